import type { Session } from '@bihuan/contracts';
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { Refresher } from './data/refresh.js';
import { type Job, type KeptValues, type Phone, readKept } from './store/phone.js';
import type { Syncer, SyncStatus } from './sync/syncer.js';

export interface Working {
  readonly phone: Phone;
  readonly owner: string;
  readonly session: Session;
  readonly syncer: Syncer;
  readonly refresher: Refresher;
  /** Somebody has to sign in before anything is sent. */
  readonly signIn: () => void;
  readonly signOut: () => Promise<void>;
}

const Context = createContext<Working | null>(null);

export function WorkingAs({ value, children }: { readonly value: Working; readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useWorking(): Working {
  const working = use(Context);
  if (working === null) throw new Error('nobody works here: wrap the screen in <WorkingAs>');
  return working;
}

/** Something that is kept, as it changes; undefined: not there, or not read yet. */
export function useKept<K extends keyof KeptValues>(name: K): KeptValues[K] | undefined {
  const { phone, owner } = useWorking();
  return useLiveQuery(() => readKept(phone, owner, name), [phone, owner, name]);
}

const NO_JOBS: readonly Job[] = [];

/** What waits of this person, in its order; undefined: not read yet, which is not the same as nothing. */
export function useJobsRead(): readonly Job[] | undefined {
  const { phone, owner } = useWorking();
  return useLiveQuery(
    () => phone.jobs.where('[owner+state]').anyOf([owner, 'waiting'], [owner, 'refused']).sortBy('seq'),
    [phone, owner],
  );
}

export const useJobs = (): readonly Job[] => useJobsRead() ?? NO_JOBS;

export function useSyncStatus(): SyncStatus {
  const { syncer } = useWorking();
  return useSyncExternalStore(syncer.hear, () => syncer.status);
}
