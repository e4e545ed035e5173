import { OfflineError, type Smaller, type Upload, type upload } from '../../client/index.js';
import { newKey } from '../words/new-key.js';
import type { Kept, kept } from './kept.js';

/** How far a picture is on its way to the server. */
export interface Sending {
  readonly id: string;
  /** offline: goes on by itself once there is a network; failed: the server refused it. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'offline' | 'failed';
  /** 0 … 1 */
  readonly part: number;
  readonly problem: Error | null;
  /** Shown until the server has it. */
  readonly preview: string;
}

type Place = Upload['place'];

/** What the queue stands on; a test brings its own. */
export interface UploadWays {
  readonly send: typeof upload;
  readonly shrink: (file: Blob) => Promise<Smaller>;
  readonly kept: typeof kept;
  readonly preview: (picture: Blob) => string;
  readonly now: () => number;
}

/**
 * Pictures on their way, one after the other. Their ids are made before they are sent, so a form can name them at once and
 * a reload finds them again; nothing is let go before the server has it or somebody takes it back.
 */
export class Uploads {
  #all: ReadonlyMap<string, Sending> = new Map();
  readonly #pictures = new Map<string, Kept>();
  readonly #aborts = new Map<string, AbortController>();
  readonly #hearers = new Set<() => void>();
  #running: Promise<void> | null = null;

  constructor(private readonly ways: UploadWays) {}

  get all(): ReadonlyMap<string, Sending> {
    return this.#all;
  }

  hear = (call: () => void): (() => void) => {
    this.#hearers.add(call);
    return () => this.#hearers.delete(call);
  };

  /** Takes pictures in; gives their ids, in their order. */
  add(files: readonly Blob[], place: Promise<Place> | null = null): string[] {
    return files.map((file) => {
      const id = newKey();
      const one = { id, picture: file, exif: null, place: null, ready: false, since: this.ways.now() };
      this.#take(one);
      void this.ways.kept.put(one);
      void place?.then((known) => this.#place(id, known));
      return id;
    });
  }

  /** Finds again what a reload left; whatever is not found was sent. */
  async resume(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.#all.has(id)) continue;
      const one = await this.ways.kept.get(id);
      if (one !== null && !this.#all.has(id)) this.#take(one);
    }
  }

  /** Tries again what could not be sent. */
  retry(ids: readonly string[] = [...this.#all.keys()]): void {
    for (const id of ids) {
      const { state } = this.#all.get(id) ?? {};
      if (state === 'offline' || state === 'failed') this.#become(id, { state: 'waiting', problem: null, part: 0 });
    }
    this.#run();
  }

  /** Takes a picture back, wherever it is. */
  remove(id: string): void {
    this.#aborts.get(id)?.abort();
    this.#pictures.delete(id);
    const rest = new Map(this.#all);
    rest.delete(id);
    this.#all = rest;
    void this.ways.kept.remove(id);
    this.#tell();
  }

  #take(one: Kept): void {
    this.#pictures.set(one.id, one);
    const preview = this.ways.preview(one.picture);
    this.#all = new Map(this.#all).set(one.id, { id: one.id, state: 'waiting', part: 0, problem: null, preview });
    this.#tell();
    this.#run();
  }

  #place(id: string, place: Place): void {
    const one = this.#pictures.get(id);
    if (one === undefined || place === null) return;
    const placed = { ...one, place };
    this.#pictures.set(id, placed);
    void this.ways.kept.put(placed);
  }

  #run(): void {
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
    });
  }

  async #work(): Promise<void> {
    for (;;) {
      // What is added while one is sent is found in the next round.
      await Promise.resolve();
      const next = [...this.#all.values()].find((one) => one.state === 'waiting');
      if (next === undefined) return;
      await this.#send(next.id);
    }
  }

  async #send(id: string): Promise<void> {
    this.#become(id, { state: 'sending' });
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    try {
      const one = await this.#readied(id);
      if (one === null) return;
      await this.ways.send(one, (part) => this.#become(id, { part }), abort.signal);
      this.#become(id, { state: 'sent', part: 1 });
      this.#pictures.delete(id);
      await this.ways.kept.remove(id);
    } catch (error) {
      if (abort.signal.aborted) return;
      const problem = error instanceof Error ? error : new Error(String(error));
      this.#become(id, { state: problem instanceof OfflineError ? 'offline' : 'failed', problem });
    } finally {
      this.#aborts.delete(id);
    }
  }

  /** Made smaller once, however often it is sent: the same id must be the same picture. */
  async #readied(id: string): Promise<Kept | null> {
    const one = this.#pictures.get(id);
    if (one === undefined) return null;
    if (one.ready) return one;
    const made = await this.ways.shrink(one.picture);
    const now = this.#pictures.get(id);
    if (now === undefined) return null;
    const ready = { ...now, ...made, ready: true };
    this.#pictures.set(id, ready);
    await this.ways.kept.put(ready);
    return ready;
  }

  #become(id: string, change: Partial<Sending>): void {
    const one = this.#all.get(id);
    if (one === undefined) return;
    this.#all = new Map(this.#all).set(id, { ...one, ...change });
    this.#tell();
  }

  #tell(): void {
    for (const hear of [...this.#hearers]) hear();
  }
}

/** How many of these are not with the server yet. */
export function unsentOf(all: ReadonlyMap<string, Sending>, ids: readonly string[]): number {
  return ids.filter((id) => (all.get(id)?.state ?? 'sent') !== 'sent').length;
}
