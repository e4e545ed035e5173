import type { ComponentExportQuery } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { countComponents } from '../../store/components.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { COMPONENTS, exportComponentSheet, exportComponents } from './export-components.js';

export interface ExportedComponents {
  readonly fileName: string;
  /** The file, or its texts as they are read. */
  readonly content: Buffer | AsyncGenerator<string>;
}

/** An XLSX of more rows than a spreadsheet is opened with is refused: CSV has no such end. */
const mostInSheet = 200_000;
const countedTo = 10_000_000;

/** The whole inventory for whoever may read it; the log says who took it. */
export async function exportForScreen(
  app: App,
  actor: Actor,
  { format, language }: ComponentExportQuery,
): Promise<Result<ExportedComponents>> {
  const { tenant } = actor;
  const allowed = await inTransaction(app, tenant, async (tx, config) => {
    const permission = 'component.read';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    const rows = await countComponents(tx, tenant, {}, format === 'xlsx' ? mostInSheet + 1 : countedTo);
    if (format === 'xlsx' && rows > mostInSheet) {
      return failed({ code: 'rule', reason: 'too-many-rows', params: { max: mostInSheet } });
    }
    const now = app.clock.now();
    await recordAdmin(tx, actor, now, {
      action: 'table.exported',
      kind: 'table',
      subject: 'components',
      name: COMPONENTS.zh,
      detail: { format, rows },
    });
    return done(`${COMPONENTS[language]} ${localDate(now, config.calendar.timeZone)}.${format}`);
  });
  if (!allowed.ok) return allowed;
  const content =
    format === 'xlsx'
      ? await exportComponentSheet(app, { tenant, language })
      : exportComponents(app, { tenant, language, format });
  return done({ fileName: allowed.value, content });
}
