import type { CaseDetail, Problem, TrackPoint } from '@bihuan/contracts';
import { MOST_POSITIONS } from '@bihuan/contracts';
import { type api, ProblemError, type upload } from '../../client/index.js';
import type { PhoneClock } from '../clock/phone-clock.js';
import { ifRoom, isFull } from '../store/full.js';
import { type Job, keep, type Phone, type PhonePhoto, type PhonePosition, readKept } from '../store/phone.js';

/** What the sending stands on; a test brings its own. */
export interface SendWays {
  readonly api: Pick<
    typeof api,
    'session' | 'report' | 'act' | 'case' | 'surveyResults' | 'beginShift' | 'endShift' | 'recordPositions'
  >;
  readonly upload: typeof upload;
  /** What puts times right that were taken by a clock that was set since. */
  readonly clock: Pick<PhoneClock, 'isMeasured' | 'correction'>;
}

export interface Outcome {
  readonly number: string | null;
  readonly joined: boolean;
}

const nothing: Outcome = { number: null, joined: false };

/** Sends the photos of a job and then itself. @throws what the server or the net says against it */
export async function sendJob(
  phone: Phone,
  { api, upload, clock }: SendWays,
  job: Job,
  progress: (part: number) => void,
): Promise<Outcome> {
  await sendPhotos(phone, upload, clock, job, progress);
  const { work } = job;
  switch (work.kind) {
    case 'report': {
      try {
        const answer = await api.report(work.body, job.id);
        if (answer === null) return nothing;
        return 'joined' in answer ? { number: answer.number, joined: true } : { number: answer.number, joined: false };
      } catch (error) {
        // The key is forgotten after a while, the id is not: it arrived long ago.
        if (error instanceof ProblemError && error.code === 'id-taken') return arrived(api, job);
        throw error;
      }
    }
    case 'act':
      return actOn(phone, api, job, work);
    case 'survey': {
      const { results } = await api.surveyResults(work.survey, { results: [work.body] });
      const problem = results[0]?.problem ?? null;
      if (problem !== null)
        throw new ProblemError({ ...blank, ...problem, title: problem.code, status: 422 } as Problem);
      return { number: results[0]?.component ?? null, joined: false };
    }
    case 'shift-begin': {
      const shift = await api.beginShift({ id: work.shift, beganAt: work.beganAt });
      if (shift.id !== work.shift) {
        const ids = (await readKept(phone, job.owner, 'shiftIds')) ?? {};
        await keep(phone, job.owner, 'shiftIds', { ...ids, [work.shift]: shift.id });
      }
      return nothing;
    }
    case 'shift-end': {
      const id = await serverShift(phone, job.owner, work.shift);
      await sendPositions(phone, { api, clock }, job.owner, work.shift);
      await api.endShift(id, { endedAt: work.endedAt });
      return nothing;
    }
  }
}

const blank = { type: 'about:blank' };

async function sendPhotos(
  phone: Phone,
  upload: SendWays['upload'],
  clock: SendWays['clock'],
  job: Job,
  progress: (part: number) => void,
): Promise<void> {
  const all = await phone.photos.bulkGet([...job.photos]);
  const photos = all.filter((photo): photo is PhonePhoto => photo !== undefined);
  const there = new Set((await phone.uploaded.bulkGet([...job.photos])).map((each) => each?.id));
  const left = photos.filter((photo) => !there.has(photo.id));
  const abort = new AbortController();
  for (const [index, photo] of left.entries()) {
    const takenAt = photo.captured ? moved(photo.takenAt, clock.correction(photo.offset, photo.stretch)) : null;
    await upload({ ...photo, takenAt }, (part) => progress((index + part) / left.length), abort.signal);
    // Without room it is sent once more after a break: the same id with the same picture is the same.
    await ifRoom(phone.uploaded.put({ id: photo.id }));
  }
}

/** The case of that id is there; where the person may read it, its number is known. */
async function arrived(api: SendWays['api'], job: Job): Promise<Outcome> {
  const found = await api.case(job.id);
  return { number: found.number, joined: false };
}

/** Events that change nothing of what somebody on the spot was asked for. */
const HARMLESS: ReadonlySet<string> = new Set([
  'noted',
  'joined',
  'supervision-required',
  'supervised',
  'coordination-opened',
  'coordination-decided',
  'assist-requested',
  'assist-done',
]);

