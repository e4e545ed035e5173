import type { CaseDetail } from '@bihuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { actOfLetter } from '../act/act-keys.js';
import { isBulkAct } from '../act/bulk/bulk-plan.js';
import { askBulk, FIRST_CHOICE } from '../act/bulk/bulk-request.js';
import { askForm, openFormOf } from '../act/draft.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import { useDeskMoves } from '../desk/desk-moves.js';
import { showRefused } from '../sending/refused-store.js';
import { sendings, sendNow } from '../sending/send.js';
import { actingSettings } from '../sending/settings.js';
import { useGiveBack } from '../sending/use-give-back.js';
import { PLACES } from '../shell/places.js';
import { type Command, commandOf, isLetter } from './commands.js';
import { takeKeys } from './early-keys.js';
import { isCovered, isTaken, keyOf } from './keys.js';
import { showOverlay } from './open.js';

/** Between the two keys of a command such as `g d`. */
const SECOND_KEY_MS = 1_500;

/** Listens to the keys and does what they stand for. */
export function useCommands(): void {
  const { person } = useSession();
  const run = useRun();
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    let before: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      before = null;
    };
    const unlisten = takeKeys((event) => {
      const key = event.defaultPrevented ? null : keyOf(event);
      if (key === null) return;
      // Only the palette is for those who are typing too.
      if (isCovered() || (isTaken(event.target) && key !== 'mod+k')) return forget();
      if (isLetter(key) && !actingSettings(person.id).letters) return;
      const command = commandOf(key, before);
      forget();
      if (command === null || event.repeat) return;
      if (command === 'more') {
        before = key;
        timer = setTimeout(forget, SECOND_KEY_MS);
        return;
      }
      if (latest.current(command, key)) event.preventDefault();
    });
    return () => {
      unlisten();
      forget();
    };
  }, [person.id]);
}

/** Does a command; false where there is nothing that it could mean now. */
export function useRun(): (command: Command, key: string) => boolean {
  const navigate = useNavigate();
  const moves = useDeskMoves();
  const giveBack = useGiveBack();
  const act = useAct();
  const { permissions } = useSession();
  return (command, key) => {
    if (command.act === true) return act(key);
    if (command.to !== undefined) {
      const place = PLACES.find(({ to }) => to === command.to);
      if (place?.permissions.some((each) => permissions.includes(each)) !== true) return false;
      void navigate({ to: place.to });
      return true;
    }
    switch (command.id) {
      case 'palette':
        showOverlay('palette');
        return true;
      case 'help':
        showOverlay('keys');
        return true;
      case 'search':
        if (moves === null) showOverlay('palette');
        else moves.focusSearch();
        return true;
      case 'takeBack': {
        if (!sendings().some(({ status }) => status === 'waiting')) return false;
        giveBack();
        return true;
      }
      case 'sendNow':
        sendNow();
        return true;
      case 'look': {
        const refused = sendings().findLast(({ status }) => status === 'refused');
        if (refused !== undefined) showRefused(refused.id);
        return refused !== undefined;
      }
      case 'toList':
        moves?.focusList();
        return moves !== null;
      case 'next':
        moves?.next();
        return moves !== null;
      case 'previous':
        moves?.previous();
        return moves !== null;
      default:
        return false;
    }
  };
}

/** A letter acts on the selected cases where there are some, else on the open one; by what is legal there. */
function useAct(): (letter: string) => boolean {
  const moves = useDeskMoves();
  const open = useOpenDetail();
  const last = useRef<{ readonly case: string; readonly type: string } | null>(null);
  return (letter) => {
    const selection = moves?.selection ?? [];
    if (moves !== null && selection.length > 0) {
      const type = actOfLetter(letter, BULK_LETTERS, null);
      if (type === undefined) return false;
      askBulk({ type, cases: selection, choice: FIRST_CHOICE }, () => moves.clearSelection());
      return true;
    }
    const detail = open();
    if (detail === null) return false;
    const legal = detail.actions.map((action) => action.type);
    const before = openFormOf(detail.id) ?? (last.current?.case === detail.id ? last.current.type : null);
    const type = actOfLetter(letter, legal, before);
    if (type === undefined) return false;
    last.current = { case: detail.id, type };
    askForm(detail.id, type);
    return true;
  };
}

const BULK_LETTERS = ['filed', 'dispatched', 'verification-sent', 'assigned', 'closed', 'merged'].filter(isBulkAct);

/** The case that is open on the screen, as it was last read. */
export function useOpenDetail(): () => CaseDetail | null {
  const client = useQueryClient();
  const { caseId } = useParams({ strict: false });
  return () => (caseId === undefined ? null : (client.getQueryData(queries.case(caseId).queryKey) ?? null));
}
