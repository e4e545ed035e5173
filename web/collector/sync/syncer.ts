import { OfflineError, ProblemError } from '../../client/index.js';
import type { PhoneClock } from '../clock/phone-clock.js';
import { ifRoom, isFull } from '../store/full.js';
import { dropJob, nextJob } from '../store/jobs.js';
import { type Job, type Phone, readKept, type Sent } from '../store/phone.js';
import { waitMs } from './back-off.js';
import { isPassing, type SendWays, sendJob, sendPositions, timed } from './send-job.js';

export interface SyncStatus {
  /** `signed-out`: the server wants somebody to sign in; nothing is lost meanwhile. */
  readonly state: 'idle' | 'sending' | 'offline' | 'signed-out' | 'failing';
  /** What is being sent, and how far its photos are (0 … 1). */
  readonly job: string | null;
  readonly part: number;
  /** Milliseconds until the next try; null: none is planned. */
  readonly nextIn: number | null;
}

export interface SyncWays extends SendWays {
  readonly phone: Phone;
  readonly owner: string;
  /** The server's time, as far as it is known. */
  readonly now: () => number;
  readonly clock: Pick<PhoneClock, 'isMeasured' | 'correction' | 'offset' | 'forget'>;
  readonly after: (ms: number, call: () => void) => () => void;
  /** Of several windows of one phone one sends. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** A clock that differs by more than this between making and sending was changed. */
const SAME_CLOCK_MS = 120_000;
/** So many of what was sent are remembered. */
const REMEMBERED = 200;

/** Sends what waits on the phone, in its order, one after the other; tries again by itself. */
export class Syncer {
  #status: SyncStatus = { state: 'idle', job: null, part: 0, nextIn: null };
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #cancel: (() => void) | null = null;
  /** Refused while the phone had no room to write that down. */
  readonly #aside = new Set<string>();
  /** With their times put right, while the phone had no room to keep them so. */
  readonly #timed = new Map<string, Job>();
  readonly #hearers = new Set<() => void>();

  constructor(private readonly ways: SyncWays) {}

  get status(): SyncStatus {
    return this.#status;
  }

  hear = (call: () => void): (() => void) => {
    this.#hearers.add(call);
    return () => this.#hearers.delete(call);
  };

  /** Sends now whatever waits; resolves when there is nothing more to do for the time being. */
  run = (): Promise<void> => {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#running !== null) this.#again = true;
    this.#running ??= this.ways
      .alone(() => this.#work())
      .finally(() => {
        this.#running = null;
        if (this.#again) {
          this.#again = false;
          void this.run();
        }
      });
    return this.#running;
  };

  /** Another question was answered so: nothing could be sent either. */
  askForSignIn(): void {
    if (this.#running === null) this.#become({ state: 'signed-out', job: null, part: 0, nextIn: null });
  }

  /** No more tries: somebody else uses the phone. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#again = false;
  }

  async #work(): Promise<void> {
    const { phone, owner, api, clock } = this.ways;
    this.#aside.clear();
    try {
      for (;;) {
        this.#again = false;
        const job = await nextJob(phone, owner, this.#aside);
        if (job === undefined) break;
        // Its answer tells the server's time: when something was seen is known by that alone, where the phone's clock was set.
        if (!clock.isMeasured()) await api.session();
        await this.#send(await this.#withTimes(job));
      }
      await this.#positions();
      // Photos of a form that is open still ask for it.
      if ((await phone.jobs.count()) + (await phone.photos.count()) === 0) clock.forget();
      this.#failures = 0;
      this.#become({ state: 'idle', job: null, part: 0, nextIn: null });
    } catch (error) {
      this.#wait(error);
    }
  }

  /** Kept so before it is sent: however often that is, the same is sent. */
  async #withTimes(job: Job): Promise<Job> {
    if (job.stretch === undefined) return job;
    const right = this.#timed.get(job.id) ?? timed(job, this.ways.clock);
    this.#timed.set(job.id, right);
    await ifRoom(
      this.ways.phone.jobs
        .where('id')
        .equals(job.id)
        .modify((_, ref) => {
          ref.value = right;
        }),
    );
    return right;
  }

  async #send(job: Job): Promise<void> {
    const { phone } = this.ways;
    this.#become({ state: 'sending', job: job.id, part: 0, nextIn: null });
    try {
      const outcome = await sendJob(phone, this.ways, job, (part) => this.#become({ part }));
      await this.#settle(job, outcome);
      this.#failures = 0;
    } catch (error) {
      if (!(error instanceof ProblemError) || isPassing(error)) {
        await ifRoom(
          phone.jobs
            .where('id')
            .equals(job.id)
            .modify({ tries: job.tries + 1 }),
        );
        throw error;
      }
      // What the server will not have stays here for people to decide on; the others go on.
      this.#aside.add(job.id);
      await ifRoom(phone.jobs.where('id').equals(job.id).modify({ state: 'refused', problem: error.problem }));
    }
  }

  /** Taken out of the queue, its photos with it, in the very step in which it is remembered as sent. */
  async #settle(job: Job, outcome: { readonly number: string | null; readonly joined: boolean }): Promise<void> {
    const { phone } = this.ways;
    const offset = this.ways.clock.offset();
    const sent: Sent = {
      owner: job.owner,
      title: job.title,
      at: new Date(this.ways.now()).toISOString(),
      kind: job.work.kind,
      ...outcome,
      clockChanged: job.offset !== null && offset !== null && Math.abs(offset - job.offset) > SAME_CLOCK_MS,
    };
    const settle = (remembers: boolean) =>
      phone.transaction('rw', phone.jobs, phone.photos, phone.uploaded, phone.sent, async () => {
        await dropJob(phone, job.id);
        if (!remembers) return;
        await phone.sent.add(sent);
        const old = await phone.sent.orderBy('seq').reverse().offset(REMEMBERED).primaryKeys();
        await phone.sent.bulkDelete(old);
      });
    try {
      await settle(true);
    } catch (error) {
      // A full phone gets room again by this alone: it must not fail for a line of remembrance.
      if (!isFull(error)) throw error;
      await settle(false);
    }
    this.#timed.delete(job.id);
  }

  /** Of the shift that goes on; where its beginning is not sent yet, they wait for it. */
  async #positions(): Promise<void> {
    const { phone, owner, api, clock } = this.ways;
    const shift = await readKept(phone, owner, 'shift');
    if (shift === undefined) return;
    const begins = await phone.jobs.where('[owner+state]').anyOf([owner, 'waiting'], [owner, 'refused']).toArray();
    if (begins.some(({ work }) => work.kind === 'shift-begin' && work.shift === shift.id)) return;
    await sendPositions(phone, { api, clock }, owner, shift.id);
  }

  #wait(error: unknown): void {
    const offline = error instanceof OfflineError;
    const signedOut = error instanceof ProblemError && (error.status === 401 || error.code === 'password-due');
    const nextIn = signedOut ? null : waitMs(this.#failures);
    this.#failures += 1;
    this.#become({ state: signedOut ? 'signed-out' : offline ? 'offline' : 'failing', job: null, part: 0, nextIn });
    if (nextIn !== null) this.#cancel = this.ways.after(nextIn, () => void this.run());
  }

  #become(change: Partial<SyncStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const hear of [...this.#hearers]) hear();
  }
}
