import { useSyncExternalStore } from 'react';

/** How a person likes to act, on this device. */
export interface ActingSettings {
  /** Seconds in which an act can be taken back, 0 to 10; 0: it is sent at once. */
  readonly delay: number;
  /** Whether the next case of the queue opens once an act is on its way. */
  readonly next: boolean;
  /** Whether single letters are commands. */
  readonly letters: boolean;
}

export const LONGEST_DELAY = 10;
const USUAL: ActingSettings = { delay: 5, next: true, letters: true };
const STORED = 'bihuan.acting';

const hearers = new Set<() => void>();
const read = new Map<string, ActingSettings>();

export function actingSettings(person: string): ActingSettings {
  const known = read.get(person);
  if (known !== undefined) return known;
  const found = settingsIn(localStorage.getItem(`${STORED} ${person}`) ?? localStorage.getItem(STORED));
  read.set(person, found);
  return found;
}

export function changeActing(person: string, change: Partial<ActingSettings>): void {
  const next = { ...actingSettings(person), ...change };
  read.set(person, next);
  localStorage.setItem(`${STORED} ${person}`, JSON.stringify(next));
  for (const hear of [...hearers]) hear();
}

export function useActing(person: string): ActingSettings {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => actingSettings(person),
  );
}

/** What somebody, or an older version, may have left there is taken as far as it fits. */
export function settingsIn(text: string | null): ActingSettings {
  const given = parsed(text);
  const { delay, next, letters } = given;
  return {
    delay: typeof delay === 'number' && delay >= 0 && delay <= LONGEST_DELAY ? Math.round(delay) : USUAL.delay,
    next: typeof next === 'boolean' ? next : USUAL.next,
    letters: typeof letters === 'boolean' ? letters : USUAL.letters,
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
