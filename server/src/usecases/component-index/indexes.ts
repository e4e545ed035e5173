import { readComponentChanges } from '../../store/component-rows.js';
import { readComponentPoints } from '../../store/components.js';
import type { Database, Tx } from '../../store/database.js';
import { currentSnapshot } from '../../store/open-rows.js';
import { isLater, type Snapshot } from '../../store/snapshot.js';
import type { Clock } from '../types.js';
import { ClassNumbers, ColumnsBuilder } from './columns.js';
import { ComponentIndex } from './component-index.js';

/** An index, and the snapshot at which it last changed: as long as that is the same, so is what the index tells. */
export interface KnownComponents {
  readonly index: ComponentIndex;
  readonly changedAt: string;
}

/**
 * The components of each tenant in memory: a cache of the database, never the truth, brought up to date within each
 * transaction that asks as the board of open cases is (decision 8). An index never changes, so whoever was given one keeps it
 * whole whatever comes after. It may be newer than a snapshot that has waited: what it names is then read from
 * the database, which tells what the snapshot sees.
 */
export interface Components {
  /** Begins with what is there, so that whoever comes first does not wait. */
  ready(tenant: string): Promise<void>;
  of(tx: Tx, tenant: string): Promise<KnownComponents>;
  /** Makes it anew at its next use. */
  forget(tenant: string): void;
}

/** Indexes that nobody has asked for this long go. */
const idleMs = 60 * 60_000;
/** Of many tenants those are kept that were asked last: so many components in all, about 200 megabytes. */
const mostComponents = 2_000_000;
/** More changed rows than this over the base, or than a fiftieth of it, and the base is made anew. */
const mostChanged = 2_000;
/** More changed rows than this at once, and all are read anew: that is no slower. */
const mostAtOnce = 20_000;

interface Known extends KnownComponents {
  readonly snapshot: Snapshot;
}

interface Entry {
  known: Known | null;
  /** One reads all; others that come meanwhile wait for it. */
  building: Promise<Known> | null;
  usedAt: number;
}

export function openComponents(db: Database, clock: Clock): Components {
  const entries = new Map<string, Entry>();

  function entryOf(tenant: string): Entry {
    const entry = entries.get(tenant) ?? { known: null, building: null, usedAt: 0 };
    entry.usedAt = clock.now();
    entries.set(tenant, entry);
    return entry;
  }

  function evict(but: string): void {
    const now = clock.now();
    let components = 0;
    for (const [tenant, { known, usedAt }] of [...entries].sort(([, a], [, b]) => b.usedAt - a.usedAt)) {
      components += known?.index.size ?? 0;
      if (tenant !== but && (components > mostComponents || now - usedAt > idleMs)) entries.delete(tenant);
    }
  }

  function keep(entry: Entry, known: Known): Known {
    if (entry.known === null || isLater(known.snapshot, entry.known.snapshot)) entry.known = known;
    return known;
  }

  /** In the transaction of who asks: it must not wait for a connection while it holds one. */
  async function begin(entry: Entry, tx: Tx, tenant: string): Promise<Known> {
    const building = build(tx, tenant);
    entry.building = building;
    try {
      const known = keep(entry, await building);
      evict(tenant);
      return known;
    } finally {
      entry.building = null;
    }
  }

  async function of(tx: Tx, tenant: string): Promise<Known> {
    const entry = entryOf(tenant);
    // What another has read meanwhile may be older than what this transaction sees: that is asked below.
    while (entry.building !== null) await entry.building.catch(() => null);
    const before = entry.known ?? (await begin(entry, tx, tenant));
    const { snapshot, changes } = await readComponentChanges(tx, tenant, before.snapshot, mostAtOnce);
    if (changes.length > mostAtOnce) return entry.building === null ? begin(entry, tx, tenant) : of(tx, tenant);
    if (!isLater(snapshot, before.snapshot)) return before;
    if (changes.length === 0) return keep(entry, { ...before, snapshot });
    const index = before.index.with(changes);
    const tooMany = index.changed.size > Math.max(mostChanged, index.size / 50);
    return keep(entry, { index: tooMany ? index.compacted() : index, snapshot, changedAt: snapshot.text });
  }

  return {
    ready: (tenant) => db.snapshot(tenant, async (tx) => void (await of(tx, tenant))),
    of,
    forget: (tenant) => void entries.delete(tenant),
  };
}

async function build(tx: Tx, tenant: string): Promise<Known> {
  const snapshot = await currentSnapshot(tx);
  const numbers = new ClassNumbers();
  const builder = new ColumnsBuilder();
  for await (const points of readComponentPoints(tx, tenant)) {
    for (const point of points) builder.add(point, numbers);
  }
  return { index: ComponentIndex.of(builder.finish(), numbers), snapshot, changedAt: snapshot.text };
}
