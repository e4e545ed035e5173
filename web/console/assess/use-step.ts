import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../words/new-key.js';
import { ASSESSMENT } from './assess-queries.js';

/** One write of this area: once for its key, and everything that it may change is asked for anew. */
export function useStep<T>(write: (body: T, key: string) => Promise<unknown>, onDone: () => void = () => {}) {
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (body: T) => write(body, key),
    onSuccess: async () => {
      setKey(newKey());
      await client.invalidateQueries({ queryKey: ASSESSMENT });
      onDone();
    },
    // What was refused and is sent again, changed, is another write.
    onError: () => setKey(newKey()),
  });
}
