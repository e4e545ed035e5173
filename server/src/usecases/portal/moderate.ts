import type { ModerationQueue } from '@bihuan/contracts';
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
} from '../../store/portal.js';
import { writeAct } from '../act.js';
import { covers } from '../areas-tree.js';
import { isPlainId, phaseOf } from '../attachments.js';
import { tellEvents, textOf } from '../case-history.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inSnapshot, inTransaction } from '../in-transaction.js';
import { writePublicReport } from '../report-public.js';
import { unstorable } from '../storable.js';
import { subjectOf } from '../subject.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { blockedIn } from './blocked-words.js';
import { areaNameOf, classNameOf } from './published.js';
import type { HeldBody } from './send-report.js';

const permission = 'portal.moderate';
const most = 100;

/** What waits for a moderator in the areas of the person. */
export function moderationQueue(app: App, actor: Actor): Promise<Result<ModerationQueue>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const { tenant } = actor;
    const areas = areasOf(config, actor);
    if (areas.length === 0) return failed({ code: 'forbidden', permission });
    const zone = config.calendar.timeZone;
    const photos = await listWaitingPhotos(tx, tenant, areas, most);
    const held = await listHeld(tx, tenant, areas, most);
    const requests = await listReopenRequests(tx, tenant, areas, most);
    const asked = await askedFor(
      tx,
      tenant,
      requests.map(({ matter }) => matter),
    );
    return done({
      photos: photos.flatMap(({ file, type, at, width, height, ...row }) => {
        const phase = phaseOf(type);
        return phase === null
          ? []
          : [{ id: file, case: caseOf(config, row), phase, at: formatInstant(at, zone), width, height }];
      }),
      held: held.map((row) => heldView(config, row)),
      requests: requests.map(({ seq, made_at, ...row }) => ({
        case: caseOf(config, row),
        seq,
        at: formatInstant(made_at, zone),
        reason: asked.get(row.matter)?.reasons.get(seq) ?? null,
        stars: asked.get(row.matter)?.stars ?? null,
      })),
      counts: {
        photos: await countWaitingPhotos(tx, tenant, areas),
        held: await countHeld(tx, tenant, areas),
        requests: await countReopenRequests(tx, tenant, areas),
      },
      now: formatInstant(app.clock.now(), zone),
    });
  });
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

/** Shows a picture to everybody, or does not; decided again it is the other way round. */
export function moderatePhoto(
  app: App,
  actor: Actor,
  { id, publish }: { readonly id: string; readonly publish: boolean },
): Promise<Result<null>> {
  return inTransaction(app, actor.tenant, async (tx, config) => {
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
    return done(null);
  });
}

/** Lets a held report through, which makes its case, or refuses it: then what it says is gone. */
export function moderateHeld(
  app: App,
  actor: Actor,
  { id, publish }: { readonly id: string; readonly publish: boolean },
): Promise<Result<{ readonly case: string | null }>> {
  return inTransaction<{ readonly case: string | null }>(app, actor.tenant, async (tx, config) => {
    const { tenant } = actor;
    if (!isPlainId(id)) return failed({ code: 'not-found' });
    const row = await lockHeld(tx, tenant, id);
    if (row === undefined || !areasOf(config, actor).some((area) => covers(area, row.area_path))) {
      return failed({ code: 'not-found' });
    }
    const wanted = publish ? 'published' : 'refused';
    if (row.decided !== null) return row.decided === wanted ? done({ case: null }) : failed({ code: 'stale' });
    const body = row.body as HeldBody;
    await decideHeld(tx, tenant, id, { decided: wanted, by: actor.person, at: app.clock.now() });
    if (!publish) {
      await keepFiles(tx, tenant, body.attachments ?? [], false);
      return done({ case: null });
    }
    // What it was to join may have ended while it waited: then it is a case of its own.
    const { joins, ...alone } = body;
    const joined = joins === undefined ? undefined : await lockMatter(tx, tenant, joins);
    const report = joined?.ended_at === null ? body : alone;
    const written = await writePublicReport(app, tx, config, row.person, report);
    return written.ok ? done({ case: written.value.matter }) : written;
  });
}

export interface ReopenAnswer {
  readonly case: string;
  readonly seq: number;
  readonly reopen: boolean;
  /** Of the reopening, or why it is not reopened: the reporter reads it. */
  readonly reason: string;
}

/** Answers a reporter's request to reopen: by reopening, which only those may who could without it, or by a note. */
export function answerReopening(app: App, actor: Actor, input: ReopenAnswer): Promise<Result<null>> {
  return inTransaction(app, actor.tenant, async (tx, config) => {
    const { tenant } = actor;
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
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
    return answered ? done(null) : failed({ code: 'stale' });
  });
}
