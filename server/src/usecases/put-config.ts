import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { findDocument } from '../store/documents.js';
import { CONFIG_KINDS } from './config-kinds.js';
import { inTransaction } from './in-transaction.js';
import { type DocumentInput, type Saved, saveDocument } from './save-document.js';
import { type Actor, type App, failed, type Result } from './types.js';

/** Saves the next version of a document. What is due is reckoned anew afterwards, where the kind decides it. */
export async function putConfig(app: App, actor: Actor, input: DocumentInput): Promise<Result<Saved>> {
  const result = await inTransaction(app, actor.tenant, async (tx, config) => {
    const permission = 'config.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    return saveDocument(app, tx, config, actor, input);
  });
  if (result.ok && !result.value.unchanged && CONFIG_KINDS[input.kind]?.movesClocks === true) app.rulesChanged();
  return result;
}

export interface UndoInput {
  readonly kind: string;
  readonly id: string;
  /** The version that was seen. */
  readonly version: number;
  /** The older one that is to hold again. */
  readonly to: number;
  readonly note: string;
}

/** A new version that says what an older one said. History stays as it is. */
export async function undoConfig(app: App, actor: Actor, input: UndoInput): Promise<Result<Saved>> {
  const { kind, id, version, to, note } = input;
  const result = await inTransaction(app, actor.tenant, async (tx, config) => {
    const permission = 'config.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    const older = await findDocument(tx, actor.tenant, { kind, id }, to);
    if (older === undefined) return failed({ code: 'not-found' });
    return saveDocument(app, tx, config, actor, { kind, id, version, body: older.body, note, restores: to });
  });
  if (result.ok && !result.value.unchanged && CONFIG_KINDS[kind]?.movesClocks === true) app.rulesChanged();
  return result;
}
