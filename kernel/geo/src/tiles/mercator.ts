/** Web Mercator (EPSG:3857) as tiles have it: the world is the square from 0 to 1, x to the east, y to the south. */
export function mercatorX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Places beyond the last tile row, about 85.05°, lie on its edge. */
export function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return y < 0 ? 0 : y > 1 ? 1 : y;
}

export function lonOf(x: number): number {
  return (x - 0.5) * 360;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Is there a tile of this name, no deeper than a zoom? */
export function isTile({ z, x, y }: TileId, mostZoom: number): boolean {
  const whole = Number.isInteger(z) && Number.isInteger(x) && Number.isInteger(y);
  return whole && z >= 0 && z <= mostZoom && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;
}

/** What a tile covers, in degrees. */
export function tileBounds({ z, x, y }: TileId): {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
} {
  const scale = 2 ** -z;
  return {
    west: lonOf(x * scale),
    south: latOf((y + 1) * scale),
    east: lonOf((x + 1) * scale),
    north: latOf(y * scale),
  };
}
