import type { CaseDetail, CaseSummary } from '@bihuan/contracts';
import { api, fileAddress, ProblemError } from '../../client/index.js';
import { keep, type Phone, readKept } from '../store/phone.js';
import { nowText } from './phone-time.js';

const EVERY_MS = 60_000;
/** What changes seldom. */
const SELDOM_MS = 15 * 60_000;
const MOST_TASKS = 100;
const MOST_CASES = 200;

/** Acts by which a collector answers a task. */
export const TASK_ACTS: ReadonlySet<string> = new Set(['verified', 'checked']);

/** Brings what is needed without a net onto the phone, while there is one. */
export class Refresher {
  #seldomAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(
    private readonly phone: Phone,
    private readonly owner: string,
    /** The server wants somebody to sign in. */
    private readonly signedOut: () => void,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => void this.run(), EVERY_MS);
    void this.run();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Resolves when as much is fresh as could be; what could not be read stays as it was. */
  run = (): Promise<void> => {
    this.#running ??= this.#read()
      .catch((error: unknown) => {
        if (error instanceof ProblemError && error.status === 401) this.signedOut();
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  };

  async #read(): Promise<void> {
    const { phone, owner } = this;
    const session = await api.session();
    if (`${session.tenant.id}/${session.person.id}` !== owner) return this.signedOut();
    await keep(phone, owner, 'session', session);
    await this.#tasks();
    if (performance.now() - this.#seldomAt > SELDOM_MS) {
      await keep(phone, owner, 'catalogue', await api.catalogue());
      await keep(phone, owner, 'pack', await api.collectPack());
      this.#seldomAt = performance.now();
    }
    await keep(phone, owner, 'surveys', (await api.surveyTasks()).surveys);
    await keep(phone, owner, 'cases', await openCases());
    await this.#shift();
    await keep(phone, owner, 'refreshedAt', nowText());
  }

  /** Whole cases, so that they can be read without a net; those that have not changed are not asked for again. */
  async #tasks(): Promise<void> {
    const { phone, owner } = this;
    const { items } = await api.cases({ queue: 'desk', limit: MOST_TASKS });
    const before = new Map(((await readKept(phone, owner, 'tasks')) ?? []).map((each) => [each.id, each]));
    const tasks: CaseDetail[] = [];
    for (const item of items) {
      const known = before.get(item.id);
      const detail = known?.version === item.version ? { ...known, clock: item.clock } : await api.case(item.id);
      if (detail.actions.some((action) => TASK_ACTS.has(action.type))) tasks.push(detail);
    }
    await keep(phone, owner, 'tasks', tasks);
    await this.#pictures(tasks);
  }

  /** The photos of the tasks, for comparing on the spot; those of tasks that are gone make room. */
  async #pictures(tasks: readonly CaseDetail[]): Promise<void> {
    const { phone } = this;
    const wanted = new Set(tasks.flatMap((task) => task.photos.filter((photo) => !photo.erased).map(({ id }) => id)));
    const kept = new Set(await phone.pictures.toCollection().primaryKeys());
    await phone.pictures.bulkDelete([...kept].filter((id) => !wanted.has(id)));
    for (const id of wanted) {
      if (kept.has(id)) continue;
      const answer = await fetch(fileAddress(id), { credentials: 'same-origin' });
      // A phone without room keeps what was taken, rather than what can be fetched again.
      if (answer.ok) await phone.pictures.put({ id, blob: await answer.blob() }).catch(() => {});
    }
  }

  /** A shift that was begun, or ended, on another screen of the same person. */
  async #shift(): Promise<void> {
    const { phone, owner } = this;
    const waiting = await phone.jobs.where('[owner+state]').equals([owner, 'waiting']).toArray();
    if (waiting.some(({ work }) => work.kind === 'shift-begin' || work.kind === 'shift-end')) return;
    const { shifts } = await api.shifts();
    const mine = await readKept(phone, owner, 'shift');
    const ids = (await readKept(phone, owner, 'shiftIds')) ?? {};
    const [latest] = shifts;
    if (latest === undefined) return;
    const isMine = mine !== undefined && (ids[mine.id] ?? mine.id) === latest.id;
    if (isMine && latest.endedAt !== null && mine.endedAt === null) {
      await keep(phone, owner, 'shift', { ...mine, endedAt: latest.endedAt });
    } else if (!isMine && latest.endedAt === null) {
      await keep(phone, owner, 'shift', { id: latest.id, beganAt: latest.beganAt, endedAt: null });
    }
  }
}

/** For the hint that somebody has reported the same: the latest open ones that the person may read. */
async function openCases(): Promise<readonly CaseSummary[]> {
  const { items } = await api.cases({ queue: 'open', sort: 'reported', limit: MOST_CASES });
  return items;
}
