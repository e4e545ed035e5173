import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../client/index.js';
import { keepTrying } from './queries.js';

/** One cache for the screen. Whoever meets "not signed in" brings the sign-in form up; what was open stays open behind it. */
export function createQueryClient(): QueryClient {
  const signedOut = (error: Error) => {
    if (!(error instanceof ProblemError)) return;
    if (error.code === 'not-signed-in') client.setQueryData(['session'], null);
    // Another window has entered or left a practice: this one goes along.
    if (error.code === 'other-tenant') {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      void client.invalidateQueries({ queryKey: ['session'] });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      queries: { retry: keepTrying, staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
  return client;
}
