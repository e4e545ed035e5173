import type {
  AssessmentFigures,
  BulletinAct,
  BulletinBlock,
  BulletinDetail,
  BulletinList,
  BulletinMake,
  BulletinSummary,
} from '@bihuan/contracts';
import { formatInstant, localDate } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { findPeriod } from '../../store/assessment.js';
import {
  type BulletinRow,
  changeBulletin,
  findBulletin,
  insertBulletin,
  lockBulletin,
  nextIssue,
  readBulletins,
} from '../../store/bulletins.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import { once, ruled } from '../assessment/act-on-period.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import type { Keyed } from '../keyed.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { compose } from './compose.js';
import { htmlOf } from './html.js';
import type { Sheet } from './sheet.js';

const idOf = ({ year, no }: Pick<BulletinRow, 'year' | 'no'>): string => `${year}-${no}`;

function placeOf(id: string): [year: number, no: number] {
  return [Number(id.slice(0, 4)), Number(id.slice(5))];
}

/** All issues; who only reads sees those that are published. */
export function listBulletins(app: App, actor: Actor): Promise<Result<BulletinList>> {
  return readAs(app, actor, 'assessment.read', async (tx, config) => {
    const rows = (await readBulletins(tx, actor.tenant)).filter((row) => sees(config, actor, row));
    return done({ bulletins: rows.map(summaryOf), now: formatInstant(app.clock.now(), config.calendar.timeZone) });
  });
}

export function getBulletin(app: App, actor: Actor, id: string): Promise<Result<BulletinDetail>> {
  return readAs(app, actor, 'assessment.read', async (tx, config) => {
    const row = await findBulletin(tx, actor.tenant, ...placeOf(id));
    if (row === undefined || !sees(config, actor, row)) return failed({ code: 'not-found' });
    const zone = config.calendar.timeZone;
    const names = await namesOf(
      tx,
      actor.tenant,
      [row.made_by, row.approved_by, row.published_by].flatMap((by) => by ?? []),
    );
    const who = (at: number | null, by: string | null) =>
      at === null || by === null ? null : { at: formatInstant(at, zone), by: { id: by, name: names.get(by) ?? by } };
    return done({
      ...summaryOf(row),
      issuer: row.issuer,
      recipients: row.recipients,
      blocks: row.blocks as BulletinBlock[],
      made: {
        at: formatInstant(row.made_at, zone),
        by: { id: row.made_by, name: names.get(row.made_by) ?? row.made_by },
      },
      approved: who(row.approved_at, row.approved_by),
      published: who(row.published_at, row.published_by),
      address: row.state === 'published' ? `/public/bulletins/${idOf(row)}` : null,
      now: formatInstant(app.clock.now(), zone),
    });
  });
}

/** The next issue of the year in which it is made, of a period that is frozen. */
export function makeBulletin(app: App, actor: Actor, body: BulletinMake, key: string | null): Promise<Result<Keyed>> {
  return once(app, actor, { bulletin: body }, key, async ({ tx, config, now }) => {
    if (!writes(config, actor)) return failed({ code: 'forbidden', permission: 'assessment.write' });
    const period = await findPeriod(tx, actor.tenant, body.period);
    if (period?.snapshot == null) return ruled('bulletin-not-frozen');
    const year = Number(localDate(now, config.calendar.timeZone).slice(0, 4));
    const no = await nextIssue(tx, actor.tenant, year);
    await insertBulletin(tx, actor.tenant, { ...body, year, no, made_at: now, made_by: actor.person });
    return done({ matter: idOf({ year, no }), seq: 0 });
  });
}

