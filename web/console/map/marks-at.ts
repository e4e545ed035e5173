import type { CasePlacesHistory } from '@bihuan/contracts';
import type { MapMark } from '../../map/index.js';

export type SpanCase = CasePlacesHistory['cases'][number];

/**
 * The cases as they stood at an instant, by the due instant of the whole case as it is known now; at no instant the ones
 * that are open now, by the light of their stage, as the desk has them.
 */
export function marksAt(cases: readonly SpanCase[], at: number | null): MapMark[] {
  return cases.flatMap((each): MapMark[] => {
    if (!openAt(each, at)) return [];
    const { id, lon, lat } = each;
    return [{ id, place: { lon, lat }, light: at === null ? each.light : lightAt(each, at) }];
  });
}

export function openAt({ reportedAt, endedAt }: SpanCase, at: number | null): boolean {
  if (at === null) return endedAt === null;
  return Date.parse(reportedAt) <= at && (endedAt === null || Date.parse(endedAt) > at);
}

function lightAt({ warnAt, dueAt }: SpanCase, at: number): 'green' | 'yellow' | 'red' {
  if (dueAt !== null && at > Date.parse(dueAt)) return 'red';
  return warnAt !== null && at >= Date.parse(warnAt) ? 'yellow' : 'green';
}

export function countLights(marks: readonly MapMark[]): Readonly<Record<'green' | 'yellow' | 'red', number>> {
  const of = (light: string) => marks.filter((mark) => mark.light === light).length;
  return { green: of('green'), yellow: of('yellow'), red: of('red') };
}
