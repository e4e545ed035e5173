import type { Problem } from '@bihuan/contracts';

/** One event that is to be written. */
export interface SendItem {
  readonly case: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The version that the person saw. */
  readonly version: number;
  /** The act's own idempotency key. */
  readonly key: string;
  /** What to call the case while it is on its way. */
  readonly label: string;
}

export interface Refused {
  readonly item: SendItem;
  readonly problem: Problem;
}

/** An act that a person has given out of hand, or some that go together. */
export interface Sending {
  readonly id: string;
  readonly person: string;
  readonly type: string;
  readonly items: readonly SendItem[];
  readonly bulk: boolean;
  /** What gives the form back as it was; whoever made it knows. */
  readonly back: unknown;
  /**
   * waiting: can be taken back; sending: on its way; kept: nobody was reached, it is tried again; refused: the server
   * said no, and the person has to say what now.
   */
  readonly status: 'waiting' | 'sending' | 'kept' | 'refused';
  /** Whole seconds until it is sent. */
  readonly left: number;
  readonly why: 'offline' | 'signed-out' | null;
  readonly refused: readonly Refused[];
}

export type ItemAnswer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly problem: Problem };

/** What came of a request: an answer for each item, or nobody was reached. */
export type Answer = { readonly answers: readonly ItemAnswer[] } | { readonly why: 'offline' | 'signed-out' };

export interface OutboxWorld {
  readonly person: string;
  /** Sends the items in their order. `leaving`: the page may be gone before the answer comes. */
  send(sending: Pick<Sending, 'items' | 'bulk'>, leaving: boolean): Promise<Answer>;
  /** Seconds that an act waits. */
  delay(): number;
  after(ms: number, call: () => void): () => void;
  /** Outlives a reload, not the window. */
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  done(sending: Sending): void;
  refused(sending: Sending): void;
}

export type NewSending = Pick<Sending, 'type' | 'items' | 'bulk' | 'back'>;

const STORED = 'bihuan.sending';
const SECOND = 1_000;
const RETRY_S = [3, 5, 10, 20, 30];

/**
 * Acts on their way. Each waits some seconds in which it can be taken back, since the log has no undo; then it is sent,
 * once, however often the page is loaded or the network breaks: it keeps its key. Acts on one case go in their order.
 */
export class Outbox {
  #list: readonly Sending[];
  readonly #timers = new Map<string, () => void>();
  readonly #hearers = new Set<() => void>();
  #failures = 0;

  constructor(private readonly world: OutboxWorld) {
    this.#list = this.#stored().filter((each) => each.person === world.person);
  }

  get list(): readonly Sending[] {
    return this.#list;
  }