/** An issue is changed until it is approved, and published after that. */
export function actOnBulletin(
  app: App,
  actor: Actor,
  id: string,
  act: BulletinAct,
  key: string | null,
): Promise<Result<Keyed>> {
  return once(app, actor, { issue: id, ...act }, key, async ({ tx, config, now }) => {
    if (!writes(config, actor)) return failed({ code: 'forbidden', permission: 'assessment.write' });
    const [year, no] = placeOf(id);
    const row = await lockBulletin(tx, actor.tenant, year, no);
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.state !== (act.act === 'publish' ? 'approved' : 'draft'))
      return ruled('bulletin-state', { state: row.state });
    const by = { at: now, by: actor.person };
    const change =
      act.act === 'change'
        ? act.content
        : { state: act.act === 'approve' ? ('approved' as const) : ('published' as const), ...by };
    await changeBulletin(tx, actor.tenant, year, no, change);
    return done({ matter: id, seq: 0 });
  });
}

export type BulletinFormat = 'html' | 'docx' | 'xlsx' | 'pdf';

/** An issue as a page or a file. */
export async function bulletinFile(
  app: App,
  actor: Actor,
  id: string,
  format: BulletinFormat,
  language: 'zh' | 'en',
): Promise<Result<Buffer>> {
  const sheet = await readAs(app, actor, 'assessment.read', async (tx, config) => {
    const row = await findBulletin(tx, actor.tenant, ...placeOf(id));
    if (row === undefined || !sees(config, actor, row)) return failed({ code: 'not-found' });
    return sheetOf(tx, config, row, language);
  });
  return sheet.ok ? done(await drawn(app, sheet.value, format)) : sheet;
}

/** A published issue, for everybody. */
export async function publicBulletin(
  app: App,
  tenant: string,
  id: string,
  format: BulletinFormat,
  language: 'zh' | 'en',
): Promise<Result<Buffer>> {
  const sheet = await inSnapshot(app, tenant, async (tx, config) => {
    const row = await findBulletin(tx, tenant, ...placeOf(id));
    return row?.state === 'published' ? sheetOf(tx, config, row, language) : failed({ code: 'not-found' });
  });
  return sheet.ok ? done(await drawn(app, sheet.value, format)) : sheet;
}

/** The published issues, for everybody, the latest first. */
export function publicBulletins(
  app: App,
  tenant: string,
): Promise<Result<{ issuer: string; issues: BulletinSummary[] }>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    const rows = (await readBulletins(tx, tenant)).filter(({ state }) => state === 'published');
    return done({ issuer: rows[0]?.issuer ?? config.name, issues: rows.map(summaryOf) });
  });
}

async function sheetOf(tx: Tx, config: TenantConfig, row: BulletinRow, language: 'zh' | 'en'): Promise<Result<Sheet>> {
  const period = await findPeriod(tx, config.tenant, row.period);
  if (period?.snapshot == null || period.digest === null) return failed({ code: 'not-found' });
  const zone = config.calendar.timeZone;
  return done(
    compose(
      {
        year: row.year,
        no: row.no,
        period: row.period,
        phase: period.phase,
        title: row.title,
        issuer: row.issuer,
        recipients: row.recipients,
        blocks: row.blocks as BulletinBlock[],
        date: localDate(row.approved_at ?? period.frozen_at ?? row.made_at, zone),
        figures: period.snapshot as AssessmentFigures,
        digest: period.digest,
      },
      language,
    ),
  );
}

async function drawn(app: App, sheet: Sheet, format: BulletinFormat): Promise<Buffer> {
  if (format === 'docx') return app.documents.docx(sheet);
  if (format === 'xlsx') return app.documents.xlsx(sheet);
  if (format === 'pdf') return app.documents.pdf(sheet);
  return Buffer.from(htmlOf(sheet));
}

function summaryOf(row: BulletinRow): BulletinSummary {
  const { year, no, period, title } = row;
  return { id: idOf(row), year, no, period, title, state: row.state as BulletinSummary['state'] };
}

function writes(config: TenantConfig, actor: Actor): boolean {
  return allowsSomewhere(rightsOf(config.newestFlow), actor, 'assessment.write');
}

/** A draft is of those who write it. */
function sees(config: TenantConfig, actor: Actor, row: BulletinRow): boolean {
  return row.state === 'published' || writes(config, actor);
}
