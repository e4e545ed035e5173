import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries } from '../data/queries.js';
import type { ReportDraft } from './report-draft.js';

const NOWHERE = { lon: 0, lat: 0 };
/** Nobody has finished a sentence while the keys still go. */
const settledMs = 500;

/** What the place, and with it the class, the component and the words of a report lead to. */
export function useLocated(draft: ReportDraft) {
  const { place, kind, code, component } = draft;
  const [address, description] = [useSettled(draft.address), useSettled(draft.description)];
  return useQuery({
    ...queries.locate({ place: place ?? NOWHERE, kind, code, component, address, description }),
    enabled: place !== null,
    placeholderData: keepPreviousData,
  });
}

export type Located = ReturnType<typeof useLocated>;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled.trim();
}
