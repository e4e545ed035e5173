import { useSyncExternalStore } from 'react';

/** Does the browser know of a network? That it does says not yet that the server can be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (call) => {
      window.addEventListener('online', call);
      window.addEventListener('offline', call);
      return () => {
        window.removeEventListener('online', call);
        window.removeEventListener('offline', call);
      };
    },
    () => navigator.onLine,
  );
}
