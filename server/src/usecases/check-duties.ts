import type { CheckContext } from './config-kinds.js';
import { classKeyOf } from './documents.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

const ROW = ['id', 'standardRef', 'kind', 'codes', 'area', 'unit', 'duty', 'lead', 'onlyOwn', 'provenance'];
const KINDS = ['rectify', 'supervise', 'enforce', 'assist'];

/** The duty table: lines that name classes, areas and units that there are. Whether they leave gaps is not asked here. */
export function checkDuties(body: unknown, { config }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body) || !Array.isArray(body.rows) || !Array.isArray(body.unclear)) {
    faults.add('', 'wrong-type', 'lines of duties, and the classes that are left open');
    return faults.found;
  }
  faults.only(body, '', ['rows', 'unclear']);
  const ids = new Set<string>();
  for (const [index, row] of body.rows.entries()) {
    const path = at('rows', index);
    if (!isObject(row)) {
      faults.add(path, 'wrong-type', 'a line: an object');
      continue;
    }
    const id = faults.text(row, 'id', path, 60);
    if (id !== null && ids.has(id))
      faults.add(join(path, 'id'), 'duplicate', 'an id of its own', { value: id, entry: 0 });
    if (id !== null) ids.add(id);
    checkRow(faults, row, path, config);
  }
  for (const [index, entry] of body.unclear.entries()) checkUnclear(faults, entry, at('unclear', index), config);
  return faults.found;
}

function checkRow(
  faults: Faults,
  row: Readonly<Record<string, unknown>>,
  path: string,
  config: CheckContext['config'],
): void {
  faults.only(row, path, ROW);
  const unit = faults.text(row, 'unit', path, 60);
  if (unit !== null && !config.units.has(unit)) {
    faults.add(join(path, 'unit'), 'unknown-unit', `a unit that there is: "${unit}" is none`, { unit });
  }
  const area = faults.text(row, 'area', path, 400);
  if (area !== null && area !== '*' && !config.areas.has(area)) {
    faults.add(join(path, 'area'), 'unknown-area', `an area that there is: "${area}" is none`, { area });
  }
  const duty = faults.oneOf(row, 'duty', path, KINDS);
  if (typeof row.lead !== 'boolean') faults.add(join(path, 'lead'), 'wrong-type', 'true or false');
  else if (row.lead && duty === 'assist')
    faults.add(join(path, 'lead'), 'assist-leads', 'no: who assists does not lead');
  faults.flag(row, 'onlyOwn', path);
  if (!Array.isArray(row.codes) || row.codes.length === 0) {
    faults.add(join(path, 'codes'), 'missing', 'at least one class');
    return;
  }
  for (const code of row.codes) {
    const key = classKeyOf({ standardRef: String(row.standardRef), kind: String(row.kind), code: String(code) });
    if (!config.classes.has(key)) {
      faults.add(join(path, 'codes'), 'unknown-class', `classes of the catalogue: ${key} is none`, { class: key });
    }
  }
}

function checkUnclear(faults: Faults, entry: unknown, path: string, config: CheckContext['config']): void {
  if (!isObject(entry) || !Array.isArray(entry.classes) || !isObject(entry.why)) {
    faults.add(path, 'wrong-type', 'classes, and why they are left open');
    return;
  }
  faults.text(entry.why, 'zh', join(path, 'why'), 300);
  for (const key of entry.classes) {
    if (!config.classes.has(String(key))) {
      faults.add(join(path, 'classes'), 'unknown-class', `classes of the catalogue: ${String(key)} is none`, {
        class: String(key),
      });
    }
  }
}
