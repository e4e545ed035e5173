import { useSyncExternalStore } from 'react';

/** Where one is, by the part of the address after `#`: it survives a reload and the phone's back button, without a server. */
export interface Screen {
  readonly name: string;
  readonly ids: readonly string[];
}

function read(): string {
  return window.location.hash;
}

export function useScreen(): Screen {
  const hash = useSyncExternalStore((hear) => {
    window.addEventListener('hashchange', hear);
    return () => window.removeEventListener('hashchange', hear);
  }, read);
  const [name = '', ...ids] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { name, ids };
}

export function addressOf(name: string, ...ids: readonly string[]): string {
  return `#/${[name, ...ids].map(encodeURIComponent).join('/')}`;
}

export function go(name: string, ...ids: readonly string[]): void {
  window.location.hash = addressOf(name, ...ids);
}
