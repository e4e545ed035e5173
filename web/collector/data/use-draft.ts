import { useCallback, useEffect, useState } from 'react';
import { useWorking } from '../phone-context.js';

/**
 * A form that is being filled in, kept on the phone at every change: a pocket, a reload or a killed app loses nothing.
 * Undefined until it was read.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const { phone, owner } = useWorking();
  const key = `${owner} draft ${name}`;
  const [draft, setDraft] = useState<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for a form; what is empty is made anew at each look
  useEffect(() => {
    let left = false;
    void phone.kept.get(key).then((row) => {
      if (!left) setDraft({ ...empty, ...(row?.value as Partial<T> | undefined) });
    });
    return () => {
      left = true;
    };
  }, [phone, key]);
  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const next = { ...(before ?? empty), ...part };
        void phone.kept.put({ key, value: next });
        return next;
      }),
    [phone, key, empty],
  );
  const clear = useCallback(async () => {
    await phone.kept.delete(key);
    setDraft(empty);
  }, [phone, key, empty]);
  return { draft, change, clear };
}

/** Puts a form there that is to be opened with something in it. */
export function draftKey(owner: string, name: string): string {
  return `${owner} draft ${name}`;
}
