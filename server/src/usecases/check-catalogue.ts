import type { CheckContext } from './config-kinds.js';
import { classKeyOf, SEVERITIES } from './documents.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

const CLASS = [
  'standardRef',
  'kind',
  'code',
  'group',
  'groupEn',
  'name',
  'nameEn',
  'severity',
  'flags',
  'local',
  'retired',
];

/** The catalogue: classes with one key each, of which none may go that limits, duties or cases may name: it is retired. */
export function checkCatalogue(body: unknown, { config }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body) || !Array.isArray(body.classes)) {
    faults.add('classes', 'wrong-type', 'a list of classes');
    return faults.found;
  }
  faults.only(body, '', ['defaultStandard', 'classes']);
  const standard = faults.text(body, 'defaultStandard', '', 60);
  const seen = new Map<string, number>();
  for (const [index, entry] of body.classes.entries()) {
    const path = at('classes', index);
    if (isObject(entry)) checkClass(faults, entry, path, seen, index);
    else faults.add(path, 'wrong-type', 'a class: an object');
  }
  if (standard !== null && ![...seen.keys()].some((key) => key.startsWith(`${standard}|`))) {
    faults.add('defaultStandard', 'unknown-standard', 'a standard of which there are classes', { standard });
  }
  for (const [key, { name, code }] of config.classes) {
    if (seen.has(key)) continue;
    faults.add('classes', 'class-gone', `"${name}" (${code}) is missing: retire it instead, its cases keep it`, {
      name,
      code,
    });
  }
  return faults.found;
}

function checkClass(
  faults: Faults,
  entry: Readonly<Record<string, unknown>>,
  path: string,
  seen: Map<string, number>,
  index: number,
): void {
  faults.only(entry, path, CLASS);
  const standardRef = faults.text(entry, 'standardRef', path, 60);
  const kind = faults.oneOf(entry, 'kind', path, ['component', 'event']);
  const code = faults.text(entry, 'code', path, 20);
  if (code !== null && !/^[0-9A-Za-z-]+$/.test(code)) {
    faults.add(join(path, 'code'), 'bad-code', 'letters and digits', { code });
  }
  faults.text(entry, 'name', path, 100);
  if (typeof entry.group !== 'string') faults.add(join(path, 'group'), 'wrong-type', 'a text');
  faults.oneOf(entry, 'severity', path, SEVERITIES);
  faults.flag(entry, 'local', path);
  faults.flag(entry, 'retired', path);
  checkFlags(faults, entry.flags, join(path, 'flags'));
  if (standardRef === null || kind === null || code === null) return;
  const key = classKeyOf({ standardRef, kind, code });
  const first = seen.get(key);
  if (first !== undefined)
    faults.add(join(path, 'code'), 'duplicate', `taken by entry ${first + 1}`, { value: code, entry: first + 1 });
  seen.set(key, index);
}

function checkFlags(faults: Faults, flags: unknown, path: string): void {
  if (flags === undefined) return;
  if (!Array.isArray(flags)) {
    faults.add(path, 'wrong-type', 'a list');
    return;
  }
  for (const [index, flag] of flags.entries()) {
    const here = at(path, index);
    if (!isObject(flag)) {
      faults.add(here, 'wrong-type', 'an object');
      continue;
    }
    faults.oneOf(flag, 'severity', here, ['urgent', 'special']);
    if (typeof flag.always !== 'boolean') faults.add(join(here, 'always'), 'wrong-type', 'true or false');
    if (!isObject(flag.when)) faults.add(join(here, 'when'), 'missing', 'is missing');
    else faults.text(flag.when, 'zh', join(here, 'when'), 300);
  }
}
