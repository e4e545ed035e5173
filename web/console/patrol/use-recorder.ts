import { MOST_POSITIONS, type TrackPoint } from '@bihuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ProblemError, serverTime } from '../../client/index.js';
import { patrolQueries } from './patrol-queries.js';
import { add, drop, waiting } from './position-queue.js';

const EVERY_MS = 15_000;
/** `GeolocationPositionError.PERMISSION_DENIED`; anything else may be found the next time. */
const DENIED = 1;

type State = 'searching' | 'told' | 'refused';

/** Records where the phone is while a shift goes on, and sends it as soon as the server can be reached. */
export function useRecorder(shift: string | null) {
  const client = useQueryClient();
  const [state, setState] = useState<State>('searching');
  const [left, setLeft] = useState(0);
  const sending = useRef<Promise<void> | null>(null);

  const send = useCallback(
    async (id: string): Promise<void> => {
      // One at a time: two would send the same positions.
      await sending.current;
      const run = sendAll(id).finally(() => setLeft(waiting(id).length));
      sending.current = run.catch(() => {});
      await run;
      await client.invalidateQueries({ queryKey: patrolQueries.shifts().queryKey });
    },
    [client],
  );

  useEffect(() => {
    if (shift === null) return;
    let last = 0;
    setState('searching');
    setLeft(waiting(shift).length);
    const trouble = () => {
      // Without a net they wait.
    };
    const take = ({ coords }: GeolocationPosition) => {
      setState('told');
      // Each instant once: two at the same would be taken for one.
      last = Math.max(serverTime.now(), last + 1);
      add(shift, {
        at: new Date(last).toISOString(),
        lon: coords.longitude,
        lat: coords.latitude,
        accuracy: Math.round(coords.accuracy),
      });
      setLeft(waiting(shift).length);
      send(shift).catch(trouble);
    };
    const ask = () => {
      if (!('geolocation' in navigator)) setState('refused');
      else {
        navigator.geolocation.getCurrentPosition(
          take,
          ({ code }) => setState(code === DENIED ? 'refused' : 'searching'),
          {
            enableHighAccuracy: true,
            maximumAge: 0,
            timeout: EVERY_MS,
          },
        );
      }
    };
    const online = () => void send(shift).catch(trouble);
    ask();
    const timer = setInterval(ask, EVERY_MS);
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', online);
    };
  }, [shift, send]);

  return { state, left, send };
}

/** Batch by batch. What the server refuses is dropped with the rest: it would refuse it again. */
async function sendAll(shift: string): Promise<void> {
  for (;;) {
    const batch: TrackPoint[] = waiting(shift).slice(0, MOST_POSITIONS);
    if (batch.length === 0) return;
    try {
      await api.recordPositions(shift, { positions: batch });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 429 || error.status === 401) {
        throw error;
      }
    }
    drop(shift, batch);
  }
}
