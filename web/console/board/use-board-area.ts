import { useQuery } from '@tanstack/react-query';
import { boardQueries } from './board-queries.js';

/** What the board's area is called. */
export function useBoardArea(area: string | undefined): string {
  return useQuery(boardQueries.trends(area)).data?.area.name ?? '';
}
