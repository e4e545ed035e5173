import { createHash } from 'node:crypto';
import type { CoordinateSystem } from '@bihuan/contracts';
import { type ComponentRow, findComponents, insertComponents, replaceComponents } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import type { StreamedRows } from '../tables/file.js';
import { ComponentCheck } from './check-component.js';
import type { ComponentMapping } from './columns.js';
import type { Fault } from './fault.js';
import { ComponentReader, type SaidRow } from './read-file.js';
import { type CheckedComponent, type ComponentValues, differences } from './values.js';

export interface ComponentImport {
  readonly rows: AsyncIterable<StreamedRows>;
  readonly mapping: ComponentMapping;
  /** The system in which the file's places are. */
  readonly coordinates: CoordinateSystem;
  readonly by: string;
  readonly now: number;
  /** Why components that were there are other ones now. */
  readonly note: string;
  /** Only look. */
  readonly dryRun: boolean;
  readonly fault?: (line: number, fault: Fault) => void;
  readonly added?: (component: CheckedComponent) => void;
  readonly changed?: (before: ComponentRow, after: CheckedComponent, members: readonly string[]) => void;
  readonly progress?: (counts: ComponentCounts) => void;
}

export interface ComponentCounts {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  faults: number;
}

export interface ComponentsImported extends Readonly<ComponentCounts> {
  /** A digest of what stood of what the file names: what was looked at is what is written. */
  readonly seen: string;
}

/** New components and next versions, with what they were kept. */
const chunk = 2000;

/**
 * A file's rows into the inventory: new ones, and next versions of those whose row says something else. All of it stands in
 * the caller's transaction, which must be undone where there were faults: from the first on nothing more is written, and
 * the rest is only looked at.
 */
export async function importInto(tx: Tx, config: TenantConfig, input: ComponentImport): Promise<ComponentsImported> {
  const work = new Importing(tx, config, input);
  const reader = new ComponentReader(input.mapping);
  for await (const streamed of input.rows) {
    await work.take(reader.read(streamed));
    if (reader.isLost) break;
  }
  return work.end();
}

