import 'fake-indexeddb/auto';
import type { CaseDetail, Problem, ReportBody } from '@bihuan/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OfflineError, ProblemError } from '../../client/index.js';
import { enqueue, giveUp, type NewJob, NoRoom } from '../store/jobs.js';
import { keep, openPhone, type Phone } from '../store/phone.js';
import { waitMs } from './back-off.js';
import { Syncer, type SyncWays } from './syncer.js';

const OWNER = '620103/collector-1';
const AT = '2026-03-04T01:00:00.000Z';

/** A server of a test: it remembers what it did under which key, as the real one does. */
class Server {
  readonly done = new Map<string, string>();
  readonly order: string[] = [];
  readonly uploads: string[] = [];
  readonly taken: (string | null)[] = [];
  /** What goes wrong at the next requests, in their order; null: nothing. */
  readonly troubles: ('before' | 'after' | Problem | null)[] = [];
  readonly versions = new Map<string, number>();
  readonly events: { seq: number; type: string }[] = [];
  positions = 0;

  answer<T>(key: string, body: unknown, value: () => T): Promise<T> {
    const trouble = this.troubles.shift() ?? null;
    if (trouble === 'before') return Promise.reject(new OfflineError('no net'));
    if (typeof trouble === 'object' && trouble !== null) return Promise.reject(new ProblemError(trouble));
    const text = JSON.stringify(body);
    const before = this.done.get(key);
    if (before !== undefined && before !== text) return Promise.reject(new ProblemError(problem(422, 'key-reused')));
    if (before === undefined) {
      this.done.set(key, text);
      this.order.push(key);
    }
    return trouble === 'after' ? Promise.reject(new OfflineError('answer lost')) : Promise.resolve(value());
  }

  readonly ways: Pick<SyncWays, 'api' | 'upload'> = {
    api: {
      session: () => {
        this.order.push('session');
        return Promise.resolve({} as never);
      },
      report: (body, key) => this.answer(key, body, () => ({ number: `N-${key}` }) as CaseDetail),
      act: (id, body, key) => {
        const version = this.versions.get(id) ?? 0;
        if (body.version !== version) return Promise.reject(new ProblemError(problem(409, 'conflict')));
        return this.answer(key, body, () => undefined);
      },
      case: (id) =>
        Promise.resolve({ version: this.versions.get(id) ?? 0, events: this.events } as unknown as CaseDetail),
      surveyResults: (_, { results }) =>
        this.answer(results[0]?.id ?? '', results, () => ({
          results: [{ id: results[0]?.id ?? '', component: null, problem: { code: 'already-surveyed' } }],
        })),
      beginShift: (body) =>
        this.answer(`begin ${body.id}`, body, () => ({
          id: 'of-the-server',
          area: { path: '', name: '' },
          beganAt: body.beganAt ?? '',
          endedAt: null,
          cells: 0,
          positions: 0,
        })),
      endShift: (id, body) => this.answer(`end ${id}`, body, () => ({}) as never),
      recordPositions: (id, { positions }) => {
        this.positions += positions.length;
        this.order.push(`positions ${id}`);
        return Promise.resolve({} as never);
      },
    },
    upload: ({ id, takenAt }) => {
      this.uploads.push(id);
      this.taken.push(takenAt ?? null);
      return this.answer(`photo ${id}`, id, () => ({}) as never);
    },
  };
}

const problem = (status: number, code: string): Problem => ({ type: 'about:blank', title: code, status, code });

let phone: Phone;
let server: Server;
let syncer: Syncer;
let timers: { ms: number; call: () => void }[];
let clock: { measured: boolean; right: number } & SyncWays['clock'];
let serial = 0;
beforeEach(() => {
  phone = openPhone(`test-${serial++}`);
  server = new Server();
  timers = [];
  clock = {
    measured: true,
    right: 0,
    isMeasured: () => clock.measured,
    correction: () => clock.right,
    offset: () => 0,
    forget: () => {},
  };
  syncer = new Syncer({
    ...server.ways,
    phone,
    owner: OWNER,
    now: () => 1_000_000,
    clock,
    after: (ms, call) => {
      timers.push({ ms, call });
      return () => {};
    },
    alone: (work) => work(),
  });
});
afterEach(() => phone.delete());

const report = (id: string, more: Partial<NewJob> = {}): NewJob => ({
  id,
  owner: OWNER,
  subject: id,
  title: `report ${id}`,
  work: { kind: 'report', body: { id } as ReportBody },
  photos: [],
  offset: 0,
  ...more,
});

async function photo(id: string): Promise<string> {
  const picture = new Blob([id]);
  const rest = {
    exif: null,
    place: null,
    bearing: null,
    sha256: null,
    takenAt: AT,
    offset: 0,
    stretch: 1,
    captured: true,
  };
  await phone.photos.add({ id, owner: OWNER, picture, ...rest });
  return id;
}

