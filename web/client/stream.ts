import type { StreamMessage } from '@bihuan/contracts';
import { serverTime } from './server-time.js';

export type StreamStatus = 'connecting' | 'live' | 'lost';

const RETRY_MS = [1_000, 2_000, 5_000, 10_000];
const TYPES: readonly StreamMessage['type'][] = ['case', 'light', 'viewers', 'notice', 'call', 'tick', 'reset'];

/** The server's events, for as long as somebody listens. The browser resumes a broken stream; we open a refused one anew. */
export class ServerStream {
  #source: EventSource | null = null;
  #status: StreamStatus = 'connecting';
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #messages = new Set<(message: StreamMessage) => void>();
  readonly #changes = new Set<() => void>();

  get status(): StreamStatus {
    return this.#status;
  }

  onMessage(call: (message: StreamMessage) => void): () => void {
    this.#messages.add(call);
    this.#open();
    return () => {
      this.#messages.delete(call);
      if (this.#messages.size === 0) this.#close();
    };
  }

  onStatus(call: () => void): () => void {
    this.#changes.add(call);
    return () => {
      this.#changes.delete(call);
    };
  }

  #open(): void {
    if (this.#source !== null) return;
    const source = new EventSource('/api/v1/stream');
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
    };
    source.onerror = () => {
      this.#become('lost');
      if (source.readyState === EventSource.CLOSED) this.#again();
    };
    for (const type of TYPES) source.addEventListener(type, (event) => this.#take(event));
  }

  #take(event: MessageEvent<string>): void {
    const message = JSON.parse(event.data) as StreamMessage;
    serverTime.observe(Date.parse(message.now));
    // The first position says from where on nothing is missed; what is read before it may lack what came in between.
    if (event.lastEventId !== '') this.#become('live');
    for (const call of [...this.#messages]) call(message);
  }

  #again(): void {
    this.#source = null;
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 10_000;
    this.#failures += 1;
    this.#retry = setTimeout(() => {
      if (this.#messages.size > 0) this.#open();
    }, wait);
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    this.#become('connecting');
  }

  #become(status: StreamStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const call of [...this.#changes]) call();
  }
}

export const serverStream = new ServerStream();
