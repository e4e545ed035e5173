/**
 * A stretch of time in which the phone's clock ran evenly, as far as the phone can tell: from the app's start, or from a jump
 * of the clock. A phone that slept jumps too: no counter in a browser counts that for sure.
 */
export interface Stretch {
  readonly id: number;
  /** By the phone's own clock: when it began, and when it was looked at last. */
  readonly from: number;
  readonly to: number;
  /** So long at least passed since the one before was looked at last, by a counter that nobody sets; 0 where the app was closed. */
  readonly passed: number;
  /** How far the server's clock was from the phone's in it; null: no answer came. */
  readonly offset: number | null;
}

interface Step {
  /** By how much the offset grew. */
  change: number;
  /** So much more went by on the phone's clock than must have: by so much it may have been set forward. */
  readonly room: number;
}

function stepInto(before: Stretch, next: Stretch): Step {
  const shown = next.from - before.to;
  // Less on the clock than went by: it was set back, by so much at least.
  return { change: Math.max(0, next.passed - shown), room: Math.max(0, shown - next.passed) };
}

/**
 * How far the server's clock was from the phone's in each stretch. Between two that were measured the whole change is known, and
 * is laid where it can have happened: a clock that was set back shows it; one that was set forward has a gap as wide as that, and
 * of several the narrowest. After the last one that was measured only what shows for itself is known.
 */
export function offsetsOf(stretches: readonly Stretch[]): (number | null)[] {
  const offsets = stretches.map((stretch) => stretch.offset);
  const steps = stretches.slice(1).map((next, i) => stepInto(stretches[i] ?? next, next));
  const measured = stretches.flatMap(({ offset }, index) => (offset === null ? [] : [{ index, offset }]));
  const [first] = measured;
  if (first === undefined) return offsets;
  for (const [n, { index, offset }] of measured.entries()) {
    const later = measured[n + 1];
    const between = steps.slice(index, later?.index ?? steps.length);
    if (later !== undefined) lay(between, later.offset - offset);
    let so = offset;
    for (const [i, step] of between.entries()) {
      so += step.change;
      if (later === undefined || index + i + 1 < later.index) offsets[index + i + 1] = so;
    }
  }
  let so = first.offset;
  for (let i = first.index - 1; i >= 0; i--) {
    so -= steps[i]?.change ?? 0;
    offsets[i] = so;
  }
  return offsets;
}

/** Changes the steps until they come to the whole. */
function lay(steps: readonly Step[], whole: number): void {
  let rest = whole - steps.reduce((sum, step) => sum + step.change, 0);
  if (rest > 0) {
    // Set back by more than shows: time went by meanwhile.
    const [most] = [...steps].sort((a, b) => b.change - a.change || b.room - a.room);
    if (most !== undefined) most.change += rest;
    return;
  }
  const byRoom = [...steps].sort((a, b) => a.room - b.room);
  const fits = byRoom.find((step) => step.room >= -rest);
  for (const step of fits === undefined ? byRoom.reverse() : [fits]) {
    const taken = Math.min(step.room, -rest);
    step.change -= taken;
    rest += taken;
  }
  // The server's word goes before the phone's.
  for (const step of [...steps].sort((a, b) => b.change - a.change)) {
    const taken = Math.min(Math.max(step.change, 0), -rest);
    step.change -= taken;
    rest += taken;
  }
  const last = steps.at(-1);
  if (last !== undefined) last.change += rest;
}
