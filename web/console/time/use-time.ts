import type { ClockView } from '@bihuan/contracts';
import { useCallback, useSyncExternalStore } from 'react';
import { serverTime } from '../../client/index.js';
import { changesOf, type LightColour, lightAt } from './light-at.js';
import { MinuteTicker } from './minute-ticker.js';

const MINUTE = 60_000;

const ticker = new MinuteTicker(serverTime);

/** The instant as a text or number that changes by the minute at most; what uses it is drawn anew only when it differs. */
export function useByMinute<T extends string | number | boolean | null>(of: (now: number) => T): T {
  return useSyncExternalStore(ticker.subscribe, () => of(serverTime.now()));
}

/** The server's present minute, UTC ms. */
export function useMinute(): number {
  return useByMinute((now) => Math.floor(now / MINUTE) * MINUTE);
}

/** A clock's light now; changes in the very moment in which the clock passes its warning or due instant. */
export function useLight(clock: ClockView): LightColour {
  const subscribe = useCallback(
    (call: () => void) => {
      let cancels: (() => void)[] = [];
      const arm = () => {
        for (const cancel of cancels) cancel();
        const now = serverTime.now();
        cancels = changesOf(clock)
          .filter((at) => at > now)
          .map((at) => serverTime.at(at, call));
      };
      arm();
      const unhear = serverTime.onJump(() => {
        arm();
        call();
      });
      return () => {
        for (const cancel of cancels) cancel();
        unhear();
      };
    },
    [clock],
  );
  return useSyncExternalStore(subscribe, () => lightAt(clock, serverTime.now()));
}
