import type { StreamMessage } from '@bihuan/contracts';
import { type OutboxRow, readOutbox, whoMaySee } from '../usecases/outbox.js';
import type { Actor, App } from '../usecases/types.js';
import type { Bell } from './bell.js';
import { isAfter, type Position, positionOf } from './position.js';
import { Turns } from './turns.js';

/** One open stream. */
export interface Listener {
  /** Who listens, as of when the stream was opened. */
  readonly actor: Actor;
  /** Where an earlier stream broke off; null: from now on. */
  readonly after: string | null;
  /** `position` names the message, so that the stream can be resumed after it; null where there is nothing to resume. */
  send(message: StreamMessage, position: string | null): void;
  /** Who listens now, since roles change; null where the session has ended. Asked at each tick. */
  whoNow(): Promise<Actor | null>;
  end(): void;
}

/** Of what a stream missed, this much is told one by one. */
const longestBacklog = 2_000;
const batch = 500;
const tickMs = 25_000;
/** Also a commit of which this process was not told, or that an older transaction held back, comes this soon. */
const pollMs = 2_000;

interface Seat {
  readonly listener: Listener;
  actor: Actor;
  /** Null until it took its seat: then what came up to here is told. */
  told: Position | null;
}

interface Channel {
  readonly tenant: string;
  position: string | null;
  readonly seats: Set<Seat>;
}

/**
 * Carries the outbox to the open streams, in commit order, each person only what they may see. It reads only while
 * somebody listens.
 */
export class StreamHub {
  readonly #channels = new Map<string, Channel>();
  readonly #turns: Turns;
  readonly #deaf: () => void;
  readonly #poll: NodeJS.Timeout;
  #cancelTick: () => void = () => {};
  #closed = false;

  constructor(
    private readonly app: App,
    bell: Bell,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#turns = new Turns(() => this.#carry(), failed);
    this.#deaf = bell.onRing(() => this.poke());
    this.#poll = setInterval(() => this.poke(), pollMs);
    this.#poll.unref();
    this.#armTick();
  }

  get open(): number {
    let count = 0;
    for (const channel of this.#channels.values()) count += channel.seats.size;
    return count;
  }

  openOf(person: string): number {
    let count = 0;
    for (const channel of this.#channels.values()) {
      for (const { listener } of channel.seats) if (listener.actor.person === person) count += 1;
    }
    return count;
  }

  /** Gives what ends the listening. */
  join(listener: Listener): () => void {
    const { tenant } = listener.actor;
    const channel = this.#channels.get(tenant) ?? { tenant, position: null, seats: new Set<Seat>() };
    this.#channels.set(tenant, channel);
    const seat: Seat = { listener, actor: listener.actor, told: null };
    channel.seats.add(seat);
    listener.send({ type: 'tick', now: this.#now() }, null);
    this.poke();
    return () => {
      channel.seats.delete(seat);
      if (channel.seats.size === 0 && this.#channels.get(tenant) === channel) this.#channels.delete(tenant);
    };
  }

  poke(): void {
    if (this.#channels.size > 0) this.#turns.poke();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#deaf();
    clearInterval(this.#poll);
    this.#cancelTick();
    for (const channel of this.#channels.values()) for (const { listener } of channel.seats) listener.end();
    this.#channels.clear();
    await this.#turns.end();
  }

  async #carry(): Promise<void> {
    for (const channel of [...this.#channels.values()]) {
      await this.#forward(channel);
      for (const seat of [...channel.seats]) if (seat.told === null) await this.#seat(channel, seat);
    }
  }

  /** Reads the channel on to the end and tells everybody who has a seat. */
  async #forward(channel: Channel): Promise<void> {
    for (;;) {
      const { rows, position } = await readOutbox(this.app, channel.tenant, channel.position, batch);
      channel.position = position;
      for (const row of rows) await this.#tell([...channel.seats], row);
      if (rows.length < batch) return;
    }
  }

  /** Tells a newcomer what it missed up to where the channel stands; from there it hears with the others. */
  async #seat(channel: Channel, seat: Seat): Promise<void> {
    const here = positionOf(channel.position ?? '');
    const { after } = seat.listener;
    if (after !== null) await this.#catchUp(channel, seat, after, here);
    seat.told = here;
    // A name for "here", so that a stream that breaks off before its first message resumes from its beginning.
    seat.listener.send({ type: 'tick', now: this.#now() }, channel.position);
  }

  async #catchUp(channel: Channel, seat: Seat, after: string, here: Position): Promise<void> {
    let position = after;
    for (let told = 0; told < longestBacklog; told += batch) {
      const page = await readOutbox(this.app, channel.tenant, position, batch);
      if (page.gap) break;
      for (const row of page.rows) {
        if (isAfter(positionOf(row.position), here)) return;
        // Who looked at a case then is nobody's news now.
        if (row.kind !== 'viewers') await this.#deliver([seat], row);
      }
      position = page.position;
      if (page.rows.length < batch) return;
    }
    seat.listener.send({ type: 'reset', now: this.#now() }, null);
  }

  async #tell(seats: readonly Seat[], row: OutboxRow): Promise<void> {
    const at = positionOf(row.position);
    const behind = seats.filter((seat) => seat.told !== null && isAfter(at, seat.told));
    for (const seat of behind) seat.told = at;
    await this.#deliver(behind, row);
  }

  async #deliver(seats: readonly Seat[], row: OutboxRow): Promise<void> {
    const message = messageOf(row, this.#now());
    if (message === null || seats.length === 0) return;
    const actors = seats.map((seat) => seat.actor);
    const allowed = await whoMaySee(this.app, actors, row);
    for (const [index, seat] of seats.entries()) {
      if (allowed[index] === true) seat.listener.send(message, row.position);
    }
  }

  /** After a clock that jumped over many ticks there is one, with the instant that it stands at then. */
  #armTick(): void {
    this.#cancelTick = this.app.clock.at(this.app.clock.now() + tickMs, () =>
      setImmediate(() => {
        if (this.#closed) return;
        void this.#tick();
        this.#armTick();
      }),
    );
  }

  async #tick(): Promise<void> {
    for (const channel of [...this.#channels.values()]) {
      for (const seat of [...channel.seats]) {
        seat.listener.send({ type: 'tick', now: this.#now() }, null);
        await this.#lookWho(seat);
      }
    }
  }

  async #lookWho(seat: Seat): Promise<void> {
    try {
      const actor = await seat.listener.whoNow();
      if (actor === null) seat.listener.end();
      else seat.actor = actor;
    } catch (error) {
      this.failed(error);
    }
  }

  #now(): string {
    return new Date(this.app.clock.now()).toISOString();
  }
}

/** Null: a row that is nobody's news. */
function messageOf(row: OutboxRow, now: string): StreamMessage | null {
  const { version, event, clock, light } = row.data;
  if (row.kind === 'case' && typeof version === 'number' && typeof event === 'string') {
    return { type: 'case', now, case: row.matter, version, event };
  }
  if (row.kind === 'light' && typeof clock === 'string' && typeof light === 'string') {
    return { type: 'light', now, case: row.matter, clock, light };
  }
  if (row.kind === 'rules') return { type: 'reset', now };
  if (row.kind === 'notice') return { type: 'notice', now };
  const { call, state, agent } = row.data;
  if (row.kind === 'call' && typeof call === 'string' && typeof state === 'string') {
    return { type: 'call', now, call, state, agent: typeof agent === 'string' ? agent : null };
  }
  return row.kind === 'viewers' ? { type: 'viewers', now, case: row.matter } : null;
}
