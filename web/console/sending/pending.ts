import { useSyncExternalStore } from 'react';

let pending: ReadonlySet<string> = new Set();
const hearers = new Set<() => void>();

/** Cases on which an act of this person is about to be sent, or is on its way: lists dim their rows. */
export function usePending(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => pending);
}

export function setPending(ids: Iterable<string>): void {
  const next = new Set(ids);
  if (next.size === pending.size && [...next].every((id) => pending.has(id))) return;
  pending = next;
  for (const hear of [...hearers]) hear();
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
