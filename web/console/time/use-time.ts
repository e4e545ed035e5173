import type { ClockView } from '@bihuan/contracts';
import { useCallback, useSyncExternalStore } from 'react';
import { serverTime } from '../../client/index.js';
import { changesOf, type LightColour, lightAt } from './light-at.js';

const MINUTE = 60_000;

/** Calls back at every full minute of the server's clock and whenever the clock is corrected. */
function onMinute(call: () => void): () => void {
  let cancel = () => {};
  const arm = () => {
    cancel();
    cancel = serverTime.at((Math.floor(serverTime.now() / MINUTE) + 1) * MINUTE, ring);
  };
  const ring = () => {
    arm();
    call();
  };
  arm();
  const unhear = serverTime.onJump(ring);
  return () => {
    cancel();
    unhear();
  };
}

/** The instant as a text or number that changes by the minute at most; what uses it is drawn anew only when it differs. */
export function useByMinute<T extends string | number | boolean | null>(of: (now: number) => T): T {
  return useSyncExternalStore(onMinute, () => of(serverTime.now()));
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
