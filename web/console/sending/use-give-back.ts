import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { askBulk, type BulkRequest } from '../act/bulk/bulk-request.js';
import { askForm, type Draft, keepDraft } from '../act/draft.js';
import { useDeskMoves } from '../desk/desk-moves.js';
import { newKey } from '../words/new-key.js';
import type { Sending } from './outbox.js';
import { takeBack } from './send.js';

/** Takes an act back, the newest where none is named, and opens its form again with all that was typed. */
export function useGiveBack(): (id?: string) => void {
  const open = useOpenCase();
  return useCallback(
    (id) => {
      const sending = takeBack(id);
      if (sending === null) return;
      restore(sending);
      const [first] = sending.items;
      if (!sending.bulk && first !== undefined) open(first.case);
    },
    [open],
  );
}

/** Puts the form back as it was; an act that is sent again is another act. */
export function restore(sending: Sending): void {
  const [first] = sending.items;
  if (sending.bulk) {
    askBulk(sending.back as BulkRequest);
  } else if (first !== undefined) {
    keepDraft(first.case, sending.type, { ...(sending.back as Draft), key: newKey() });
    askForm(first.case, sending.type);
  }
}

/** Opens a case where the person works: beside the list, or by itself. */
export function useOpenCase(): (id: string) => void {
  const moves = useDeskMoves();
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false });
  return useCallback(
    (id) => {
      if (id === caseId) return;
      if (moves === null) void navigate({ to: '/cases/$caseId', params: { caseId: id } });
      else moves.open(id);
    },
    [moves, navigate, caseId],
  );
}
