import { useCallback, useEffect, useState } from 'react';
import { useWorking } from '../phone-context.js';
import { isFull } from '../store/full.js';

/**
 * A form that is being filled in, kept on the phone at every change: a pocket, a reload or a killed app loses nothing.
 * Undefined until it was read. `full`: the phone has no room for it, and only the page has what was typed.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const { phone, owner } = useWorking();
  const key = `${owner} draft ${name}`;
  const [draft, setDraft] = useState<T>();
  const [full, setFull] = useState(false);
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
        phone.kept.put({ key, value: next }).then(
          () => setFull(false),
          (error: unknown) => {
            if (!isFull(error)) throw error;
            setFull(true);
          },
        );
        return next;
      }),
    [phone, key, empty],
  );
  const clear = useCallback(async () => {
    await phone.kept.delete(key);
    setDraft(empty);
    setFull(false);
  }, [phone, key, empty]);
  return { draft, full, change, clear };
}

/** Puts a form there that is to be opened with something in it. */
export function draftKey(owner: string, name: string): string {
  return `${owner} draft ${name}`;
}
