import type { FileFeature } from './area-file.js';

export interface Fields {
  readonly id: string | null;
  readonly label: string | null;
  readonly parent: string | null;
}

/** How such fields are usually called, the surest first. */
const NAMES: Readonly<Record<keyof Fields, readonly string[]>> = {
  id: ['id', 'code', '编码', '代码', '网格编码', '网格代码', 'bgcode', 'gridcode', 'grid_id', 'gridid', 'dm', 'bm'],
  label: ['name', '名称', '网格名称', 'bgname', 'gridname', 'mc', 'label', 'title'],
  parent: ['parent', 'parentid', 'parent_id', '上级', '上级编码', '上级代码', 'pcode', 'sjdm'],
};
const sampled = 200;

/** The properties that features have, each with a value. */
export function fieldsIn(features: readonly FileFeature[]): { readonly name: string; readonly sample: string }[] {
  const samples = new Map<string, string>();
  for (const { properties } of features.slice(0, sampled)) {
    for (const [name, value] of Object.entries(properties)) {
      const said = textOf(value);
      if (samples.get(name) === undefined || samples.get(name) === '') samples.set(name, said ?? '');
    }
  }
  return [...samples].slice(0, 100).map(([name, sample]) => ({ name, sample: sample.slice(0, 60) }));
}

/** The fields that were named, else those that are called as such fields are. */
export function fieldsTaken(features: readonly FileFeature[], named: Partial<Fields>): Fields {
  const names = fieldsIn(features).map((field) => field.name);
  const found = (key: keyof Fields) =>
    NAMES[key].flatMap((usual) => names.filter((name) => name.toLowerCase() === usual))[0] ?? null;
  return { id: named.id ?? found('id'), label: named.label ?? found('label'), parent: named.parent ?? found('parent') };
}

/** A value as text; null: there is none. Codes that a table holds as numbers are whole. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}
