import type {
  HandoverBody,
  HandoverPage,
  HandoverPosts,
  HandoverQuery,
  HandoverView,
  SignatureBody,
} from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere, reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { insertHandover, insertSignature, readHandovers, type StoredSnapshot } from '../store/handovers.js';
import { findMatters } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { caseTeller, handoverViews, snapshotView } from './handover-view.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, requestKey } from './keyed.js';
import { makeCursor, readCursor } from './page-cursor.js';
import { postsOf, snapshotOf, storedCase } from './post-snapshot.js';
import { readableOf } from './queue-ways.js';
import { readAs } from './read-reference.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

const day = 86_400_000;
/** Nobody is asked any more to sign for what is older. */
const waitsFor = 7 * day;

/** The person's own posts, each with what stands open on it now: what a handover would take down. */
export function handoverPosts(app: App, actor: Actor): Promise<Result<HandoverPosts>> {
  return readAs(app, actor, 'handover.write', async (tx, config) => {
    const now = app.clock.now();
    const posts: HandoverPosts['posts'] = [];
    for (const { role, areaPath } of postsOf(config, actor)) {
      const snapshot = await snapshotOf(tx, actor, { role, areaPath }, now);
      const tell = await caseTeller(tx, config, actor, snapshot.late);
      posts.push({
        role,
        area: { path: areaPath, name: config.areas.nameOf(areaPath) },
        snapshot: snapshotView(snapshot, tell),
      });
    }
    return done({ posts, now: formatInstant(now, config.calendar.timeZone) });
  });
}

/** Handovers of posts in the person's areas, the latest first; or what waits for their signature. */
export function listHandovers(app: App, actor: Actor, query: HandoverQuery): Promise<Result<HandoverPage>> {
  return readAs(app, actor, 'handover.read', async (tx, config) => {
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string']);
    if (query.cursor !== undefined && after === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const now = app.clock.now();
    const filter =
      query.waiting === 'yes'
        ? { waiting: { posts: postsOf(config, actor), notBy: actor.person, since: now - waitsFor } }
        : { areas: areasOf(config, actor) };
    const before = after === null ? null : { at: after[0], id: after[1] };
    const lines = await readHandovers(tx, actor.tenant, filter, before, query.limit + 1);
    const page = lines.slice(0, query.limit);
    const last = page.at(-1);
    return done({
      items: await handoverViews(tx, config, actor, page),
      nextCursor: lines.length > page.length && last ? makeCursor([last.made_at, last.id]) : null,
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** One handover, as its sheet prints it. */
export function getHandover(app: App, actor: Actor, input: { readonly id: string }): Promise<Result<HandoverView>> {
  return readAs(app, actor, 'handover.read', (tx, config) => found(tx, config, actor, input.id));
}

export interface MakeHandoverInput {
  readonly body: HandoverBody;
  readonly key: string | null;
}

/** Hands a post over: what stands open on it at this instant, what the next one has to know, and own remarks. */
export async function makeHandover(
  app: App,
  actor: Actor,
  { body, key }: MakeHandoverInput,
): Promise<Result<HandoverView>> {
  const bad = unstorable(body);
  if (bad !== null) return failed(bad);
  const { tenant, person } = actor;
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key),
    body: { handover: body },
    otherwise: { code: 'key-reused' },
  } as const;
  const result = await inTransaction<Keyed>(app, tenant, async (tx, config) => {
    const permission = 'handover.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    const post = postsOf(config, actor).find((each) => each.role === body.role && each.areaPath === body.area);
    if (post === undefined) return failed({ code: 'invalid', errors: [{ path: 'area', message: 'a post of yours' }] });
    const now = app.clock.now();
    return keyed(tx, use, now, async () => {
      const mentions = await mentionsOf(tx, config, actor, body.mentions);
      if (!mentions.ok) return mentions;
      const id = app.random(12).toString('base64url');
      const snapshot = { ...(await snapshotOf(tx, actor, post, now)), mentions: mentions.value };
      const { role, areaPath: area_path } = post;
      await insertHandover(tx, tenant, {
        id,
        role,
        area_path,
        snapshot,
        remarks: body.remarks,
        made_by: person,
        made_at: now,
      });
      return done({ matter: id, seq: 0 });
    });
  });
  return result.ok ? getHandover(app, actor, { id: result.value.matter }) : result;
}

export interface SignInput extends SignatureBody {
  readonly id: string;
}

/** Takes a post on. The same person signing again changes nothing; for another it is too late. */
export async function signHandover(app: App, actor: Actor, input: SignInput): Promise<Result<HandoverView>> {
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  return inTransaction<HandoverView>(app, actor.tenant, async (tx, config) => {
    const view = await found(tx, config, actor, input.id);
    if (!view.ok) return view;
    const { post, by, signed } = view.value;
    const mine = postsOf(config, actor).some((each) => each.role === post.role && each.areaPath === post.area.path);
    if (!mine) return failed({ code: 'forbidden', permission: 'handover.write' });
    if (by.id === actor.person) return failed({ code: 'rule', reason: 'handover-own' });
    if (signed !== null)
      return signed.by.id === actor.person ? view : failed({ code: 'rule', reason: 'handover-signed' });
    const signature = { signed_by: actor.person, signed_at: app.clock.now(), remark: input.remark };
    const written = await insertSignature(tx, actor.tenant, input.id, signature);
    return written ? found(tx, config, actor, input.id) : failed({ code: 'rule', reason: 'handover-signed' });
  });
}

async function found(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<Result<HandoverView>> {
  if (unstorable({ id }) !== null) return failed({ code: 'not-found' });
  const lines = await readHandovers(tx, actor.tenant, { id, areas: areasOf(config, actor) }, null, 1);
  const [view] = await handoverViews(tx, config, actor, lines);
  return view === undefined ? failed({ code: 'not-found' }) : done(view);
}

function areasOf(config: TenantConfig, actor: Actor): string[] {
  return reaches(rightsOf(config.newestFlow), actor, 'handover.read').map((each) => each.grant.areaPath);
}

async function mentionsOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  given: HandoverBody['mentions'],
): Promise<Result<StoredSnapshot['mentions']>> {
  const ids = new Set(given.map((each) => each.case));
  const readable = await readableOf(tx, config, actor, ids);
  const rows = new Map((await findMatters(tx, actor.tenant, [...readable])).map((row) => [row.id, row]));
  const mentions: StoredSnapshot['mentions'][number][] = [];
  for (const [i, each] of given.entries()) {
    const row = rows.get(each.case);
    if (row === undefined) {
      return failed({
        code: 'invalid',
        errors: [{ path: `mentions.${i}.case`, message: 'the id of a case that you may see' }],
      });
    }
    mentions.push({ case: storedCase(row), note: each.note });
  }
  return done(mentions);
}
