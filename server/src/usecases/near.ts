import type { Box } from '../store/queue.js';

/** A box that holds every point within some metres of a place. */
export function boxAround({ lon, lat }: { readonly lon: number; readonly lat: number }, metres: number): Box {
  const up = metres / 111_000;
  const across = up / Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  return { west: lon - across, east: lon + across, south: lat - up, north: lat + up };
}
