import { isStorable } from '../storable.js';
import { asText, type Cell, type FileRow } from '../tables/column.js';
import type { FeatureRow, StreamedRows } from '../tables/file.js';
import {
  COMPONENT_COLUMNS,
  type ComponentCells,
  type ComponentMapping,
  columnOf,
  isRecord,
  measureOf,
  type Target,
  targetOf,
} from './columns.js';
import type { Fault } from './fault.js';
import { placeOnShape } from './shape-place.js';

/** What a row says of a component; its class's shape beside, where the file has one. */
export interface SaidRow {
  readonly line: number;
  readonly values: Partial<ComponentCells> & { readonly geometry?: unknown };
  /** Measures under headings of their own: put to those that are there. */
  readonly measures: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

type Draft = { -readonly [K in keyof ComponentCells]?: ComponentCells[K] } & { geometry?: unknown };

/** Reads rows of a table or features into what they say, by their headings. */
export class ComponentReader {
  readonly #mapping: ComponentMapping;
  readonly #targets = new Map<string, Target | null>();
  #header: readonly (Target | null)[] | null = null;

  constructor(mapping: ComponentMapping) {
    this.#mapping = mapping;
  }

  read(streamed: StreamedRows): SaidRow[] {
    if (streamed.kind === 'features') return streamed.rows.map((row) => this.#feature(row));
    const [first, ...rest] = streamed.rows;
    if (this.#header !== null || first === undefined) return streamed.rows.map((row) => this.#row(row));
    const faults = this.#readHeader(first);
    const header = faults.length === 0 ? [] : [{ line: first.line, values: {}, measures: {}, faults }];
    return [...header, ...(faults.length > 0 ? [] : rest.map((row) => this.#row(row)))];
  }

  /** The header is wrong: no row of it can be read. */
  get isLost(): boolean {
    return this.#header !== null && this.#header.length === 0;
  }

  #readHeader({ cells }: FileRow): Fault[] {
    const faults: Fault[] = [];
    const seen = new Set<string>();
    const header = cells.map((cell) => {
      const heading = asText(cell);
      const target: Target | null = heading === '' ? { kind: 'passed' } : targetOf(heading, this.#mapping);
      if (target === null) faults.push({ member: '', code: 'unknown-column', params: { heading } });
      if (target?.kind === 'column') {
        const { key } = target.column;
        if (seen.has(key)) faults.push({ member: key, code: 'column-twice', params: { heading } });
        seen.add(key);
      }
      return target;
    });
    if (!seen.has('id') && this.#mapping.constants.id === undefined) {
      faults.push({ member: 'id', code: 'missing-column', params: {} });
    }
    this.#header = faults.length === 0 ? header : [];
    return faults;
  }

  #row({ line, cells }: FileRow): SaidRow {
    const row = this.#begin();
    const header = this.#header ?? [];
    for (const [place, target] of header.entries()) this.#put(row, target, cells[place] ?? null);
    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== null)) {
      row.faults.push({ member: '', code: 'too-many-cells', params: { cells: cells.length, columns: header.length } });
    }
    return finished(line, row);
  }

  #feature({ line, feature }: FeatureRow): SaidRow {
    const row = this.#begin();
    if (!isRecord(feature) || feature.type !== 'Feature') {
      row.faults.push({ member: '', code: 'not-a-feature', params: {} });
      return finished(line, row);
    }
    const members = isRecord(feature.properties) ? feature.properties : {};
    if (feature.id !== undefined && members.id === undefined) this.#member(row, 'id', feature.id);
    for (const [heading, value] of Object.entries(members)) this.#member(row, heading, value);
    const place = placeOnShape(feature.geometry);
    if (place === null) row.faults.push({ member: 'geometry', code: 'bad-geometry', params: {} });
    else {
      row.draft.geometry = place.isPoint ? null : feature.geometry;
      row.draft.lon ??= place.lon;
      row.draft.lat ??= place.lat;
    }
    return finished(line, row);
  }

  #begin(): Row {
    const row: Row = { draft: {}, measures: {}, faults: [] };
    for (const [key, said] of Object.entries(this.#mapping.constants)) {
      const column = columnOf(key);
      if (column !== undefined) this.#put(row, { kind: 'column', column }, said);
    }
    return row;
  }

  #member(row: Row, heading: string, value: unknown): void {
    let target = this.#targets.get(heading);
    if (target === undefined) {
      target = targetOf(heading, this.#mapping);
      this.#targets.set(heading, target);
    }
    if (target === null) row.faults.push({ member: '', code: 'unknown-column', params: { heading } });
    else if (target.kind === 'measure') row.measures[target.name] = value;
    else if (target.kind === 'column' && target.column.key === 'properties' && isRecord(value)) {
      row.draft.properties = value;
    } else this.#put(row, target, cellOf(value));
  }

  #put(row: Row, target: Target | null, cell: Cell): void {
    if (target === null || target.kind === 'passed') return;
    if (target.kind === 'measure') {
      if (cell !== null) row.measures[target.name] = measureOf(cell);
      return;
    }
    const { key, type } = target.column;
    const parsed = type.parse(this.#mapping.values[key]?.[asText(cell)] ?? cell);
    if (parsed.ok) Object.assign(row.draft, { [key]: parsed.value });
    else row.faults.push({ member: key, code: parsed.code, params: plain(parsed.params ?? {}) });
  }
}

interface Row {
  readonly draft: Draft;
  readonly measures: Record<string, unknown>;
  readonly faults: Fault[];
}

function finished(line: number, { draft, measures, faults }: Row): SaidRow {
  const bad = isStorable(draft) && isStorable(measures) ? [] : [{ member: '', code: 'bad-signs', params: {} }];
  return { line, values: draft, measures, faults: [...faults, ...bad] };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}

function plain(params: Readonly<Record<string, unknown>>): Fault['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
  );
}

/** The headings in a language, by their columns. */
export function headingsOf(language: 'zh' | 'en'): { readonly key: string; readonly header: string }[] {
  return COMPONENT_COLUMNS.map(({ key, header }) => ({ key, header: header[language] }));
}
