/** One thing in which two versions of a document differ. */
export interface Difference {
  /** Members from the root down; an entry of a list by its key: `["classes", "GB…|event|06010", "name"]`. */
  readonly path: readonly string[];
  readonly what: 'added' | 'removed' | 'changed';
  /** Null where it was added. */
  readonly before: unknown;
  /** Null where it was removed. */
  readonly after: unknown;
}

/** What names an entry of a list of objects, whatever its place; null: nothing does. */
export type EntryKey = (entry: Readonly<Record<string, unknown>>) => string | null;

/**
 * How the later of two JSON documents differs from the earlier, in the order of the later's members. The order of a list
 * means nothing: plain values are a set, objects are told apart by their keys. A list without keys is one value.
 */
export function differences(before: unknown, after: unknown, keyOf: EntryKey): Difference[] {
  const found: Difference[] = [];
  compare([], before, after, keyOf, found);
  return found;
}

/** Entries of the documents that cities edit: classes by standard, kind and code; else by the member that names them. */
export const commonKey: EntryKey = ({ standardRef, kind, code, ...rest }) => {
  if (typeof standardRef === 'string' && typeof code === 'string') return `${standardRef}|${String(kind)}|${code}`;
  for (const value of [rest.id, rest.key, rest.date, code, rest.from, rest.severity]) {
    if (typeof value === 'string') return value;
  }
  return null;
};

function compare(path: readonly string[], before: unknown, after: unknown, keyOf: EntryKey, found: Difference[]): void {
  if (Object.is(before, after)) return;
  if (before === undefined) {
    found.push({ path, what: 'added', before: null, after });
    return;
  }
  if (after === undefined) {
    found.push({ path, what: 'removed', before, after: null });
    return;
  }
  const [earlier, later] = [membersOf(before, keyOf), membersOf(after, keyOf)];
  if (earlier === null || later === null || Array.isArray(before) !== Array.isArray(after)) {
    if (!same(before, after)) found.push({ path, what: 'changed', before, after });
    return;
  }
  for (const [name, value] of later) compare([...path, name], earlier.get(name), value, keyOf, found);
  for (const [name, value] of earlier) if (!later.has(name)) compare([...path, name], value, undefined, keyOf, found);
}

/** The parts of a value by name; null where it has none. */
function membersOf(value: unknown, keyOf: EntryKey): Map<string, unknown> | null {
  if (Array.isArray(value)) return entriesOf(value, keyOf);
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}

function entriesOf(list: readonly unknown[], keyOf: EntryKey): Map<string, unknown> | null {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const key = keyOfEntry(entry, keyOf);
    if (key === null || entries.has(key)) return null;
    entries.set(key, entry);
  }
  return entries;
}

function keyOfEntry(entry: unknown, keyOf: EntryKey): string | null {
  if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null;
  return keyOf(entry as Readonly<Record<string, unknown>>);
}

/** The same JSON, whatever the order of its members. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([name, value]) => same(value, (b as Readonly<Record<string, unknown>>)[name]))
  );
}
