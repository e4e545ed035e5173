/** The same meridian from -180 (with it) to 180 (without it), to the digit: taking away whole turns rounds nothing. */
export function wrapped(lon: number): number {
  if (lon >= -180 && lon < 180) return lon;
  const turned = lon % 360;
  if (turned >= 180) return turned - 360;
  return turned < -180 ? turned + 360 : turned;
}

/** Turns to be added to a longitude that follows another across ±180. All the way round is no jump: it runs along a pole. */
export function jump(from: number, to: number): -1 | 0 | 1 {
  const step = to - from;
  if (step > 180 && step < 360) return -1;
  return step < -180 && step > -360 ? 1 : 0;
}

/**
 * By corner of a ring, the turns to be added to its longitude so that no edge jumps over ±180; null where none does. An edge
 * from 180 to -180 is all the way round if the ring closes so, else it stays in its place.
 */
export function turnsOf(ring: readonly (readonly [number, number])[]): Int32Array | null {
  let jumps = false;
  for (let i = 1; i < ring.length && !jumps; i++) jumps = jump(ring[i - 1]?.[0] ?? 0, ring[i]?.[0] ?? 0) !== 0;
  if (!jumps) return null;
  const drawn = counted(ring, 360);
  if (drawn.at(-1) === 0) return drawn;
  const kept = counted(ring, 361);
  return kept.at(-1) === 0 ? kept : drawn;
}

/** A step of more than 180, but less than `round`, is a jump. */
function counted(ring: readonly (readonly [number, number])[], round: number): Int32Array {
  const turns = new Int32Array(ring.length);
  for (let i = 1; i < ring.length; i++) {
    const step = (ring[i]?.[0] ?? 0) - (ring[i - 1]?.[0] ?? 0);
    const jumps = Math.abs(step) > 180 && Math.abs(step) < round;
    turns[i] = (turns[i - 1] ?? 0) - (jumps ? Math.sign(step) : 0);
  }
  return turns;
}

/** The pole that a ring round the earth is closed along. */
export function nearerPole(ring: readonly (readonly [number, number])[]): -90 | 90 {
  return ring.reduce((sum, [, lat]) => sum + lat, 0) < 0 ? -90 : 90;
}
