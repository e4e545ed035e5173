import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { type StreamStatus, serverStream } from '../../client/index.js';

/** Many events close together, as after a bulk act, are one reload. */
const QUIET_MS = 120;
const LATEST_MS = 1_000;
/** Overviews follow at a distance: they are long, or many. */
const OVERVIEW_QUIET_MS = 1_500;
const OVERVIEW_LATEST_MS = 5_000;
const OVERVIEWS = ['places', 'view-counts', 'street-counts'];

/** Lets the server's events into the cache: the case that changed is read anew, and so is the queue, soon. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const soon = gathered(() => {
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['scorecard'], refetchType: 'none' });
    });
    const later = gathered(
      () => {
        for (const key of OVERVIEWS) void client.invalidateQueries({ queryKey: [key] });
      },
      OVERVIEW_QUIET_MS,
      OVERVIEW_LATEST_MS,
    );
    const unhear = serverStream.onMessage((message) => {
      if (message.type === 'tick' || message.type === 'viewers') return;
      if (message.type === 'notice' || message.type === 'call') {
        void client.invalidateQueries({ queryKey: [message.type === 'notice' ? 'notices' : 'hotline'] });
        return;
      }
      if (message.type === 'reset') {
        void client.invalidateQueries({ predicate: (query) => isLive(query) || isRule(query) });
        return;
      }
      void client.invalidateQueries({ queryKey: ['case', message.case] });
      void client.invalidateQueries({ queryKey: ['ledger', message.case] });
      soon.call();
      later.call();
    });
    return () => {
      unhear();
      soon.cancel();
      later.cancel();
    };
  }, [client]);

  // After a gap, whatever is shown may be old.
  const status = useStreamStatus();
  useEffect(() => {
    if (status === 'live') void client.invalidateQueries({ predicate: isLive });
  }, [status, client]);
}

const LIVE = new Set(['case', 'cases', 'ledger', 'related', 'notices', 'hotline', ...OVERVIEWS]);
/** What screens keep for an hour, unless they are told. */
const RULES = new Set(['worktime', 'catalogue', 'units', 'policies']);
const isRule = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => RULES.has(String(queryKey[0]));
const isLive = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => LIVE.has(String(queryKey[0]));

export function useStreamStatus(): StreamStatus {
  return useSyncExternalStore(
    (call) => serverStream.onStatus(call),
    () => serverStream.status,
  );
}

function gathered(act: () => void, quiet = QUIET_MS, latest = LATEST_MS): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const ring = () => {
    timer = undefined;
    act();
  };
  return {
    call: () => {
      const now = Date.now();
      if (timer === undefined) since = now;
      clearTimeout(timer);
      timer = setTimeout(ring, Math.max(Math.min(quiet, since + latest - now), 0));
    },
    cancel: () => clearTimeout(timer),
  };
}
