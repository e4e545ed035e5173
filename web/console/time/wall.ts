import { formatInstant, parseLocal } from '@bihuan/worktime';

/** An instant as the wall clock of a zone shows it. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export function wallOf(at: number, zone: string): Wall {
  const text = formatInstant(at, zone);
  const number = (from: number, to: number) => Number(text.slice(from, to));
  return { year: number(0, 4), month: number(5, 7), day: number(8, 10), hour: number(11, 13), minute: number(14, 16) };
}

/** The instant at which the zone's wall clock shows this. */
export function instantOf(wall: Wall, zone: string): number {
  return parseLocal(`${pad(wall.year, 4)}-${pad(wall.month)}-${pad(wall.day)}T${wallClock(wall)}`, zone);
}

/** Days since 1970 of the wall date, so that dates can be compared and counted. */
export function dayNumber(wall: Wall): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day) / 86_400_000;
}

/** "09:05" */
export function wallClock(wall: Wall): string {
  return `${pad(wall.hour)}:${pad(wall.minute)}`;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}
