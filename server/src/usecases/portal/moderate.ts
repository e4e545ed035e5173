import type { ModerationQuery, ModerationQueue } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows, allowsSomewhere, reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import { readEvents } from '../../store/events.js';
import { findFile, mattersOfFile } from '../../store/files.js';
import { findMatters, lockMatter, type MatterRow } from '../../store/matters.js';
import {
  answerReopenRequest,
  countHeld,
  countReopenRequests,
  countWaitingPhotos,
  decideHeld,
  decidePhoto,
  keepFiles,
  listHeld,
  listReopenRequests,
  listWaitingPhotos,
  lockHeld,
  type WaitingPhoto,
} from '../../store/portal.js';
import { writeAct } from '../act.js';
import { covers } from '../areas-tree.js';
import { isPlainId, phaseOf } from '../attachments.js';
import { tellEvents, textOf } from '../case-history.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inSnapshot, inTransaction } from '../in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from '../keyed.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { writePublicReport } from '../report-public.js';
import { unstorable } from '../storable.js';
import { subjectOf } from '../subject.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { blockedIn } from './blocked-words.js';
import { areaNameOf, classNameOf } from './published.js';
import type { HeldBody } from './send-report.js';

const permission = 'portal.moderate';

/** What waits for a moderator in the areas of the person: the beginning of each list, or one of them from a cursor on. */
export function moderationQueue(app: App, actor: Actor, query: ModerationQuery): Promise<Result<ModerationQueue>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const { tenant } = actor;
    const { show, cursor, limit } = query;
    const areas = areasOf(config, actor);
    if (areas.length === 0) return failed({ code: 'forbidden', permission });
    const from = placeOf(show, cursor);
    if (from === undefined) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of the list that is shown' }] });
    }
    const zone = config.calendar.timeZone;
    const most = (list: ModerationQuery['show']) => (show === undefined || show === list ? limit + 1 : 0);
    const photos = pageOf(await listWaitingPhotos(tx, tenant, areas, from.photos, most('photos')), limit);
    const held = pageOf(await listHeld(tx, tenant, areas, from.held, most('held')), limit);
    const requests = pageOf(await listReopenRequests(tx, tenant, areas, from.requests, most('requests')), limit);
    const asked = await askedFor(
      tx,
      tenant,
      requests.rows.map(({ matter }) => matter),
    );
    return done({
      photos: photos.rows.flatMap(({ file, type, at, width, height, ...row }) => {
        const phase = phaseOf(type);
        return phase === null
          ? []
          : [{ id: file, case: caseOf(config, row), phase, at: formatInstant(at, zone), width, height }];
      }),
      held: held.rows.map((row) => heldView(config, row)),
      requests: requests.rows.map(({ seq, made_at, ...row }) => ({
        case: caseOf(config, row),
        seq,
        at: formatInstant(made_at, zone),
        reason: asked.get(row.matter)?.reasons.get(seq) ?? null,
        stars: asked.get(row.matter)?.stars ?? null,
      })),
      next: {
        photos: photos.last === null ? null : cursorOfPhoto(photos.last),
        held: held.last === null ? null : makeCursor([held.last.made_at, held.last.id]),
        requests: requests.last === null ? null : makeCursor([requests.last.made_at, requests.last.matter]),
      },
      counts: {
        photos: await countWaitingPhotos(tx, tenant, areas),
        held: await countHeld(tx, tenant, areas),
        requests: await countReopenRequests(tx, tenant, areas),
      },
      now: formatInstant(app.clock.now(), zone),
    });
  });
}

/** Where each list begins; undefined: the cursor is none of the list that is shown. */
function placeOf(show: ModerationQuery['show'], cursor: string | undefined) {
  const none = { photos: null, held: null, requests: null };
  if (cursor === undefined) return none;
  if (show === undefined) return undefined;
  if (show === 'photos') {
    const photos = readCursor(cursor, ['number', 'string', 'number', 'number']);
    return photos === null ? undefined : { ...none, photos };
  }
  const place = readCursor(cursor, ['number', 'string']);
  return place === null ? undefined : { ...none, [show]: place };
}

const cursorOfPhoto = ({ at, matter, seq, no }: WaitingPhoto): string => makeCursor([at, matter, seq, no]);

/** @param rows one more than are shown, where there are more; `last` is where the next page begins after */
function pageOf<T>(rows: readonly T[], limit: number): { readonly rows: readonly T[]; readonly last: T | null } {
  const shown = rows.slice(0, limit);
  return { rows: shown, last: rows.length > limit ? (shown.at(-1) ?? null) : null };
}

function areasOf(config: TenantConfig, actor: Actor): string[] {
  return reaches(rightsOf(config.newestFlow), actor, permission).map(({ grant }) => grant.areaPath);
}

type CaseColumns = Pick<MatterRow, 'number' | 'standard_ref' | 'kind' | 'class' | 'area_path'> & { matter: string };

function caseOf(config: TenantConfig, row: CaseColumns): ModerationQueue['photos'][number]['case'] {
  const { matter: id, number, area_path: path } = row;
  return { id, number, class: classNameOf(config, row).zh, area: areaNameOf(config, path).zh };
}

type HeldRow = Awaited<ReturnType<typeof listHeld>>[number];

function heldView(config: TenantConfig, row: HeldRow): ModerationQueue['held'][number] {
  const { class: ref, contact, address, description, attachments, location } = row.body as HeldBody;
  const known = config.classes.get(classKeyOf({ ...ref, standardRef: ref.standardRef ?? config.defaultStandard }));
  const { name, phone } = contact ?? {};
  return {
    id: row.id,
    why: row.why,
    at: formatInstant(row.made_at, config.calendar.timeZone),
    class: known?.name ?? ref.code,
    area: areaNameOf(config, row.area_path).zh,
    address: address ?? null,
    description: description ?? null,
    words: blockedIn(config.portal.blockedWords, [description, address, name]),
    contact: { ...(name ? { name } : {}), ...(phone ? { phone } : {}) },
    photos: attachments ?? [],
    location: location ?? null,
  };
}

