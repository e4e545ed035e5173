import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from './adapters/settings.js';
import { createServer } from './app.js';
import { openInstallation } from './installation.js';
import { rubbish } from './routes/server.fixture.js';
import { type TestInstallation, testInstallation } from './testing/installation.js';
import { signIn } from './usecases/sign-in.js';

/** One of several processes on a database of one's own. */
async function open(here: TestInstallation): Promise<FastifyInstance> {
  const data = mkdtempSync(join(tmpdir(), 'bihuan-installation-'));
  const settings = readSettings({ DATABASE_URL: here.base.url, BIHUAN_DATA: data }, '/nowhere');
  const installation = await openInstallation({ settings, purpose: 'serve', clock: here.clock, log: () => {} });
  expect(installation).toMatchObject({ tenants: [here.tenant], migrated: [], postgres: { embedded: false } });
  const server = createServer({
    app: installation.app,
    settings,
    bell: installation.bell,
    rules: installation.rules,
    webRoot: null,
  });
  onTestFinished(async () => {
    await server.close();
    await installation.close();
    rmSync(data, { recursive: true });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return server;
}

it('what is written in one process is told by the stream of another', async () => {
  const here = await testInstallation();
  onTestFinished(() => here.close());
  await here.person('duty', 'duty-officer');
  const entered = await signIn(here.app, { login: 'duty', password: 'duty' });
  if (!entered.ok) throw new Error('duty cannot sign in');
  const cookie = `bihuan_session=${entered.value.token}`;
  const [one, other] = [await open(here), await open(here)];

  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const { port } = other.server.address() as AddressInfo;
  const stream = await fetch(`http://127.0.0.1:${port}/api/v1/stream`, {
    headers: { cookie },
    signal: stopping.signal,
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (what: string): Promise<void> => {
    while (!text.includes(what)) {
      const { value, done } = (await reader?.read()) ?? { value: '', done: true };
      if (done) throw new Error(`the stream ended before "${what}"`);
      text += value;
    }
  };
  await until('id: ');
  const payload = { ...rubbish, source: 'hotline' };
  const reported = await one.inject({ method: 'POST', url: '/api/v1/cases', headers: { cookie }, payload });
  expect(reported.statusCode).toBe(201);
  await until(`"case":"${reported.json().id}"`);
});
