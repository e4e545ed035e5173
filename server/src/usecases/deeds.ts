import { CITY_DEEDS } from '@bihuan/city';
import { apply, type DeedBook, deedsOf, type Matter, NO_DEEDS, noteDeeds } from '@bihuan/flow';
import type { Tx } from '../store/database.js';
import { type DeedCounting, type DeedDelta, insertDeeds, readDeeds } from '../store/deeds.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import type { MatterRow } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { beginStory, continueStory, type Story } from './matter-row.js';
import { matterEvent } from './period-facts.js';

/** All deltas of a matter's deeds, made from its log; each of one deed. */
export function deedsOfLog(config: TenantConfig, row: MatterRow, events: readonly EventRow[]): DeedDelta[] {
  const flow = config.flow(row.definition_version);
  const context = config.context(row.definition_version, row.reported_at);
  let [matter, story, book]: [Matter | null, Story | null, DeedBook] = [null, null, NO_DEEDS];
  let at = '';
  let standing = new Map<string, DeedCounting>();
  const deltas: DeedDelta[] = [];
  // As in the units' rollups: areas that were drawn anew move no case, one whose place was corrected has had several.
  const moved = events.some(({ type, data }) => type === 'corrected' && data.location !== undefined);
  for (const each of events) {
    const event = matterEvent(each);
    const before: Matter | null = matter;
    matter = apply(flow, before, event);
    story = story === null ? beginStory(config, row, event) : continueStory(config, story, event, each.seq);
    const next = noteDeeds(context, CITY_DEEDS, book, before, matter, event);
    const place = moved ? story.area_path : row.area_path;
    const isSame = next.kept === book.kept && place === at;
    [book, at] = [next, place];
    if (isSame) continue;
    const { channel } = story;
    const now = new Map<string, DeedCounting>();
    for (const { seq, marks, who, deed, countedAt } of deedsOf(CITY_DEEDS, book)) {
      const counting = { no: seq, deed, who, areaPath: place, channel, countedAt, marks };
      now.set(key(counting), counting);
    }
    const delta = (deeds: 1 | -1, counting: DeedCounting) =>
      deltas.push({ matter: row.id, seq: each.seq, at: event.at, deeds, counting });
    for (const [id, counting] of standing) if (!now.has(id)) delta(-1, counting);
    for (const [id, counting] of now) if (!standing.has(id)) delta(1, counting);
    standing = now;
  }
  return deltas;
}

/** What is missing of a matter's deltas, and what is too much, as deltas that put it right. */
export function correctionsOfDeeds(stored: readonly DeedDelta[], derived: readonly DeedDelta[]): DeedDelta[] {
  const wrong = new Map<string, { delta: DeedDelta; deeds: number }>();
  const count = (delta: DeedDelta, deeds: number) => {
    const id = `${delta.seq}\n${delta.at}\n${key(delta.counting)}`;
    wrong.set(id, { delta, deeds: (wrong.get(id)?.deeds ?? 0) + deeds });
  };
  for (const delta of derived) count(delta, delta.deeds);
  for (const delta of stored) count(delta, -delta.deeds);
  return [...wrong.values()].flatMap(({ delta, deeds }) =>
    Array.from({ length: Math.abs(deeds) }, () => ({ ...delta, deeds: Math.sign(deeds) })),
  );
}

/** Brings the deeds of matters to what their logs say, which are written already. Nothing is written twice. */
export async function rollDeeds(
  tx: Tx,
  config: TenantConfig,
  now: number,
  rows: readonly MatterRow[],
  fresh: ReadonlyMap<string, readonly EventRow[]> = new Map(),
): Promise<void> {
  const known = rows.map(({ id }) => id).filter((id) => !fresh.has(id));
  const events = await readEventsByMatter(tx, config.tenant, known);
  const stored = byMatter(await readDeeds(tx, config.tenant, known));
  const wrong = rows.flatMap((row) =>
    correctionsOfDeeds(
      stored.get(row.id) ?? [],
      deedsOfLog(config, row, fresh.get(row.id) ?? events.get(row.id) ?? []),
    ),
  );
  await insertDeeds(tx, config.tenant, now, wrong);
}

export function byMatter(deltas: readonly DeedDelta[]): Map<string, DeedDelta[]> {
  const some = new Map<string, DeedDelta[]>();
  for (const delta of deltas) {
    const mine = some.get(delta.matter);
    if (mine === undefined) some.set(delta.matter, [delta]);
    else mine.push(delta);
  }
  return some;
}

function key({ no, deed, who, areaPath, channel, countedAt, marks }: DeedCounting): string {
  return [no, deed, who, areaPath, channel, countedAt, marks].join('\n');
}