/** What reporters wrote, and how they rated. */
async function askedFor(tx: Tx, tenant: string, matters: readonly string[]) {
  const found = new Map<string, { readonly reasons: Map<number, string>; readonly stars: number | null }>();
  for (const id of new Set(matters)) {
    const { events } = await tellEvents(tx, await readEvents(tx, tenant, [id]));
    const notes = events.flatMap(({ seq, type, data }) => {
      const text = type === 'noted' ? textOf(data, 'text') : null;
      return text === null ? [] : [[seq, text] as const];
    });
    const stars = events.findLast(({ type }) => type === 'rated')?.data.stars;
    found.set(id, { reasons: new Map(notes), stars: typeof stars === 'number' ? stars : null });
  }
  return found;
}

export interface Decision {
  readonly id: string;
  readonly publish: boolean;
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

const NOTHING: Outcome = { matter: '', seq: 0 };

/** In one transaction, and once for its key. */
function once(
  app: App,
  { tenant, person }: Actor,
  key: string | null,
  body: object,
  work: (tx: Tx, config: TenantConfig) => Promise<Result<Outcome>>,
): Promise<Result<Keyed>> {
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key),
    body,
    otherwise: { code: 'key-reused' },
  } as const;
  return inTransaction<Keyed>(app, tenant, (tx, config) => keyed(tx, use, app.clock.now(), () => work(tx, config)));
}

/** Shows a picture to everybody, or does not; decided again it is the other way round. */
export function moderatePhoto(app: App, actor: Actor, { id, publish, key }: Decision): Promise<Result<Keyed>> {
  return once(app, actor, key, { photo: id, publish }, async (tx, config) => {
    const { tenant, person } = actor;
    if (!isPlainId(id)) return failed({ code: 'not-found' });
    const file = await findFile(tx, tenant, id);
    const rows = await findMatters(tx, tenant, await mattersOfFile(tx, tenant, id));
    const rights = rightsOf(config.newestFlow);
    let may = false;
    for (const row of rows) may ||= allows(rights, actor, permission, await subjectOf(tx, row));
    if (file === undefined || !may) return failed({ code: 'not-found' });
    if (file.erased_at !== null) return failed({ code: 'erased' });
    await decidePhoto(tx, tenant, { file: id, published: publish, by: person, at: app.clock.now() });
    return done(NOTHING);
  });
}

/** Lets a held report through, which makes its case, or refuses it: then what it says is gone. */
export async function moderateHeld(
  app: App,
  actor: Actor,
  { id, publish, key }: Decision,
): Promise<Result<{ readonly case: string | null }>> {
  const decided = await once(app, actor, key, { held: id, publish }, async (tx, config) => {
    const { tenant } = actor;
    if (!isPlainId(id)) return failed({ code: 'not-found' });
    const row = await lockHeld(tx, tenant, id);
    if (row === undefined || !areasOf(config, actor).some((area) => covers(area, row.area_path))) {
      return failed({ code: 'not-found' });
    }
    const wanted = publish ? 'published' : 'refused';
    if (row.decided !== null) return row.decided === wanted ? done(NOTHING) : failed({ code: 'stale' });
    const body = row.body as HeldBody;
    await decideHeld(tx, tenant, id, { decided: wanted, by: actor.person, at: app.clock.now() });
    if (!publish) {
      await keepFiles(tx, tenant, body.attachments ?? [], false);
      return done(NOTHING);
    }
    // What it was to join may have ended while it waited: then it is a case of its own.
    const { joins, ...alone } = body;
    const joined = joins === undefined ? undefined : await lockMatter(tx, tenant, joins);
    const report = joined?.ended_at === null ? body : alone;
    const written = await writePublicReport(app, tx, config, row.person, report);
    return written;
  });
  if (!decided.ok) return decided;
  const { matter } = decided.value;
  return done({ case: matter === '' ? null : matter });
}

export interface ReopenAnswer {
  readonly case: string;
  readonly seq: number;
  readonly reopen: boolean;
  /** Of the reopening, or why it is not reopened: the reporter reads it. */
  readonly reason: string;
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

/** Answers a reporter's request to reopen: by reopening, which only those may who could without it, or by a note. */
export async function answerReopening(app: App, actor: Actor, { key, ...input }: ReopenAnswer): Promise<Result<Keyed>> {
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  return once(app, actor, key, input, async (tx, config) => {
    const { tenant } = actor;
    const row = await lockMatter(tx, tenant, input.case);
    const rights = rightsOf(config.newestFlow);
    if (row === undefined || !allowsSomewhere(rights, actor, permission)) return failed({ code: 'not-found' });
    if (!allows(rights, actor, permission, await subjectOf(tx, row))) return failed({ code: 'not-found' });
    const { reopen, reason } = input;
    const act = {
      case: row.id,
      version: row.version,
      ...(reopen ? { type: 'reopened', data: { reason } } : { type: 'noted', data: { text: reason } }),
    };
    const written = await writeAct(app, tx, config, actor, act);
    if (!written.ok) return written;
    const answer = reopen ? 'reopened' : 'refused';
    const at = { matter: row.id, seq: input.seq };
    const answered = await answerReopenRequest(tx, tenant, at, answer, written.value.seq);
    return answered ? written : failed({ code: 'stale' });
  });
}
