import type { LocateView } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { type QueueRow, readQueue } from '../store/queue.js';
import { readTexts } from '../store/texts.js';
import { caseSummary } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { boxAround } from './near.js';
import { byCodePoints } from './open-board/code-points.js';
import { readableWays } from './queue-ways.js';
import type { Actor, App } from './types.js';

const most = 10;
/** Cases that are looked at; in a box of some hundred metres a class has no more. */
const mostLookedAt = 500;
/** What says the same counts up to this many times as far as what is only near. */
const textReach = 5;
/** Shorter texts say too little to be the same. */
const leastText = 4;

export interface Asked {
  readonly location: { readonly lon: number; readonly lat: number };
  readonly ref: { readonly standardRef: string; readonly kind: string; readonly code: string };
  readonly metres: number;
  readonly component?: string | undefined;
  readonly address?: string | undefined;
  readonly description?: string | undefined;
}

type Duplicate = LocateView['duplicates'][number];
type Because = Duplicate['because'][number];

/**
 * Open cases that are likely the same problem, of those that the person may read: on the same component, in the same
 * words, or near. The likeliest first, then the nearest, then by id.
 */
export async function duplicatesOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  asked: Asked,
): Promise<Duplicate[]> {
  const { location, ref, metres } = asked;
  const now = app.clock.now();
  const queue = {
    tenant: actor.tenant,
    ways: readableWays(rightsOf(config.newestFlow), actor),
    which: 'open',
    filter: { class: ref.code, kind: ref.kind, box: boxAround(location, metres * textReach) },
    now,
  } as const;
  const rows = (await readQueue(tx, queue, null, mostLookedAt)).filter((row) => row.standard_ref === ref.standardRef);
  const texts = await textsOf(tx, actor.tenant, asked, rows);
  return rows
    .map((row) => {
      const away = metresBetween(location.lon, location.lat, row.lon ?? 0, row.lat ?? 0);
      return { row, away, because: becauseOf(asked, row, texts.get(row.id) ?? [], away) };
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weight(b) - weight(a) || a.away - b.away || byCodePoints(a.row.id, b.row.id))
    .slice(0, most)
    .map(({ row, away, because }) => ({
      ...caseSummary(config, row, row.address, now),
      metres: Math.round(away),
      because,
    }));
}

function becauseOf(asked: Asked, row: QueueRow, texts: readonly string[], away: number): Because[] {
  const because: Because[] = [];
  if (asked.component && row.component === asked.component) because.push('component');
  const said = [asked.address, asked.description].map(plain).filter((text) => text.length >= leastText);
  if (away <= asked.metres * textReach && said.some((text) => texts.includes(text))) because.push('text');
  if (away <= asked.metres) because.push('near');
  return because;
}

const WEIGHTS: Readonly<Record<Because, number>> = { component: 4, text: 2, near: 0 };

function weight({ because }: { readonly because: readonly Because[] }): number {
  return because.reduce((sum, each) => sum + WEIGHTS[each], 0);
}

/** What the cases say, plainly: their addresses and descriptions. Read only where there is something to compare. */
async function textsOf(
  tx: Tx,
  tenant: string,
  { address, description }: Asked,
  rows: readonly QueueRow[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (plain(address).length < leastText && plain(description).length < leastText) return found;
  const ids = rows.map((row) => row.id);
  for (const { matter, field, body } of await readTexts(tx, tenant, ids)) {
    if (field !== 'address' && field !== 'description') continue;
    found.set(matter, [...(found.get(matter) ?? []), plain(body)]);
  }
  return found;
}

/** Without what people write one way or another: spaces, marks, capitals. */
function plain(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}
