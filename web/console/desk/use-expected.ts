import { useEffect } from 'react';
import { useSession } from '../data/session.js';

/**
 * Whether to keep room for a line that is still on its way: what is known of it, else as it was for this person the last
 * time, so that the list below moves nowhere when the line comes.
 * @param known undefined until it is known whether there is such a line
 * @param first what to expect the first time
 */
export function useExpected(line: string, known: boolean | undefined, first: boolean): boolean {
  const key = `bihuan.line.${line} ${useSession().person.id}`;
  useEffect(() => {
    if (known !== undefined) localStorage.setItem(key, known ? '1' : '0');
  }, [key, known]);
  if (known !== undefined) return known;
  const last = localStorage.getItem(key);
  return last === null ? first : last === '1';
}