  subscribe = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  /** What an earlier page left is sent now: it was out of hand when the page went. */
  start(): void {
    for (const { id, status } of this.#list) {
      if (status !== 'refused') this.#change(id, { status: 'waiting', left: 0 });
    }
    this.#go();
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  add(given: NewSending): Sending {
    const left = this.world.delay();
    const sending: Sending = {
      ...given,
      id: given.items[0]?.key ?? '',
      person: this.world.person,
      status: 'waiting',
      left,
      why: null,
      refused: [],
    };
    this.#set([...this.#list, sending]);
    if (left === 0) this.#go();
    else this.#arm(sending.id);
    return sending;
  }

  /** Takes back the named one, or the newest that can be; null where it is too late. */
  takeBack(id?: string): Sending | null {
    const found = this.#list.findLast((each) => each.status === 'waiting' && (id === undefined || each.id === id));
    if (found === undefined) return null;
    this.#forget(found.id);
    return found;
  }

  /** Sends without waiting any longer. */
  sendNow(id?: string): void {
    for (const each of this.#list) {
      if (each.status === 'waiting' && (id === undefined || each.id === id)) this.#change(each.id, { left: 0 });
    }
    this.#go();
  }

  /** Sends all that is left, and waits until there is an answer or none to be had. */
  async drain(): Promise<void> {
    this.sendNow();
    await Promise.all(this.#running.values());
    if (this.#list.some((each) => each.status === 'waiting' && each.left === 0)) await this.drain();
  }

  /**
   * The page is being left: all that waits is sent at once, in one request that outlives the page. It stays in the store,
   * so that a page that comes back sends the same again and learns what came of it.
   */
  leave(): void {
    const unsent = this.#list.filter((each) => each.status === 'waiting');
    if (unsent.length === 0) return;
    const versions = new Map<string, number>();
    const fixed = new Map(
      unsent.map((each) => [
        each.id,
        each.items.map((item) => {
          // What comes after another act on the same case will find it one event further.
          const version = Math.max(item.version, versions.get(item.case) ?? 0);
          versions.set(item.case, version + 1);
          return { ...item, version };
        }),
      ]),
    );
    for (const [id, items] of fixed) this.#change(id, { items, status: 'sending', left: 0 });
    const all = { items: [...fixed.values()].flat(), bulk: true };
    void this.world.send(all, true).then(
      () => this.start(),
      () => this.start(),
    );
  }

  /** Tries again what nobody was reached for. */
  retry(): void {
    for (const each of this.#list) if (each.status === 'kept') this.#change(each.id, { status: 'waiting', left: 0 });
    this.#go();
  }

  /** The person has said what is to become of a refused one. */
  settle(id: string): void {
    this.#forget(id);
  }

  readonly #running = new Map<string, Promise<void>>();

  #arm(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.set(
      id,
      this.world.after(SECOND, () => {
        const found = this.#list.find((each) => each.id === id);
        if (found?.status !== 'waiting') return;
        this.#change(id, { left: Math.max(found.left - 1, 0) });
        if (found.left > 1) this.#arm(id);
        else this.#go();
      }),
    );
  }

  /** Sends whatever has waited long enough and stands behind nothing of the same case. */
  #go(): void {
    const busy = new Set<string>();
    for (const each of [...this.#list]) {
      if (each.status === 'refused') continue;
      const free = !each.items.some((item) => busy.has(item.case));
      for (const item of each.items) busy.add(item.case);
      if (free && each.status === 'waiting' && each.left === 0) {
        this.#running.set(
          each.id,
          this.#send(each).finally(() => this.#running.delete(each.id)),
        );
      }
    }
  }

  async #send(sending: Sending): Promise<void> {
    this.#change(sending.id, { status: 'sending' });
    const answer = await this.world.send(sending, false);
    if (!this.#list.some((each) => each.id === sending.id)) return;
    if ('why' in answer) {
      this.#change(sending.id, { status: 'kept', why: answer.why });
      this.#again();
      return;
    }
    this.#failures = 0;
    const refused = sending.items.flatMap((item, index) => {
      const of = answer.answers[index];
      return of === undefined || of.ok ? [] : [{ item, problem: of.problem }];
    });
    this.#movedOn(sending, answer.answers);
    if (refused.length === 0) this.#forget(sending.id);
    else this.#change(sending.id, { status: 'refused', refused });
    this.world.done(sending);
    if (refused.length > 0) this.world.refused({ ...sending, status: 'refused', refused });
    this.#go();
  }

  /** What waits behind an own act has seen the case as that act leaves it. */
  #movedOn(sent: Sending, answers: readonly ItemAnswer[]): void {
    for (const [index, item] of sent.items.entries()) {
      const answer = answers[index];
      if (answer?.ok !== true) continue;
      for (const each of this.#list) {
        if (each.id === sent.id || each.status !== 'waiting') continue;
        const follows = each.items.some((next) => next.case === item.case && next.version === item.version);
        if (!follows) continue;
        const items = each.items.map((next) =>
          next.case === item.case && next.version === item.version ? { ...next, version: answer.version } : next,
        );
        this.#change(each.id, { items });
      }
    }
  }

  #again(): void {
    const wait = RETRY_S[Math.min(this.#failures, RETRY_S.length - 1)] ?? 30;
    this.#failures += 1;
    this.#timers.get(STORED)?.();
    this.#timers.set(
      STORED,
      this.world.after(wait * SECOND, () => this.retry()),
    );
  }

  #forget(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    this.#set(this.#list.filter((each) => each.id !== id));
  }

  #change(id: string, change: Partial<Sending>): void {
    this.#set(this.#list.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }

  #set(list: readonly Sending[]): void {
    this.#list = list;
    const others = this.#stored().filter((each) => each.person !== this.world.person);
    const all = [...others, ...list];
    if (all.length === 0) this.world.store.removeItem(STORED);
    else this.world.store.setItem(STORED, JSON.stringify(all));
    for (const hear of [...this.#hearers]) hear();
  }

  #stored(): Sending[] {
    try {
      const value: unknown = JSON.parse(this.world.store.getItem(STORED) ?? '[]');
      return Array.isArray(value) ? (value as Sending[]) : [];
    } catch {
      return [];
    }
  }
}
