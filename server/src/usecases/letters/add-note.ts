import { reporterParty } from '../../policies/involves.js';
import type { Tx } from '../../store/database.js';
import { lockMatter } from '../../store/matters.js';
import { writeAct } from '../act.js';
import type { TenantConfig } from '../config.js';
import type { Outcome } from '../keyed.js';
import { citizen } from '../report-public.js';
import { type App, failed, type Result } from '../types.js';

const longest = 4000;

export interface Note {
  readonly matter: string;
  readonly person: string;
  readonly text: string;
  readonly files: readonly string[];
}

/** What a reporter adds to their case, or to the one that theirs was merged into: the caller knows that it is theirs. */
export async function addNote(app: App, tx: Tx, config: TenantConfig, note: Note): Promise<Result<Outcome>> {
  const { matter, person, text, files } = note;
  const row = await lockMatter(tx, config.tenant, matter);
  if (row === undefined) return failed({ code: 'not-found' });
  const data = { text: text.slice(0, longest), ...(files.length === 0 ? {} : { attachments: files }) };
  const act = { case: row.id, type: 'noted', data, version: row.version };
  return writeAct(app, tx, config, citizen(config.tenant, person), act, [reporterParty(person)]);
}
