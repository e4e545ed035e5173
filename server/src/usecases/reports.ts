import type { CaseDetail, CaseEventView } from '@bihuan/contracts';
import { readContacts } from '../store/contacts.js';
import type { Tx } from '../store/database.js';
import type { MatterRow } from '../store/matters.js';

/** Everybody who reported a case: whoever began it, and all who joined it. Names and phones for whom they are. */
export async function reportsOf(
  tx: Tx,
  row: MatterRow,
  events: readonly CaseEventView[],
  mayContact: boolean,
): Promise<CaseDetail['reports']> {
  const contacts = mayContact && row.reporters > 1 ? await readContacts(tx, row.tenant, row.id) : new Map();
  return events
    .filter(({ seq, type }) => seq === 1 || type === 'joined')
    .map(({ seq, at, data }) => ({
      seq,
      at,
      source: (data.source ?? row.channel) as CaseDetail['source'],
      contact: contacts.get(seq) ?? null,
    }));
}
