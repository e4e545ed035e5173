import { useEffect, useState } from 'react';
import { useKept, useWorking } from '../phone-context.js';
import { stamp, textOf } from './phone-time.js';
import { askWhere } from './position.js';

export const INTERVALS = [10, 15, 30, 60] as const;
export const USUAL_SECONDS = 15;

export type Recording = 'off' | 'searching' | 'told' | 'refused';

/** Records where the phone is while a shift goes on, at the interval that was chosen, and never else. */
export function useRecorder(): Recording {
  const { phone, syncer } = useWorking();
  const shift = useKept('shift');
  const seconds = useKept('every') ?? USUAL_SECONDS;
  const id = shift !== undefined && shift.endedAt === null ? shift.id : null;
  const [state, setState] = useState<Recording>('off');
  useEffect(() => {
    if (id === null) {
      setState('off');
      return;
    }
    let left = false;
    let last = 0;
    setState('searching');
    const take = async () => {
      const told = await askWhere();
      if (left) return;
      setState(told === null ? 'refused' : 'told');
      if (told === null) return;
      const { longitude: lon, latitude: lat, accuracy } = told.coords;
      // Each instant once: two at the same would be taken for one.
      const { at: seen, offset, stretch } = stamp();
      last = seen > last ? seen : last + 1;
      const row = {
        shift: id,
        sent: 0,
        at: textOf(last),
        offset,
        stretch,
        lon,
        lat,
        accuracy: Math.round(accuracy),
      } as const;
      await phone.positions.add(row).catch(() => {});
      void syncer.run();
    };
    void take();
    const timer = setInterval(() => void take(), seconds * 1000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [id, seconds, phone, syncer]);
  return state;
}
