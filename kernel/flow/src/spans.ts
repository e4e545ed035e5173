import type { Instant, Milliseconds, Timeline } from '@bihuan/worktime';
import type { Pause } from './matter.js';

/** `[start, end)`; end null: goes on. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant | null;
}

/** Takes the pauses out of the spans. A pause whose end is unknown cuts off all that follows. Spans are in order. */
export function without(spans: readonly Span[], pauses: readonly Pause[]): Span[] {
  let left: Span[] = [...spans];
  for (const pause of pauses) left = left.flatMap((span) => cut(span, pause));
  return left;
}

function cut(span: Span, pause: Pause): Span[] {
  const spanEnd = span.end ?? Infinity;
  const pauseEnd = pause.to ?? Infinity;
  if (pauseEnd <= span.start || pause.from >= spanEnd || pauseEnd <= pause.from) return [span];
  const parts: Span[] = [];
  if (span.start < pause.from) parts.push({ start: span.start, end: pause.from });
  if (pauseEnd < spanEnd) parts.push({ start: pauseEnd, end: span.end });
  return parts;
}

/** The spans up to t. One that begins at t is kept, empty, so that a clock which just started is seen to run. */
export function upTo(spans: readonly Span[], t: Instant): Span[] {
  return spans
    .filter((span) => span.start <= t)
    .map((span) => (span.end === null || span.end > t ? { start: span.start, end: t } : span));
}

/** Counted time in spans that all have an end. */
export function used(timeline: Timeline, spans: readonly Span[], t: Instant): Milliseconds {
  let sum = 0;
  for (const span of upTo(spans, t)) sum += timeline.elapsed(span.start, span.end ?? t);
  return sum;
}

/** The earliest instant at which the counted time reaches an amount; null where the spans end before. */
export function reach(timeline: Timeline, spans: readonly Span[], amount: Milliseconds): Instant | null {
  let left = amount;
  for (const { start, end } of spans) {
    if (left <= 0) return start;
    if (end === null) return timeline.add(start, left);
    const here = timeline.elapsed(start, end);
    if (left <= here) return timeline.add(start, left);
    left -= here;
  }
  return null;
}
