import type { HandoverSnapshot, HandoverView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import type { HandoverLine, StoredCase, StoredSnapshot } from '../store/handovers.js';
import { findMatters } from '../store/matters.js';
import { namesOf } from '../store/people.js';
import { readTexts } from '../store/texts.js';
import { classOf, namedUnit } from './case-summary.js';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { postsOf } from './post-snapshot.js';
import { readableOf } from './queue-ways.js';
import type { Actor } from './types.js';

type HandedCase = HandoverSnapshot['late'][number];

/** Tells the cases of handovers: class and place as they are now, and only to who may read the case. */
export async function caseTeller(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  cases: readonly StoredCase[],
): Promise<(one: StoredCase) => HandedCase> {
  const ids = [...(await readableOf(tx, config, actor, new Set(cases.map((one) => one.id))))];
  const rows = new Map((await findMatters(tx, config.tenant, ids)).map((row) => [row.id, row]));
  const texts = await readTexts(tx, config.tenant, ids);
  const places = new Map(
    texts.filter((text) => text.field === 'address').map((text) => [`${text.seq}/${text.matter}`, text.body]),
  );
  const zone = config.calendar.timeZone;
  return (one) => {
    const row = rows.get(one.id);
    return {
      id: one.id,
      number: one.number,
      class: row === undefined ? null : (classOf(config, row)?.name ?? row.class),
      place:
        row === undefined ? null : (places.get(`${row.address_seq}/${row.id}`) ?? config.areas.nameOf(row.area_path)),
      state: one.state,
      unit: one.unit === null ? null : namedUnit(config, one.unit),
      dueAt: instantOrNull(one.due, zone),
    };
  };
}

export function snapshotView(
  snapshot: Omit<StoredSnapshot, 'mentions'>,
  tell: (one: StoredCase) => HandedCase,
): HandoverSnapshot {
  return { counts: snapshot.counts, states: [...snapshot.states], late: snapshot.late.map(tell) };
}

/** Handovers as the contract shows them. */
export async function handoverViews(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  lines: readonly HandoverLine[],
): Promise<HandoverView[]> {
  const names = await namesOf(
    tx,
    config.tenant,
    lines.flatMap((line) => [line.made_by, ...(line.signed_by === null ? [] : [line.signed_by])]),
  );
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  const tell = await caseTeller(
    tx,
    config,
    actor,
    lines.flatMap(({ snapshot }) => [...snapshot.late, ...snapshot.mentions.map((each) => each.case)]),
  );
  const posts = postsOf(config, actor);
  const zone = config.calendar.timeZone;
  return lines.map((line) => ({
    id: line.id,
    post: { role: line.role, area: { path: line.area_path, name: config.areas.nameOf(line.area_path) } },
    by: named(line.made_by),
    at: formatInstant(line.made_at, zone),
    remarks: line.remarks,
    snapshot: snapshotView(line.snapshot, tell),
    mentions: line.snapshot.mentions.map((each) => ({ case: tell(each.case), note: each.note })),
    signed:
      line.signed_by === null || line.signed_at === null
        ? null
        : { by: named(line.signed_by), at: formatInstant(line.signed_at, zone), remark: line.remark ?? '' },
    maySign:
      line.signed_by === null &&
      line.made_by !== actor.person &&
      posts.some((post) => post.role === line.role && post.areaPath === line.area_path),
  }));
}