class Importing {
  readonly #counts: ComponentCounts = { rows: 0, added: 0, changed: 0, unchanged: 0, faults: 0 };
  readonly #seen = createHash('sha256');
  readonly #lines = new Map<string, number>();
  readonly #check: ComponentCheck;
  #waiting: SaidRow[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly config: TenantConfig,
    private readonly input: ComponentImport,
  ) {
    this.#check = new ComponentCheck(config, input.now);
  }

  async take(rows: readonly SaidRow[]): Promise<void> {
    this.#waiting.push(...rows);
    while (this.#waiting.length >= chunk) await this.#settle(this.#waiting.splice(0, chunk));
  }

  async end(): Promise<ComponentsImported> {
    await this.#settle(this.#waiting.splice(0));
    return { ...this.#counts, seen: this.#seen.digest('hex') };
  }

  async #settle(rows: readonly SaidRow[]): Promise<void> {
    const fresh = rows.filter((row) => this.#isFirst(row));
    const ids = fresh.flatMap(({ values }) => values.id ?? []);
    const found = await findComponents(this.tx, this.config.tenant, ids);
    const standing = new Map(found.map((row) => [row.id, row]));
    const added: CheckedComponent[] = [];
    const changed: { readonly before: ComponentRow; readonly after: CheckedComponent }[] = [];
    for (const row of fresh) {
      const before = standing.get(row.values.id ?? '') ?? null;
      const after = this.#read(row, before);
      if (after === null) continue;
      this.#seen.update(`${after.id} ${before?.version ?? 0}\n`);
      if (before === null) added.push(after);
      else if (this.#isChanged(before, after)) changed.push({ before, after });
      else this.#counts.unchanged += 1;
    }
    this.#counts.rows += rows.length;
    this.#counts.added += added.length;
    this.#counts.changed += changed.length;
    for (const each of added) this.input.added?.(each);
    if (!this.input.dryRun && this.#counts.faults === 0) await this.#write(added, changed);
    this.input.progress?.(this.#counts);
  }

  /** A second row of an id is a fault. */
  #isFirst({ line, values: { id } }: SaidRow): boolean {
    if (id === undefined) return true;
    const first = this.#lines.get(id);
    if (first !== undefined) {
      this.#fault(line, { member: 'id', code: 'row-twice', params: { key: id, first } });
      return false;
    }
    this.#lines.set(id, line);
    return true;
  }

  #read(row: SaidRow, before: ComponentRow | null): CheckedComponent | null {
    for (const fault of row.faults) this.#fault(row.line, fault);
    if (row.faults.length > 0) return null;
    const values = completed(row, before, this.input.coordinates);
    if (!values.ok) {
      for (const member of values.missing) this.#fault(row.line, { member, code: 'required', params: {} });
      return null;
    }
    const checked = this.#check.check(values.value, before);
    if (!checked.ok) {
      for (const fault of checked.faults) this.#fault(row.line, fault);
      return null;
    }
    const { component } = checked;
    if (before !== null && (before.class !== component.class || before.standardRef !== component.standardRef)) {
      this.#fault(row.line, { member: 'class', code: 'class-changed', params: { before: before.class } });
      return null;
    }
    return component;
  }

  #isChanged(before: ComponentRow, after: CheckedComponent): boolean {
    const members = differences(before, after);
    if (members.length > 0) this.input.changed?.(before, after, members);
    return members.length > 0;
  }

  async #write(
    added: readonly CheckedComponent[],
    changed: readonly { readonly before: ComponentRow; readonly after: CheckedComponent }[],
  ): Promise<void> {
    const { by, now, note } = this.input;
    const said = { changedAt: now, changedBy: by };
    const { tenant } = this.config;
    await insertComponents(
      this.tx,
      tenant,
      added.map((each) => ({ ...each, ...said })),
    );
    const next = changed.map(({ before, after }) => ({ ...after, ...said, version: before.version + 1 }));
    const replaced = await replaceComponents(this.tx, tenant, next, note);
    if (replaced !== next.length) throw new Error('Components were changed by somebody else meanwhile: import again.');
  }

  #fault(line: number, fault: Fault): void {
    this.#counts.faults += 1;
    this.input.fault?.(line, fault);
  }
}

type Completed =
  | { readonly ok: true; readonly value: ComponentValues }
  | { readonly ok: false; readonly missing: readonly string[] };

/** What a row does not say stays as it is; a new component has all that is mandatory. */
function completed({ values, measures }: SaidRow, before: ComponentRow | null, system: CoordinateSystem): Completed {
  const { id, name = before?.name, lon = before?.lon, lat = before?.lat, firstOn = before?.firstOn } = values;
  if (id === undefined || name === undefined || lon === undefined || lat === undefined || firstOn === undefined) {
    const mandatory = { id, name, lon, lat, firstOn };
    const missing = Object.entries(mandatory).flatMap(([key, value]) => (value === undefined ? [key] : []));
    return { ok: false, missing };
  }
  const kept = <K extends keyof typeof values & keyof ComponentRow>(key: K) => values[key] ?? null;
  const said = <
    K extends
      | 'department'
      | 'owner'
      | 'maintainer'
      | 'maintainedFrom'
      | 'maintainedUntil'
      | 'source'
      | 'changedOn'
      | 'remark',
  >(
    key: K,
  ): string | null => (key in values ? kept(key) : (before?.[key] ?? null)) as string | null;
  return {
    ok: true,
    value: {
      id,
      standardRef: values.standardRef ?? before?.standardRef ?? null,
      class: values.class ?? before?.class ?? null,
      name,
      state: values.state ?? before?.state ?? 'intact',
      lon,
      lat,
      coordinates: system,
      geometry: 'geometry' in values ? values.geometry : (before?.geometry ?? null),
      department: said('department'),
      owner: said('owner'),
      maintainer: said('maintainer'),
      maintainedFrom: said('maintainedFrom'),
      maintainedUntil: said('maintainedUntil'),
      source: said('source'),
      firstOn,
      changedOn: said('changedOn'),
      remark: said('remark'),
      properties: { ...(values.properties ?? before?.properties ?? {}), ...measures },
    },
  };
}
