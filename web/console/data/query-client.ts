import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../client/index.js';
import { keepTrying } from './queries.js';

/** One cache for the screen. Whoever meets "not signed in" brings the sign-in form up; what was open stays open behind it. */
export function createQueryClient(): QueryClient {
  const signedOut = (error: Error) => {
    if (error instanceof ProblemError && error.code === 'not-signed-in') client.setQueryData(['session'], null);
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
