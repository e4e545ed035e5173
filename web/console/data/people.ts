import { useQueries } from '@tanstack/react-query';
import { queries } from './queries.js';
import { useMay } from './session.js';

/** Whom events name by id: those who are sent, and crews. */
const ROLES = ['collector', 'unit-crew'];

/** Names of people by id; null where the name may not be seen. */
export function usePeopleNames(): (id: string) => string | null {
  const enabled = useMay('people.read');
  const known = useQueries({
    queries: ROLES.map((role) => ({ ...queries.people(role), enabled })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.people.map((one) => [one.id, one.name]) ?? [])),
  });
  return (id) => known.get(id) ?? null;
}
