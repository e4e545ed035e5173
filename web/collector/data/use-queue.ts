import { useCallback, useState } from 'react';
import { useWorking } from '../phone-context.js';
import { enqueue, type NewJob, NoRoom } from '../store/jobs.js';

/** Puts what was entered into the queue. `full`: there was no room for it, and it still stands in its form. */
export function useQueue() {
  const { phone } = useWorking();
  const [full, setFull] = useState(false);
  /** Gives false where there was no room. */
  const put = useCallback(
    async (job: NewJob, mends: string | null = null): Promise<boolean> => {
      try {
        await enqueue(phone, job, mends);
      } catch (error) {
        if (!(error instanceof NoRoom)) throw error;
        setFull(true);
        return false;
      }
      setFull(false);
      return true;
    },
    [phone],
  );
  return { put, full };
}
