import { localDate } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import type { TableFormat, TableLanguage, TableToWrite } from './column.js';
import type { TableSpec } from './table-spec.js';

export interface ExportInput {
  readonly format: TableFormat;
  readonly language: TableLanguage;
}

export interface ExportedTable {
  /** What the file is called: `责任单位 2026-03-04.xlsx`. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** All rows of a table as a file; the import takes it back as it is. The log says who took it. */
export async function exportTable<Row extends object>(
  app: App,
  actor: Actor,
  spec: TableSpec<Row>,
  { format, language }: ExportInput,
): Promise<Result<ExportedTable>> {
  const read = await inTransaction(app, actor.tenant, async (tx, config) => {
    const rights = rightsOf(config.newestFlow);
    if (!spec.read.some((permission) => allowsSomewhere(rights, actor, permission))) {
      return failed({ code: 'forbidden', permission: spec.read[0] ?? spec.write });
    }
    const { rows } = await spec.load({ app, actor, tx, config });
    const now = app.clock.now();
    const title = spec.title[language];
    await recordAdmin(tx, actor, now, {
      action: 'table.exported',
      kind: 'table',
      subject: spec.id,
      name: spec.title.zh,
      detail: { format, rows: rows.length },
    });
    const table: TableToWrite = {
      title,
      header: spec.columns.map((column) => column.header[language]),
      rows: rows.map((row) => spec.columns.map((column) => column.type.print(row[column.key], language))),
    };
    return done({ table, fileName: `${title} ${localDate(now, config.calendar.timeZone)}.${format}` });
  });
  if (!read.ok) return read;
  return done({ fileName: read.value.fileName, bytes: await app.tables.write(format, read.value.table) });
}
