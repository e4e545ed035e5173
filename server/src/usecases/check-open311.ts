import type { CheckContext } from './config-kinds.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

const DATATYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;
const mostAttributes = 30;
const mostValues = 200;

/** How the installation answers by Open311: what it calls itself, what it shows, and what a service asks. */
export function checkOpen311(body: unknown, { config }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'settings of Open311: an object');
    return faults.found;
  }
  faults.only(body, '', ['jurisdiction', 'contact', 'keyService', 'shows', 'attributes']);
  for (const [member, longest] of [
    ['jurisdiction', 100],
    ['contact', 500],
    ['keyService', 500],
  ] as const) {
    const value = body[member];
    if (typeof value !== 'string' || value.length > longest) {
      faults.add(member, 'wrong-text', `a text of at most ${longest} characters`, { longest });
    }
  }
  faults.oneOf(body, 'shows', '', ['all', 'public', 'none']);
  if (!isObject(body.attributes)) {
    faults.add('attributes', 'wrong-type', 'attributes by the key of a class');
    return faults.found;
  }
  for (const [key, list] of Object.entries(body.attributes)) {
    const path = join('attributes', key);
    if (!config.classes.has(key)) faults.add(path, 'unknown-class', 'the key of a class', { value: key });
    checkList(faults, list, path);
  }
  return faults.found;
}

function checkList(faults: Faults, list: unknown, path: string): void {
  if (!Array.isArray(list) || list.length > mostAttributes) {
    faults.add(path, 'wrong-type', `a list of at most ${mostAttributes} attributes`);
    return;
  }
  const codes = new Set<string>();
  for (const [index, one] of list.entries()) {
    const here = at(path, index);
    if (!isObject(one)) {
      faults.add(here, 'wrong-type', 'an attribute: an object');
      continue;
    }
    faults.only(one, here, ['code', 'datatype', 'required', 'description', 'values']);
    const { code } = one;
    // `component` is asked of every class of components already.
    if (typeof code !== 'string' || !/^[A-Za-z0-9_-]{1,40}$/.test(code) || code === 'component') {
      faults.add(join(here, 'code'), 'bad-code', 'up to 40 letters, digits, - and _');
    } else if (codes.has(code)) {
      faults.add(join(here, 'code'), 'duplicate', 'taken by another attribute', { value: code });
    } else codes.add(code);
    const datatype = faults.oneOf(one, 'datatype', here, DATATYPES);
    if (typeof one.required !== 'boolean') faults.add(join(here, 'required'), 'wrong-type', 'true or false');
    faults.text(one, 'description', here, 500);
    checkValues(faults, one.values, join(here, 'values'), datatype?.endsWith('list') === true);
  }
}

function checkValues(faults: Faults, values: unknown, path: string, isList: boolean): void {
  const fits = Array.isArray(values) && values.length <= mostValues && (isList ? values.length > 0 : true);
  if (!fits) {
    faults.add(path, 'wrong-type', isList ? 'a list of values to choose from' : 'a list');
    return;
  }
  const keys = new Set<unknown>();
  for (const [index, value] of values.entries()) {
    const here = at(path, index);
    if (!isObject(value)) {
      faults.add(here, 'wrong-type', 'a key and a name');
      continue;
    }
    const key = faults.text(value, 'key', here, 100);
    if (key !== null && keys.has(key))
      faults.add(join(here, 'key'), 'duplicate', 'taken by another value', { value: key });
    keys.add(key);
    faults.text(value, 'name', here, 200);
  }
}
