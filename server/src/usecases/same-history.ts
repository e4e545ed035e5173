import type { EventRow } from '../store/events.js';
import type { TextRow } from '../store/texts.js';
import type { HistoryEvent } from './import-histories.js';
import { canonical } from './keyed.js';
import { ERASED, REST, unseal } from './seal.js';

/**
 * The number of the first event (from 1) that differs from the one stored; null where one history is the beginning of the
 * other. A text that was erased here, or there, is not compared.
 */
export function firstDifference(
  stored: readonly EventRow[],
  texts: (matter: string, seq: number) => ReadonlyMap<string, TextRow>,
  events: readonly HistoryEvent[],
): number | null {
  const common = Math.min(stored.length, events.length);
  for (let i = 0; i < common; i++) {
    const [ours, theirs] = [stored[i], events[i]];
    if (ours === undefined || theirs === undefined || !isSame(ours, texts(ours.matter, ours.seq), theirs)) return i + 1;
  }
  return null;
}

function isSame(ours: EventRow, texts: ReadonlyMap<string, TextRow>, theirs: HistoryEvent): boolean {
  if (ours.at !== theirs.at || ours.type !== theirs.type || ours.actor !== theirs.actor) return false;
  const open = unseal(ours.data, texts);
  const restErased = open[REST] === ERASED || theirs.data[REST] === ERASED;
  const members = new Set([...Object.keys(open), ...Object.keys(theirs.data)]);
  for (const member of members) {
    const [a, b] = [open[member], theirs.data[member]];
    if (a === ERASED || b === ERASED) continue;
    // What no definition names was kept as one, and erased as one.
    if (restErased && !Object.hasOwn(ours.data, member)) continue;
    if (canonical(a) !== canonical(b)) return false;
  }
  return true;
}