/**
 * An act on a case that has moved on meanwhile is sent on its newest version where nothing has happened to what it answers;
 * else the server's refusal stands and people decide.
 */
async function actOn(
  phone: Phone,
  api: SendWays['api'],
  job: Job,
  work: Extract<Job['work'], { kind: 'act' }>,
): Promise<Outcome> {
  try {
    return numberOf(await api.act(work.caseId, work.body, job.id));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
    const now = await api.case(work.caseId);
    const since = now.events.filter((event) => event.seq > work.body.version);
    if (!since.every((event) => HARMLESS.has(event.type))) throw error;
    const body = { ...work.body, version: now.version };
    // Kept first: where the answer is lost, the same is sent again.
    await ifRoom(
      phone.jobs
        .where('id')
        .equals(job.id)
        .modify({ work: { ...work, body } }),
    );
    return numberOf(await api.act(work.caseId, body, job.id));
  }
}

const numberOf = (detail: CaseDetail | undefined): Outcome => ({ number: detail?.number ?? null, joined: false });

async function serverShift(phone: Phone, owner: string, shift: string): Promise<string> {
  return (await readKept(phone, owner, 'shiftIds'))?.[shift] ?? shift;
}

/** Positions of a shift, batch by batch. What the server refuses for good it would refuse again: it is not kept. */
export async function sendPositions(
  phone: Phone,
  { api, clock }: Pick<SendWays, 'api' | 'clock'>,
  owner: string,
  shift: string,
): Promise<void> {
  const id = await serverShift(phone, owner, shift);
  for (;;) {
    const batch = await phone.positions.where('[shift+sent]').equals([shift, 0]).limit(MOST_POSITIONS).toArray();
    if (batch.length === 0) return;
    const positions: TrackPoint[] = batch.map(({ at, offset, stretch, lon, lat, accuracy }) => ({
      at: moved(at, clock.correction(offset, stretch)),
      lon,
      lat,
      accuracy,
    }));
    try {
      await api.recordPositions(id, { positions });
    } catch (error) {
      if (!(error instanceof ProblemError) || isPassing(error)) throw error;
    }
    await markSent(phone, batch);
  }
}

/** They stay as the track of whoever walked; on a phone without room they go, which takes none. */
async function markSent(phone: Phone, batch: readonly PhonePosition[]): Promise<void> {
  const keys = batch.map(({ seq = 0 }) => seq);
  try {
    await phone.positions.bulkUpdate(keys.map((key) => ({ key, changes: { sent: 1 } })));
  } catch (error) {
    if (!isFull(error)) throw error;
    await phone.positions.bulkDelete(keys);
  }
}

/** The job with the times that were meant, by what is known now of the phone's clock, and for good. */
export function timed(job: Job, clock: SendWays['clock']): Job {
  const { stretch, ...rest } = job;
  return { ...rest, work: workMoved(job.work, clock.correction(job.offset, stretch)) };
}

function workMoved(work: Job['work'], ms: number): Job['work'] {
  if (ms === 0) return work;
  switch (work.kind) {
    case 'report':
    case 'survey': {
      const { observedAt } = work.body;
      // Each kind with its own body, which a spread of both would lose.
      if (observedAt === undefined) return work;
      return work.kind === 'report'
        ? { ...work, body: { ...work.body, observedAt: moved(observedAt, ms) } }
        : { ...work, body: { ...work.body, observedAt: moved(observedAt, ms) } };
    }
    case 'act': {
      const { observedAt } = work.body.data;
      if (typeof observedAt !== 'string') return work;
      return { ...work, body: { ...work.body, data: { ...work.body.data, observedAt: moved(observedAt, ms) } } };
    }
    case 'shift-begin':
      return { ...work, beganAt: moved(work.beganAt, ms) };
    case 'shift-end':
      return { ...work, endedAt: moved(work.endedAt, ms) };
  }
}

const moved = (instant: string, ms: number): string =>
  ms === 0 ? instant : new Date(Date.parse(instant) + ms).toISOString();

/** Will another try go better? */
export function isPassing({ status, code }: ProblemError): boolean {
  return (
    status >= 500 ||
    status === 408 ||
    status === 429 ||
    status === 401 ||
    code === 'other-tenant' ||
    code === 'password-due'
  );
}
