import type { ConfigDocument } from '@bihuan/contracts';
import { commonKey, type Difference, differences } from '@bihuan/kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type ConfigRef, configApi } from '../../../client/index.js';
import { useMay } from '../../data/session.js';
import { documentSaved, ruleQueries } from './rule-queries.js';

/** A document with what somebody is changing in it. It outlives a reload of the page, until it is saved or dropped. */
export interface Draft<B> {
  /** What is stored; undefined while it loads. */
  readonly stored: ConfigDocument | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** What is shown: stored, with the changes. */
  readonly body: B | undefined;
  readonly changes: readonly Difference[];
  /** May the person change it? */
  readonly mayWrite: boolean;
  edit(change: (body: B) => B): void;
  drop(): void;
  save(note: string, done?: () => void): void;
  readonly saving: boolean;
  /** Why the last saving failed; null: it did not. */
  readonly failure: Error | null;
}

/** The same whatever the document says. */
export type DraftState = Omit<Draft<unknown>, 'body' | 'edit'>;

interface Kept {
  readonly version: number;
  readonly body: unknown;
}

/** @param fresh the body of a document that is to be new; null: it is there already */
export function useDraft<B>(ref: ConfigRef, fresh: B | null = null): Draft<B> {
  const client = useQueryClient();
  const mayWrite = useMay('config.write');
  const query = useQuery({ ...ruleQueries.document(ref), enabled: fresh === null });
  const place = `bihuan.rules.${ref.kind}.${ref.id}`;
  const [kept, setKept] = useState<Kept | null>(() => read(place));
  const stored = fresh === null ? query.data : unstored(ref);
  const body = (kept?.body ?? fresh ?? stored?.body) as B | undefined;
  const changes = useMemo(
    () => (stored === undefined || (kept === null && fresh === null) ? [] : differences(stored.body, body, commonKey)),
    [kept, stored, fresh, body],
  );
  const keep = (next: Kept | null) => {
    setKept(next);
    write(place, next);
  };
  const save = useMutation({
    mutationFn: ({ note }: { readonly note: string; readonly done?: (() => void) | undefined }) =>
      configApi.put(ref, { version: kept?.version ?? stored?.version ?? 0, body, note }),
    onSuccess: async (saved, { done }) => {
      keep(null);
      await documentSaved(client, saved);
      done?.();
    },
  });
  return {
    stored,
    error: stored === undefined ? query.error : null,
    retry: () => void query.refetch(),
    body,
    changes,
    mayWrite,
    edit(change) {
      if (body === undefined || stored === undefined) return;
      const next = change(body);
      const same = differences(stored.body, next, commonKey).length === 0;
      save.reset();
      keep(same ? null : { version: kept?.version ?? stored.version, body: next });
    },
    drop() {
      save.reset();
      keep(null);
      void query.refetch();
    },
    save: (note, done) => save.mutate({ note, done }),
    saving: save.isPending,
    failure: save.error,
  };
}

const nothing = { at: '', by: null, note: '', restores: null, validFrom: null, newest: 0, changes: [], changeCount: 0 };
const known = new Map<string, ConfigDocument>();

/** What is stored of a document that is to be new: nothing. The same each time it is asked. */
function unstored(ref: ConfigRef): ConfigDocument {
  const name = `${ref.kind}/${ref.id}`;
  const document = known.get(name) ?? { ...ref, ...nothing, version: 0, body: {} };
  known.set(name, document);
  return document;
}

function read(place: string): Kept | null {
  try {
    const text = sessionStorage.getItem(place);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

function write(place: string, kept: Kept | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // No room: the draft lives as long as the page.
  }
}
