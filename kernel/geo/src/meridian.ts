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
