import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverStream } from '../../client/index.js';

/** Several events close together are one reload. */
const QUIET_MS = 400;

/** Reads a list anew, soon, whenever some case has changed. */
export function useCaseNews(key: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unhear = serverStream.onMessage((message) => {
      if (message.type === 'tick') return;
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries({ queryKey: [key] }), QUIET_MS);
    });
    return () => {
      unhear();
      clearTimeout(timer);
    };
  }, [client, key]);
}
