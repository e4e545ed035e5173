/** What the address of the people says: which of them, and whose account is open. */
export interface PeopleSearch {
  readonly q?: string;
  readonly role?: string;
  readonly unit?: string;
  readonly state?: 'active' | 'locked' | 'disabled';
  readonly person?: string;
}

const STATES = ['active', 'locked', 'disabled'] as const;

export function readPeopleSearch(raw: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
  const [q, role, unit, person] = [text(raw.q), text(raw.role), text(raw.unit), text(raw.person)];
  const state = STATES.find((each) => each === raw.state);
  return {
    ...(q !== undefined && { q }),
    ...(role !== undefined && { role }),
    ...(unit !== undefined && { unit }),
    ...(state !== undefined && { state }),
    ...(person !== undefined && { person }),
  };
}
