import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MODERATION_KEY } from './moderation-queries.js';

/** Sends a decision and reads the queue anew, whatever came of it: somebody else may have been faster. */
export function useDecision<T>(send: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: MODERATION_KEY }),
  });
}
