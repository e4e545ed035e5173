import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerStream } from './stream.js';

/** What the browser does with a stream, by hand: here the order of what arrives is what matters. */
class HandSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: HandSource;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    HandSource.last = this;
  }

  tick(lastEventId: string): void {
    const data = JSON.stringify({ type: 'tick', now: '2026-03-02T01:00:00.000Z' });
    this.dispatchEvent(new MessageEvent('tick', { data, lastEventId }));
  }

  close(): void {
    this.readyState = HandSource.CLOSED;
  }
}

beforeEach(() => vi.stubGlobal('EventSource', HandSource));
afterEach(() => vi.unstubAllGlobals());

it('is live from the first position on, not from when the connection stands', () => {
  const stream = new ServerStream();
  const leave = stream.onMessage(() => {});
  HandSource.last.onopen?.();
  HandSource.last.tick('');
  expect(stream.status).toBe('connecting');
  HandSource.last.tick('8:41');
  expect(stream.status).toBe('live');
  leave();
});

it('is lost while the connection is broken, and live again with what comes after it', () => {
  const stream = new ServerStream();
  const leave = stream.onMessage(() => {});
  HandSource.last.tick('8:41');
  HandSource.last.readyState = 0;
  HandSource.last.onerror?.();
  expect(stream.status).toBe('lost');
  HandSource.last.tick('8:42');
  expect(stream.status).toBe('live');
  leave();
});
