import type { CallDetail } from '@bihuan/contracts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { hotlineApi } from './hotline-api.js';

export interface CallDraft {
  readonly name: string;
  readonly kind: CallDetail['kind'];
  readonly notes: string;
  readonly answer: string;
}

/** Nobody who talks presses a button to keep what they write. */
const settledMs = 1_200;

/** The notes of a call, sent by themselves a moment after the last key; what comes meanwhile goes with the next. */
export function useCallNotes(call: CallDetail, onKept: (detail: CallDetail) => void) {
  const [draft, setDraft] = useState<CallDraft>(() => draftOf(call));
  const version = useRef(call.version);
  const touched = useRef(false);
  // Another window, or a link to a case, may have written a newer version.
  if (!touched.current && call.version > version.current) {
    version.current = call.version;
  }
  const send = useMutation({
    mutationFn: ({ end, ...said }: CallDraft & { readonly end: boolean }) =>
      hotlineApi.note(call.id, {
        ...said,
        version: Math.max(version.current, call.version),
        recording: call.recording,
        end,
      }),
    onSuccess: (detail) => {
      version.current = detail.version;
      touched.current = false;
      onKept(detail);
    },
  });
  const { mutate } = send;
  const dirty = !same(draft, draftOf(call));
  useEffect(() => {
    if (!dirty || !touched.current) return;
    const timer = setTimeout(() => mutate({ ...draft, end: false }), settledMs);
    return () => clearTimeout(timer);
  }, [draft, dirty, mutate]);
  // What a report or a link says of the call's kind is taken where nothing else was chosen.
  useEffect(() => {
    setDraft((before) => (before.kind === null && call.kind !== null ? { ...before, kind: call.kind } : before));
  }, [call.kind]);
  return {
    draft,
    change(part: Partial<CallDraft>) {
      touched.current = true;
      setDraft((before) => ({ ...before, ...part }));
    },
    /** Sends now what is written; with `end` the call is over. */
    flush(end: boolean) {
      if (dirty || end) mutate({ ...draft, end });
    },
    state: dirty ? ('keeping' as const) : ('kept' as const),
    error: send.error,
  };
}

function draftOf({ name, kind, notes, answer }: CallDetail): CallDraft {
  return { name: name ?? '', kind, notes: notes ?? '', answer: answer ?? '' };
}

function same(a: CallDraft, b: CallDraft): boolean {
  return a.name === b.name && a.kind === b.kind && a.notes === b.notes && a.answer === b.answer;
}
