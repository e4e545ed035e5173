import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDetail } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Child, Place } from './crash.fixture.js';

/** Enough to be in the middle of writing, and few enough to be quick. */
const acknowledgedBeforeTheKill = 120;
const writers = 4;

let place: Place;
beforeAll(async () => {
  await build();
  place = new Place();
}, 240_000);
afterAll(() => place.remove());

/** An event that the server said was written. */
interface Acknowledged {
  readonly case: string;
  readonly seq: number;
  readonly type: string;
}

async function signIn(url: string, login: string): Promise<string> {
  const lines = readFileSync(join(place.data, 'sign-ins.txt'), 'utf8').split('\n');
  const password = lines.find((line) => line.split(/\s+/)[0] === login)?.split(/\s+/)[1];
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (response.status !== 200) throw new Error(`${login} cannot sign in: ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

async function post(url: string, cookie: string, body: object): Promise<CaseDetail> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as CaseDetail;
}

/** Reports, files and notes until the server is gone; every answer is noted as it comes. */
async function write(url: string, cookie: string, written: Acknowledged[], limit: number): Promise<void> {
  const note = (detail: CaseDetail, type: string): CaseDetail => {
    written.push({ case: detail.id, seq: detail.version, type });
    return detail;
  };
  const report = {
    source: 'hotline',
    class: { kind: 'event', code: '06001' },
    severity: 'general',
    location: { lon: 103.8026, lat: 36.0643 },
    description: 'written while the server is killed',
  };
  while (written.length < limit) {
    let detail = note(await post(`${url}/api/v1/cases`, cookie, report), 'reported');
    const act = (type: string, data: object) =>
      post(`${url}/api/v1/cases/${detail.id}/events`, cookie, { type, data, version: detail.version });
    detail = note(await act('filed', { standard: { hours: 4 } }), 'filed');
    note(await act('noted', { text: 'still here' }), 'noted');
  }
}

/** Writes with several writers at once and kills the server in the middle of it. */
async function killWhileWriting(server: Child, kill: () => void): Promise<Acknowledged[]> {
  const url = await server.url();
  const cookie = await signIn(url, 'duty');
  const written: Acknowledged[] = [];
  const results = Promise.allSettled(
    Array.from({ length: writers }, () => write(url, cookie, written, acknowledgedBeforeTheKill * 3)),
  );
  await expect.poll(() => written.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(acknowledgedBeforeTheKill);
  kill();
  await server.ended;
  const ends = await results;
  // All of them were still at it: none had come to the end of its loop.
  expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 'rejected'));
  return written;
}

async function expectAll(url: string, written: readonly Acknowledged[]): Promise<void> {
  const cookie = await signIn(url, 'duty');
  for (const id of new Set(written.map((each) => each.case))) {
    const events = written.filter((each) => each.case === id);
    const response = await fetch(`${url}/api/v1/cases/${id}`, { headers: { cookie } });
    expect(response.status, id).toBe(200);
    const detail = (await response.json()) as CaseDetail;
    const there = detail.events.map(({ seq, type }) => ({ case: id, seq, type }));
    expect(there).toEqual(expect.arrayContaining(events));
    // Not more than one that was under way, and no hole.
    expect(there.map(({ seq }) => seq)).toEqual(there.map((_, index) => index + 1));
    expect(detail.version).toBe(there.length);
  }
}

describe('an installation', () => {
  it('has every acknowledged event after kill -9 during writes, and leaves no process', async () => {
    const first = place.start();
    const written = await killWhileWriting(first, () => first.signal('SIGKILL'));
    const second = place.start();
    await expectAll(await second.url(), written);

    const more = await killWhileWriting(second, () => second.signal('SIGKILL'));
    const third = place.start();
    const url = await third.url();
    await expectAll(url, [...written, ...more]);

    // With a stream open, too.
    const cookie = await signIn(url, 'duty');
    const stream = await fetch(`${url}/api/v1/stream`, { headers: { cookie } });
    third.signal('SIGTERM');
    expect(await third.ended).toBe(0);
    await stream.body?.cancel().catch(() => {});
    await expect.poll(() => place.left(), { timeout: 10_000 }).toEqual([]);
  }, 240_000);

  it('has them all, too, when it is told to stop in the middle of writes', async () => {
    const server = place.start();
    const written = await killWhileWriting(server, () => server.signal('SIGTERM'));
    expect(await server.ended).toBe(0);
    const again = place.start();
    await expectAll(await again.url(), written);
    again.signal('SIGINT');
    expect(await again.ended).toBe(0);
    await expect.poll(() => place.left(), { timeout: 10_000 }).toEqual([]);
  }, 120_000);
});

describe('a server that cannot start', () => {
  it('names the taken port and the remedy, and leaves nothing running', async () => {
    const first = place.start();
    const port = new URL(await first.url()).port;
    const other = new Place();
    try {
      const second = other.start({ PORT: port });
      expect(await second.error()).toBe(
        `Port ${port} on 127.0.0.1 is taken. Choose another: PORT=${Number(port) + 1} npm start`,
      );
      expect(await second.ended).toBe(1);
      expect(other.left()).toEqual([]);
    } finally {
      other.remove();
      first.signal('SIGTERM');
      await first.ended;
    }
  }, 60_000);

  it('refuses to show the sample to a network', async () => {
    const server = place.start({ HOST: '0.0.0.0' });
    expect(await server.error()).toContain('The sample district is for this machine only, and HOST is 0.0.0.0.');
    expect(await server.ended).toBe(1);
    expect(place.left()).toEqual([]);
    // Not either where the file with the passwords was taken away: people may have kept a copy.
    renameSync(join(place.data, 'sign-ins.txt'), join(place.folder, 'kept'));
    const again = place.start({ HOST: '0.0.0.0' });
    expect(await again.error()).toContain('The sample district is for this machine only');
    expect(await again.ended).toBe(1);
    renameSync(join(place.folder, 'kept'), join(place.data, 'sign-ins.txt'));
    await expect.poll(() => place.left(), { timeout: 10_000 }).toEqual([]);
  }, 60_000);

  it('is set up empty by its two administrators, and goes on without being told so again', async () => {
    const other = new Place();
    try {
      const people = {
        BIHUAN_TENANT: 'lanzhou-own',
        BIHUAN_ADMIN_LOGIN: 'zhao',
        BIHUAN_ADMIN_PASSWORD: 'a long password',
        BIHUAN_SECURITY_LOGIN: 'qian',
        BIHUAN_SECURITY_PASSWORD: 'another long one',
      };
      const first = other.start(people, ['--blank']);
      const enter = async (url: string) =>
        fetch(`${url}/api/v1/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ login: 'zhao', password: 'a long password' }),
        });
      const session = await (await enter(await first.url())).json();
      expect(session).toMatchObject({ tenant: { id: 'lanzhou-own' }, grants: [{ role: 'administrator' }] });
      first.signal('SIGTERM');
      await first.ended;
      // Its passwords are its people's own, so it may serve a network.
      const second = other.start({ HOST: '0.0.0.0' });
      const url = (await second.url()).replace('0.0.0.0', '127.0.0.1');
      expect((await enter(url)).status).toBe(200);
      second.signal('SIGTERM');
      expect(await second.ended).toBe(0);
    } finally {
      other.remove();
    }
  }, 60_000);

  it('says what an empty installation needs, and stops the database that it started', async () => {
    const other = new Place();
    try {
      const server = other.start({}, ['--blank']);
      expect(await server.error()).toContain('or set BIHUAN_ADMIN_LOGIN, BIHUAN_ADMIN_PASSWORD');
      expect(await server.ended).toBe(1);
      await expect.poll(() => other.left(), { timeout: 10_000 }).toEqual([]);
    } finally {
      other.remove();
    }
  }, 60_000);
});
