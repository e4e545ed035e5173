import type { AddressInfo } from 'node:net';
import { type StreamMessage, streamMessage } from '@bihuan/contracts';
import pg from 'pg';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../adapters/settings.js';
import { act, type Browser, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

const minute = 60_000;
let made: TestServer;
let base: string;
let people: Record<'collector' | 'duty' | 'dispatch' | 'clerk' | 'other', Browser>;

async function begin(environment: Environment = {}): Promise<void> {
  made = await testServer({ environment });
  const { here, server } = made;
  await here.person('collector-1', 'collector');
  await here.person('duty', 'duty-officer');
  await here.person('dispatch', 'dispatcher');
  await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
  await here.person('clerk-2', 'unit-clerk', { unit: 'guihuaju' });
  people = {
    collector: await signIn(made, 'collector-1'),
    duty: await signIn(made, 'duty'),
    dispatch: await signIn(made, 'dispatch'),
    clerk: await signIn(made, 'clerk-1'),
    other: await signIn(made, 'clerk-2'),
  };
  await server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}
beforeEach(() => begin());

interface Heard {
  readonly id: string | null;
  readonly message: StreamMessage;
}

interface Stream {
  readonly response: Response;
  /** The next message; null where the stream ended. */
  next(): Promise<Heard | null>;
  /** The next that is not a tick. */
  news(): Promise<Heard | null>;
  close(): void;
}

async function listen(who: Browser, after?: string): Promise<Stream> {
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const response = await fetch(`${base}/api/v1/stream`, {
    headers: { cookie: who.cookie, ...(after === undefined ? {} : { 'last-event-id': after }) },
    signal: stopping.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('the answer has no body');
  let text = '';
  const next = async (): Promise<Heard | null> => {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read();
      if (done) return null;
      text += value;
    }
    const block = text.slice(0, text.indexOf('\n\n'));
    text = text.slice(block.length + 2);
    return parse(block);
  };
  return {
    response,
    next,
    async news() {
      for (;;) {
        const heard = await next();
        if (heard === null || heard.message.type !== 'tick') return heard;
      }
    },
    close: () => stopping.abort(),
  };
}

function parse(block: string): Heard {
  const field = (name: string): string | null =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const message = streamMessage.parse(JSON.parse(field('data') ?? ''));
  expect(field('event')).toBe(message.type);
  return { id: field('id'), message };
}

/** Two ticks: at once, and when it has its place in the order of commits. */
async function seated(who: Browser, after?: string): Promise<Stream> {
  const stream = await listen(who, after);
  expect(await stream.next()).toMatchObject({ id: null, message: { type: 'tick' } });
  expect(await stream.next()).toMatchObject({ id: expect.stringMatching(/^\d+-\d+$/), message: { type: 'tick' } });
  return stream;
}

const report = async () => (await people.collector.post('/cases', rubbish)).json();

describe('the stream', () => {
  it('is an event stream that nobody keeps, with a tick at once', async () => {
    const { response, next } = await listen(people.duty);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await next()).toEqual({
      id: null,
      message: { type: 'tick', now: new Date(made.clock.now()).toISOString() },
    });
  });

  it('is for people who are signed in', async () => {
    const response = await fetch(`${base}/api/v1/stream`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    await response.body?.cancel();
  });

  it('tells of each event, in order', async () => {
    const stream = await seated(people.duty);
    const detail = await report();
    await act(people.duty, detail, 'filed', { standard: { hours: 4 } });
    const [one, two] = [await stream.news(), await stream.news()];
    expect(one?.message).toMatchObject({ type: 'case', case: detail.id, version: 1, event: 'reported' });
    expect(two?.message).toMatchObject({ type: 'case', case: detail.id, version: 2, event: 'filed' });
    expect(one?.id).not.toBe(two?.id);
  });

  it('tells a unit of its own cases only', async () => {
    const [own, foreign] = [await seated(people.clerk), await seated(people.other)];
    const detail = await report();
    const filed = await act(people.duty, detail, 'filed', { standard: { hours: 4 } });
    await act(people.dispatch, filed, 'dispatched', { unit: 'xiyuan' });
    // The other unit's case comes after it: had they heard of the first, it would have come before.
    const second = await act(people.duty, await report(), 'filed', { standard: { hours: 4 } });
    await act(people.dispatch, second, 'dispatched', { unit: 'guihuaju' });
    expect((await own.news())?.message).toMatchObject({ case: detail.id, event: 'dispatched' });
    expect((await foreign.news())?.message).toMatchObject({ case: second.id, event: 'dispatched' });
  });

  it('follows a person whose roles change', async () => {
    const stream = await seated(people.clerk);
    const owner = new pg.Client(made.here.base.connection);
    await owner.connect();
    await owner.query(`update role_grant set unit = 'guihuaju' where person = 'clerk-1'`);
    await owner.end();
    made.clock.advance(25_000);
    expect((await stream.next())?.message.type).toBe('tick');
    // The tick is told first and the roles are read after it: the next one comes when they have been.
    made.clock.advance(25_000);
    expect((await stream.next())?.message.type).toBe('tick');
    for (const unit of ['xiyuan', 'guihuaju']) {
      const filed = await act(people.duty, await report(), 'filed', { standard: { hours: 4 } });
      await act(people.dispatch, filed, 'dispatched', { unit });
    }
    const news = await stream.news();
    const told = news?.message.type === 'case' ? news.message.case : '';
    expect((await people.duty.get(`/cases/${told}`)).json()).toMatchObject({ unit: { id: 'guihuaju' } });
  });

  it('resumes after the last event that was heard, losing and repeating none', async () => {
    const first = await seated(people.duty);
    const detail = await report();
    const heard = await first.news();
    first.close();
    const filed = await act(people.duty, detail, 'filed', { standard: { hours: 4 } });
    await act(people.dispatch, filed, 'dispatched', { unit: 'xiyuan' });
    const again = await listen(people.duty, heard?.id ?? '');
    const versions: unknown[] = [];
    while (versions.length < 2) {
      const news = await again.news();
      if (news?.message.type === 'case') versions.push(news.message.version);
    }
    await report();
    expect(versions).toEqual([2, 3]);
    expect((await again.news())?.message).toMatchObject({ event: 'reported' });
  });

  it('asks to begin anew where the last event is none of ours', async () => {
    const stream = await listen(people.duty, 'yesterday');
    expect((await stream.news())?.message.type).toBe('reset');
  });

  it('tells a light when it changes, and ticks, as soon as the clock is turned', async () => {
    await begin({ BIHUAN_SESSION_IDLE_MINUTES: '1440' });
    const detail = await report();
    const stream = await seated(people.duty);
    const { dueAt, warnAt } = detail.clock;
    made.clock.set(Date.parse(warnAt));
    expect((await stream.news())?.message).toMatchObject({ type: 'light', case: detail.id, light: 'yellow' });
    made.clock.set(Date.parse(dueAt) + 1);
    expect((await stream.news())?.message).toMatchObject({ type: 'light', case: detail.id, light: 'red' });
  });

  it('ticks once when the clock jumps over many ticks', async () => {
    const stream = await seated(people.duty);
    made.clock.advance(20 * minute);
    expect((await stream.next())?.message).toEqual({ type: 'tick', now: new Date(made.clock.now()).toISOString() });
    await report();
    expect((await stream.next())?.message.type).toBe('case');
  });

  it('ends with the session', async () => {
    const stream = await seated(people.duty);
    await people.duty.send({ method: 'DELETE', url: '/api/v1/session' });
    made.clock.advance(25_000);
    expect(await stream.news()).toBe(null);
  });

  it('keeps no session alive by listening', async () => {
    const stream = await seated(people.duty);
    for (let count = 0; count < 29; count++) {
      made.clock.advance(minute);
      expect((await stream.next())?.message.type).toBe('tick');
    }
    made.clock.advance(minute);
    expect(await stream.news()).toBe(null);
    expect((await people.duty.get('/session')).statusCode).toBe(401);
  });

  it('ends when the server closes, at once', async () => {
    const stream = await seated(people.duty);
    const closed = made.server.close();
    expect(await stream.next()).toBe(null);
    await closed;
  });

  it('leaves no seat taken when the listener goes', async () => {
    const open = async () => /^bihuan_open_streams (\d+)$/m.exec((await made.server.inject('/metrics')).body)?.[1];
    const [one, two] = [await seated(people.duty), await seated(people.clerk)];
    expect(await open()).toBe('2');
    one.close();
    two.close();
    await expect.poll(open).toBe('0');
  });

  it('is not given to one person without end', async () => {
    const streams = [];
    for (let count = 0; count < 20; count++) streams.push(await listen(people.duty));
    expect(streams.every(({ response }) => response.status === 200)).toBe(true);
    const response = await fetch(`${base}/api/v1/stream`, { headers: { cookie: people.duty.cookie } });
    expect(response.status).toBe(429);
    await response.body?.cancel();
  });
});

it('tells everybody of the tenant to read again where the rules change, whatever they may see', async () => {
  await made.here.person('admin', 'administrator');
  const admin = await signIn(made, 'admin');
  const stream = await listen(people.other);
  await stream.next();
  const { version, body } = (await admin.get('/config/policy/formal-2010')).json();
  const payload = { version, body: { ...body, warnFraction: 0.3 }, note: '' };
  const saved = await admin.send({ method: 'PUT', url: '/api/v1/config/policy/formal-2010', payload });
  expect(saved.statusCode).toBe(200);
  expect((await stream.news())?.message.type).toBe('reset');
});
