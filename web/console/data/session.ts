import type { Session } from '@bihuan/contracts';
import { createContext, use } from 'react';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('nobody is signed in here: wrap the screen in <Shell>');
  return session;
}

export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission);
}
