import type { Call } from '@bihuan/contracts';
import { useEffect, useState } from 'react';
import { serverTime } from '../../client/index.js';

/** How long a call has rung or been talked through, or how long it took: 3:07. */
export function useSince({ state, rangAt, answeredAt, endedAt }: Call): string {
  const going = state === 'ringing' || state === 'answered';
  const now = useSecond(going);
  const from = Date.parse(state === 'ringing' ? rangAt : (answeredAt ?? rangAt));
  return lengthText((endedAt === null ? now : Date.parse(endedAt)) - from);
}

export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function useSecond(going: boolean): number {
  const [now, setNow] = useState(() => serverTime.now());
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => setNow(serverTime.now()), 1000);
    return () => clearInterval(timer);
  }, [going]);
  return now;
}
