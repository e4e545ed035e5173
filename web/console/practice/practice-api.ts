import type { PracticeAnswers, PracticeView, Session } from '@bihuan/contracts';
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from '../../client/index.js';

export const practiceApi = {
  start: () => post<Session>('/practice'),
  leave: async (): Promise<Session> => {
    await remove('/practice');
    return get<Session>('/session');
  },
  answers: () => post<PracticeAnswers>('/practice/answers'),
};

export const practiceQuery = () =>
  queryOptions({ queryKey: ['practice'], queryFn: ({ signal }) => get<PracticeView>('/practice', { signal }) });