const left = () => phone.jobs.orderBy('seq').toArray();

describe('what waits on a phone', () => {
  it('is sent in the order in which it was made, photos first, and is gone then', async () => {
    for (const id of ['c', 'a', 'b']) await enqueue(phone, report(id, { photos: [await photo(`photo-${id}`)] }));
    await syncer.run();
    expect(server.order).toEqual(['photo photo-c', 'c', 'photo photo-a', 'a', 'photo photo-b', 'b']);
    expect(await left()).toEqual([]);
    expect(await phone.photos.count()).toBe(0);
    expect((await phone.sent.toArray()).map((sent) => sent.number)).toEqual(['N-c', 'N-a', 'N-b']);
  });

  it('is done once where the answer was lost, and no photo is sent twice', async () => {
    await enqueue(phone, report('a', { photos: [await photo('p1'), await photo('p2')] }));
    server.troubles.push(null, null, 'after');
    await syncer.run();
    expect(syncer.status.state).toBe('offline');
    expect((await left()).map((job) => job.tries)).toEqual([1]);
    await syncer.run();
    expect(server.order).toEqual(['photo p1', 'photo p2', 'a']);
    expect(server.uploads).toEqual(['p1', 'p2']);
    expect(await left()).toEqual([]);
  });

  it('waits without a net, longer each time, and nothing overtakes', async () => {
    for (const id of ['a', 'b']) await enqueue(phone, report(id));
    server.troubles.push('before', 'before', 'before');
    for (let i = 0; i < 3; i++) await syncer.run();
    expect(server.order).toEqual([]);
    expect(timers.map((timer) => timer.ms)).toEqual([2_000, 4_000, 8_000]);
    expect(waitMs(50)).toBe(300_000);
    timers.at(-1)?.call();
    await syncer.run();
    expect(server.order).toEqual(['a', 'b']);
  });

  it('stays with its reason where the server refuses it, and the others go on; of its own subject nothing does', async () => {
    await enqueue(phone, report('a', { subject: 'case' }));
    await enqueue(phone, report('b', { subject: 'case' }));
    await enqueue(phone, report('c'));
    server.troubles.push(problem(422, 'outside'));
    await syncer.run();
    expect(server.order).toEqual(['c']);
    const jobs = await left();
    expect(jobs.map((job) => [job.id, job.state, job.problem?.code])).toEqual([
      ['a', 'refused', 'outside'],
      ['b', 'waiting', undefined],
    ]);
    expect(syncer.status.state).toBe('idle');
    await giveUp(phone, 'a');
    await syncer.run();
    expect(server.order).toEqual(['c', 'b']);
  });

  it('is mended: the new one stands for the refused, takes its photos over, and what it does not take goes', async () => {
    await enqueue(phone, report('a', { photos: [await photo('keep'), await photo('drop')] }));
    server.troubles.push(null, null, problem(400, 'invalid'));
    await syncer.run();
    await enqueue(phone, report('a2', { photos: ['keep'] }), 'a');
    expect((await left()).map((job) => job.id)).toEqual(['a2']);
    expect((await phone.photos.toArray()).map((each) => each.id)).toEqual(['keep']);
    await syncer.run();
    expect(server.order.at(-1)).toBe('a2');
  });

  it('asks for a sign-in and keeps everything where the session has ended', async () => {
    await enqueue(phone, report('a'));
    server.troubles.push(problem(401, 'not-signed-in'));
    await syncer.run();
    expect(syncer.status).toMatchObject({ state: 'signed-out', nextIn: null });
    expect((await left()).map((job) => job.state)).toEqual(['waiting']);
  });

  it('of another person on the same phone is not sent in this one’s name', async () => {
    await enqueue(phone, report('hers', { owner: '620103/collector-2' }));
    await syncer.run();
    expect(server.order).toEqual([]);
    expect(await left()).toHaveLength(1);
  });

  it('tells that the phone’s clock was changed meanwhile', async () => {
    await enqueue(phone, report('a', { offset: 3_600_000 }));
    await syncer.run();
    expect((await phone.sent.toArray())[0]?.clockChanged).toBe(true);
  });
});

describe('what was made while somebody set the phone’s clock', () => {
  it('is sent with the time that was meant, by the server’s answer, and the same however often', async () => {
    clock.measured = false;
    clock.right = 3_600_000;
    const body = { id: 'a', observedAt: AT } as ReportBody;
    const work = { kind: 'report', body } as const;
    await enqueue(phone, report('a', { work, stretch: 1, photos: [await photo('p1')] }));
    server.troubles.push(null, 'after');
    await syncer.run();
    clock.right = 7_200_000;
    await syncer.run();
    expect(server.order).toEqual(['session', 'photo p1', 'a', 'session']);
    expect(JSON.parse(server.done.get('a') ?? '')).toMatchObject({ observedAt: '2026-03-04T02:00:00.000Z' });
    expect(server.taken).toEqual(['2026-03-04T02:00:00.000Z']);
    expect(await left()).toEqual([]);
  });
});

