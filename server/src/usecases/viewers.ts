import type { Viewer, ViewersView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { insertMessages } from '../store/outbox.js';
import { namesOf } from '../store/people.js';
import { forgetViewers, lockViewers, putViewer, readViewers, removeViewer, type ViewerRow } from '../store/viewers.js';
import type { TenantConfig } from './config.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** Who was not heard of for so long is not there any more. */
export const STALE_MS = 40_000;

export interface ViewerInput {
  readonly case: string;
  /** The window's own name. */
  readonly place: string;
  /** The event whose form is being filled in there. */
  readonly typing: string | null;
}

/**
 * Says that the person is looking at a case, and gives who else is. Said again every few seconds; nothing of it is kept.
 * Others who look at it are told only where something changed for them.
 */
export function lookAt(app: App, actor: Actor, input: ViewerInput): Promise<Result<ViewersView>> {
  return changeViewers(app, actor, input.case, (tx, now) =>
    putViewer(tx, actor.tenant, input.case, { person: actor.person, place: input.place, typing: input.typing }, now),
  );
}

/** Says that the person looks away in one of their windows. */
export function lookAway(app: App, actor: Actor, input: Omit<ViewerInput, 'typing'>): Promise<Result<ViewersView>> {
  return changeViewers(app, actor, input.case, (tx) =>
    removeViewer(tx, actor.tenant, input.case, { person: actor.person, place: input.place }),
  );
}

async function changeViewers(
  app: App,
  actor: Actor,
  matter: string,
  change: (tx: Tx, now: number) => Promise<void>,
): Promise<Result<ViewersView>> {
  const { tenant } = actor;
  let tell = false;
  const result = await app.db.transaction<Result<ViewersView>>(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    if (!(await mayRead(tx, config, actor, matter))) return failed({ code: 'not-found' });
    const now = app.clock.now();
    await lockViewers(tx, tenant, matter);
    await forgetViewers(tx, tenant, matter, now - STALE_MS);
    const before = await readViewers(tx, tenant, matter, now - STALE_MS);
    await change(tx, now);
    const after = await readViewers(tx, tenant, matter, now - STALE_MS);
    const others = withoutPerson(after, actor.person);
    tell = others.length > 0 && appearance(before, actor.person) !== appearance(after, actor.person);
    if (tell) await insertMessages(tx, tenant, now, [{ matter, kind: 'viewers', data: {} }]);
    const names = await namesOf(
      tx,
      tenant,
      others.map((each) => each.person),
    );
    const zone = config.calendar.timeZone;
    return done({ viewers: viewersOf(others, names, zone), now: formatInstant(now, zone) });
  });
  if (tell) app.committed();
  return result;
}

async function mayRead(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<boolean> {
  const row = await findMatter(tx, actor.tenant, id);
  if (row === undefined) return false;
  return allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', await subjectOf(tx, row));
}

const withoutPerson = (rows: readonly ViewerRow[], person: string) => rows.filter((each) => each.person !== person);

/** How a person's windows in front of a case look to the others. */
function appearance(rows: readonly ViewerRow[], person: string): string {
  const own = rows.filter((each) => each.person === person);
  return own.length === 0 ? 'away' : `here ${own.findLast((each) => each.typing !== null)?.typing ?? ''}`;
}

/** A person with two windows comes once: since the first, filling in what the latest says. */
function viewersOf(rows: readonly ViewerRow[], names: ReadonlyMap<string, string>, zone: string): Viewer[] {
  return [...new Set(rows.map((row) => row.person))].map((person) => {
    const own = rows.filter((row) => row.person === person);
    return {
      id: person,
      name: names.get(person) ?? person,
      since: formatInstant(Math.min(...own.map((each) => each.since)), zone),
      typing: own.findLast((each) => each.typing !== null)?.typing ?? null,
    };
  });
}
