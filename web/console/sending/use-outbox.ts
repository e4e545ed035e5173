import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../data/session.js';
import { showRefusedUnlessBusy } from './refused-store.js';
import { openOutbox } from './send.js';
import { restore } from './use-give-back.js';

/** Keeps the person's outbox open while they are signed in: from the first screen on, since any screen may give it an act. */
export function useOutbox(): void {
  const { person } = useSession();
  const client = useQueryClient();
  useEffect(
    () =>
      openOutbox(person.id, client, {
        refused: (sending) => {
          if (!sending.bulk) restore(sending);
          showRefusedUnlessBusy(sending.id);
        },
      }),
    [person.id, client],
  );
}
