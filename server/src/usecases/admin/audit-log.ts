import type { AuditEvent, AuditPage, AuditQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type AdminEventFilter, type AdminEventRow, readAdminEvents } from '../../store/admin-events.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import type { TableFormat, TableLanguage } from '../tables/column.js';
import type { ExportedTable } from '../tables/export-table.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { recordAdmin } from './record-admin.js';

/** What was done to accounts, the organisation and its rules; the latest first. */
export function auditLog(app: App, actor: Actor, query: AuditQuery): Promise<Result<AuditPage>> {
  return readAs(app, actor, 'audit.read', async (tx, config) => {
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const before = query.cursor === undefined ? null : Number(query.cursor);
    if (before !== null && !Number.isSafeInteger(before)) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const rows = await readAdminEvents(tx, actor.tenant, filterOf(query), before, query.limit + 1);
    const page = rows.slice(0, query.limit);
    return done({
      items: await views(tx, config, page),
      nextCursor: rows.length > page.length ? String(page.at(-1)?.id ?? '') : null,
    });
  });
}

/** As many lines go into one file; who needs more narrows the period. */
const exported = 50_000;

export interface AuditExport extends AuditQuery {
  readonly format: TableFormat;
  readonly language: TableLanguage;
}

/** The same as a file, which is itself an act that is logged. */
export async function exportAuditLog(app: App, actor: Actor, query: AuditExport): Promise<Result<ExportedTable>> {
  const read = await inTransaction(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'audit.read')) {
      return failed({ code: 'forbidden', permission: 'audit.read' });
    }
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const rows = await readAdminEvents(tx, actor.tenant, filterOf(query), null, exported);
    const now = app.clock.now();
    await recordAdmin(tx, actor, now, {
      action: 'table.exported',
      kind: 'table',
      subject: 'audit',
      name: '操作日志',
      detail: { format: query.format, rows: rows.length },
    });
    return done({ events: await views(tx, config, rows), date: formatInstant(now, config.calendar.timeZone) });
  });
  if (!read.ok) return read;
  const { events, date } = read.value;
  const zh = query.language === 'zh';
  const title = zh ? '操作日志' : 'Log of administration';
  const header = zh
    ? ['序号', '时间', '操作人', '操作', '对象类别', '对象', '对象编号', '地址', '详情']
    : ['No.', 'Time', 'By', 'Action', 'Kind', 'Subject', 'Id', 'Address', 'Detail'];
  const rows = events.map((event) => [
    event.id,
    event.at,
    event.actor?.name ?? '',
    event.action,
    event.kind,
    event.name,
    event.subject,
    event.address ?? '',
    JSON.stringify(event.detail),
  ]);
  return done({
    fileName: `${title} ${date.slice(0, 10)}.${query.format}`,
    bytes: await app.tables.write(query.format, { title, header, rows }),
  });
}

function filterOf({ actor, action, kind, subject, q, from, to }: AuditQuery): AdminEventFilter {
  return {
    actor,
    action,
    kind,
    subject,
    text: q === undefined || q.trim() === '' ? undefined : q.trim(),
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

async function views(tx: Tx, config: TenantConfig, rows: readonly AdminEventRow[]): Promise<AuditEvent[]> {
  const names = await namesOf(
    tx,
    config.tenant,
    rows.flatMap((row) => row.actor ?? []),
  );
  return rows.map(({ at, actor, detail, ...rest }) => ({
    ...rest,
    at: formatInstant(at, config.calendar.timeZone),
    actor: actor === null ? null : { id: actor, name: names.get(actor) ?? actor },
    detail: { ...detail },
  }));
}
