import type { LocateView } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { type QueueRow, readQueue, type Way } from '../store/queue.js';
import { readTexts } from '../store/texts.js';
import { caseSummary } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { boxAround } from './near.js';
import { byCodePoints } from './open-board/code-points.js';
import { readableWays } from './queue-ways.js';
import { likeness, pairsOf, plain } from './similarity.js';
import type { Actor, App } from './types.js';

const most = 10;
/** Cases that are looked at; in a box of some hundred metres a class has no more. */
const mostLookedAt = 500;
/** What says the same counts up to this many times as far as what is only near. */
const textReach = 5;
/** Shorter texts say too little to be the same. */
const leastText = 4;
/** So much alike, two texts likely mean the same; of another class it takes more. */
const alikeFrom = 0.4;
const alikeOfOthers = 0.55;
/** Who reports the same does so within days. */
const recently = 3 * 86_400_000;

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

/** An open case that is likely the same problem. */
export interface Likely {
  readonly row: QueueRow;
  readonly away: number;
  readonly because: readonly Because[];
  /** How alike the words are, from 0 to 1. */
  readonly likeness: number;
}

/**
 * Open cases that are likely the same problem, of those that the person may read: on the same component, in the same or
 * similar words, or near. The likeliest first, then the nearest, then by id.
 */
export async function duplicatesOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  asked: Asked,
): Promise<Duplicate[]> {
  const ways = readableWays(rightsOf(config.newestFlow), actor);
  return (await likelySame(app, tx, config, ways, asked)).map(({ row, away, because }) => ({
    ...caseSummary(config, row, row.address, app.clock.now()),
    metres: Math.round(away),
    because: [...because],
  }));
}

/** The same among the cases of some ways, whoever asks. */
export async function likelySame(
  app: App,
  tx: Tx,
  config: TenantConfig,
  ways: readonly Way[],
  asked: Asked,
): Promise<Likely[]> {
  const { location, ref, metres } = asked;
  const now = app.clock.now();
  const queue = { tenant: config.tenant, ways, which: 'open', now } as const;
  const ofClass = { class: ref.code, kind: ref.kind, box: boxAround(location, metres * textReach) };
  const rows = (await readQueue(tx, { ...queue, filter: ofClass }, null, mostLookedAt)).filter(
    (row) => row.standard_ref === ref.standardRef,
  );
  // People call the same thing by another class: then their words must be much alike.
  const others = hasWords(asked)
    ? await readQueue(tx, { ...queue, filter: { box: boxAround(location, metres) } }, null, mostLookedAt)
    : [];
  const known = new Set(rows.map((row) => row.id));
  const all = [...rows, ...others.filter((row) => !known.has(row.id))];
  const texts = await textsOf(tx, config.tenant, asked, all);
  const said = saidOf(asked);
  return all
    .map((row) => {
      const away = metresBetween(location.lon, location.lat, row.lon ?? 0, row.lat ?? 0);
      const alike = mostAlike(said, texts.get(row.id) ?? []);
      const because = known.has(row.id)
        ? becauseOf(asked, row, texts.get(row.id) ?? [], away, alike)
        : becauseOfWords(asked, away, alike);
      return { row, away, because, likeness: alike };
    })
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => weight(b, now) - weight(a, now) || a.away - b.away || byCodePoints(a.row.id, b.row.id))
    .slice(0, most);
}

function becauseOf(asked: Asked, row: QueueRow, texts: readonly string[], away: number, alike: number): Because[] {
  const because: Because[] = [];
  if (asked.component && row.component === asked.component) because.push('component');
  const said = [asked.address, asked.description].map(plain).filter((text) => text.length >= leastText);
  if (said.some((text) => texts.includes(text))) {
    if (away <= asked.metres * textReach) because.push('text');
  } else if (alike >= alikeFrom && away <= asked.metres) because.push('alike');
  if (away <= asked.metres) because.push('near');
  return because;
}

function becauseOfWords({ metres }: Asked, away: number, alike: number): Because[] {
  return alike >= alikeOfOthers && away <= metres ? ['alike', 'near'] : [];
}

const WEIGHTS: Readonly<Record<Because, number>> = { component: 4, text: 2, alike: 0, near: 0 };

function weight({ because, likeness, row }: Likely, now: number): number {
  const reasons = because.reduce((sum, each) => sum + WEIGHTS[each], 0);
  const alike = because.includes('alike') ? 0.5 + likeness : 0;
  return reasons + alike + (now - row.reported_at <= recently ? 0.2 : 0);
}

/** The pairs of what the reporter says: of the description, where it says enough to tell it from others. */
function saidOf({ description }: Asked): ReadonlySet<string> {
  return plain(description).length < leastText ? new Set() : pairsOf(description);
}

function mostAlike(said: ReadonlySet<string>, texts: readonly string[]): number {
  if (said.size === 0) return 0;
  return Math.max(0, ...texts.filter((text) => text.length >= leastText).map((text) => likeness(said, pairsOf(text))));
}

function hasWords({ address, description }: Asked): boolean {
  return plain(address).length >= leastText || plain(description).length >= leastText;
}

/** What the cases say, plainly: their addresses and descriptions. Read only where there is something to compare. */
async function textsOf(
  tx: Tx,
  tenant: string,
  asked: Asked,
  rows: readonly QueueRow[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (!hasWords(asked)) return found;
  const ids = rows.map((row) => row.id);
  for (const { matter, field, body } of await readTexts(tx, tenant, ids)) {
    if (field !== 'address' && field !== 'description') continue;
    found.set(matter, [...(found.get(matter) ?? []), plain(body)]);
  }
  return found;
}
