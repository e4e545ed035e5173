import type { Session } from '@bihuan/contracts';
import type { QueryClient } from '@tanstack/react-query';

/**
 * Somebody signs in, or out (null): what was read for the one before is forgotten. The session's own query stays, since
 * the screen is watching it; cleared, it would never learn of the new one.
 */
export function enterAs(client: QueryClient, session: Session | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  client.setQueryData(['session'], session);
}