describe('a phone without room', () => {
  const noRoom = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };

  it('gets rid of what was sent though it cannot remember it', async () => {
    await enqueue(phone, report('a', { stretch: 1, photos: [await photo('p1')] }));
    await enqueue(phone, report('b', { photos: [await photo('p2')] }));
    phone.sent.hook('creating', noRoom);
    phone.uploaded.hook('creating', noRoom);
    phone.jobs.hook('updating', noRoom);
    await syncer.run();
    expect(server.order).toEqual(['photo p1', 'a', 'photo p2', 'b']);
    expect(await left()).toEqual([]);
    expect(await phone.photos.count()).toBe(0);
  });

  it('ends a shift whose track it has no room to mark as sent', async () => {
    const at = { at: AT, lon: 103, lat: 36, accuracy: 5, offset: 0, stretch: 1 };
    await phone.positions.add({ shift: 'mine', sent: 0, ...at });
    await enqueue(phone, { ...report('end'), work: { kind: 'shift-end', shift: 'mine', endedAt: AT } });
    phone.positions.hook('updating', noRoom);
    await syncer.run();
    expect(server.order).toEqual(['positions mine', 'end mine']);
    expect([await left(), await phone.positions.count()]).toEqual([[], 0]);
  });

  it('goes past what was refused though it cannot write that down', async () => {
    await enqueue(phone, report('a'));
    await enqueue(phone, report('b'));
    phone.jobs.hook('updating', noRoom);
    server.troubles.push(problem(422, 'outside'));
    await syncer.run();
    expect(server.order).toEqual(['b']);
    expect((await left()).map((job) => [job.id, job.state])).toEqual([['a', 'waiting']]);
  });

  it('says so where something new is to be kept', async () => {
    phone.jobs.hook('creating', noRoom);
    await expect(enqueue(phone, report('a'))).rejects.toThrow(NoRoom);
    expect(await left()).toEqual([]);
  });
});

describe('an act on a case', () => {
  const act = (version: number): NewJob => ({
    ...report('act'),
    work: { kind: 'act', caseId: 'case', body: { type: 'verified', data: { passed: true }, version } },
  });

  it('goes on the newest version where nothing came that it would not answer', async () => {
    server.versions.set('case', 7);
    server.events.push({ seq: 6, type: 'noted' }, { seq: 7, type: 'joined' });
    await enqueue(phone, act(5));
    await syncer.run();
    expect(server.order).toEqual(['act']);
    expect(JSON.parse(server.done.get('act') ?? '{}')).toMatchObject({ version: 7 });
  });

  it('is for people to decide where somebody else was sent meanwhile', async () => {
    server.versions.set('case', 6);
    server.events.push({ seq: 6, type: 'verification-sent' });
    await enqueue(phone, act(5));
    await syncer.run();
    expect((await left()).map((job) => job.problem?.code)).toEqual(['conflict']);
  });
});

describe('a row of a survey', () => {
  it('that the server refuses stays as refused', async () => {
    const body = { id: 'result-1', outcome: 'confirmed' as const, component: 'x', note: '', photos: [] };
    await enqueue(phone, { ...report('result-1'), work: { kind: 'survey', survey: 's', body } });
    await syncer.run();
    expect((await left()).map((job) => job.problem?.code)).toEqual(['already-surveyed']);
  });
});

describe('positions', () => {
  it('wait for the beginning of their shift, go to the one that the server has, and stay as the track', async () => {
    await keep(phone, OWNER, 'shift', { id: 'mine', beganAt: '2026-03-04T01:00:00Z', endedAt: null });
    for (let i = 0; i < 3; i++) {
      const at = new Date(i * 15_000).toISOString();
      await phone.positions.add({ shift: 'mine', sent: 0, at, lon: 103, lat: 36, accuracy: 5, offset: 0, stretch: 1 });
    }
    await enqueue(phone, { ...report('begin'), work: { kind: 'shift-begin', shift: 'mine', beganAt: '' } });
    server.troubles.push('before');
    await syncer.run();
    expect(server.positions).toBe(0);
    await syncer.run();
    expect(server.order).toEqual(['begin mine', 'positions of-the-server']);
    expect(server.positions).toBe(3);
    await syncer.run();
    expect(server.positions).toBe(3);
    expect(await phone.positions.count()).toBe(3);
  });
});
