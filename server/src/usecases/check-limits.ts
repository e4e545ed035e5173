import type { Severity } from '@bihuan/city';
import { DurationError, parseDuration } from '@bihuan/worktime';
import type { CheckContext } from './config-kinds.js';
import { SEVERITIES } from './documents.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

/** Urgent cases count natural time and know no workdays; the others know no urgent hours. */
const UNITS: Readonly<Record<Severity, readonly string[]>> = {
  general: ['minutes', 'hours', 'workdays'],
  urgent: ['minutes', 'hours', 'urgentHours'],
  special: ['minutes', 'hours', 'workdays'],
};
/** No handling takes longer than a year: what is longer is a slip of the hand. */
const MOST: Readonly<Record<string, number>> = { minutes: 100_000, hours: 9_000, workdays: 366, urgentHours: 9_000 };

/** Limits: each for a class that there is, in a unit that its severity counts, with both conditions. */
export function checkLimits(body: unknown, { config }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body) || !isObject(body.defaults) || !isObject(body.classes)) {
    faults.add('', 'wrong-type', 'limits by kind and by class');
    return faults.found;
  }
  faults.only(body, '', ['defaults', 'classes', 'near']);
  faults.only(body.defaults, 'defaults', ['component', 'event']);
  const hasDays = config.calendar.definition.dayMinutes !== undefined;
  for (const kind of ['component', 'event']) {
    const ofKind = body.defaults[kind];
    if (!isObject(ofKind)) {
      faults.add(`defaults.${kind}`, 'missing', 'is missing');
      continue;
    }
    for (const [severity, limit] of bySeverity(faults, ofKind, `defaults.${kind}`)) {
      checkLimit(faults, limit, `defaults.${kind}.${severity}`, severity, hasDays);
    }
  }
  for (const [key, ofClass] of Object.entries(body.classes)) {
    const path = `classes.${key}`;
    if (!config.classes.has(key)) faults.add(path, 'unknown-class', 'a class of the catalogue', { class: key });
    else if (!isObject(ofClass)) faults.add(path, 'wrong-type', 'limits by severity');
    else checkClass(faults, ofClass, path, hasDays);
  }
  if (body.near !== undefined) checkNear(faults, body.near, (key) => config.classes.has(key));
  return faults.found;
}

/** Nearer than a finger on a map tells apart, or farther than a street is long, is a slip of the hand. */
const NEAR = { least: 5, most: 2_000 };

function checkNear(faults: Faults, near: unknown, known: (key: string) => boolean): void {
  if (!isObject(near) || !isObject(near.classes)) {
    faults.add('near', 'wrong-type', 'metres for all classes and by class');
    return;
  }
  faults.only(near, 'near', ['default', 'classes']);
  const check = (path: string, metres: unknown): void => {
    if (typeof metres === 'number' && metres >= NEAR.least && metres <= NEAR.most) return;
    faults.add(path, 'near-metres', `${NEAR.least} to ${NEAR.most} metres`, { ...NEAR });
  };
  check('near.default', near.default);
  for (const [key, metres] of Object.entries(near.classes)) {
    const path = `near.classes.${key}`;
    if (known(key)) check(path, metres);
    else faults.add(path, 'unknown-class', 'a class of the catalogue', { class: key });
  }
}

function checkClass(faults: Faults, ofClass: Readonly<Record<string, unknown>>, path: string, hasDays: boolean): void {
  for (const [severity, list] of bySeverity(faults, ofClass, path)) {
    const here = join(path, severity);
    if (!Array.isArray(list)) {
      faults.add(here, 'wrong-type', 'a list of limits');
      continue;
    }
    const conditions = new Set<string>();
    for (const [index, limit] of list.entries()) {
      const filing = checkLimit(faults, limit, at(here, index), severity, hasDays);
      if (filing !== null && conditions.has(filing)) {
        faults.add(at(here, index), 'same-condition', 'another condition than the one before', { filing });
      }
      if (filing !== null) conditions.add(filing);
    }
  }
}

function bySeverity(faults: Faults, of: Readonly<Record<string, unknown>>, path: string): [Severity, unknown][] {
  faults.only(of, path, SEVERITIES);
  return SEVERITIES.flatMap((severity) => (of[severity] === undefined ? [] : [[severity, of[severity]]]));
}

/** The condition for filing, where it is there. */
function checkLimit(faults: Faults, limit: unknown, path: string, severity: Severity, hasDays: boolean): string | null {
  if (!isObject(limit)) {
    faults.add(path, 'wrong-type', 'a limit: an object');
    return null;
  }
  faults.only(limit, path, ['filing', 'limit', 'closing', 'provenance']);
  checkDuration(faults, limit.limit, join(path, 'limit'), severity, hasDays);
  let filing: string | null = null;
  for (const member of ['filing', 'closing']) {
    const text = limit[member];
    if (!isObject(text)) faults.add(join(path, member), 'missing', 'is missing');
    else {
      const zh = faults.text(text, 'zh', join(path, member), 300);
      if (member === 'filing') filing = zh;
    }
  }
  return filing;
}

function checkDuration(faults: Faults, value: unknown, path: string, severity: Severity, hasDays: boolean): void {
  if (value === null) return;
  try {
    const duration = parseDuration(value);
    const [unit = '', amount = 0] = Object.entries(duration)[0] ?? [];
    const allowed = UNITS[severity].filter((each) => each !== 'workdays' || hasDays);
    if (!allowed.includes(unit)) {
      const params = { unit, severity, allowed: allowed.join(', ') };
      faults.add(path, 'unit-refused', `one of ${params.allowed}: ${severity} cases do not count ${unit}`, params);
    } else if (amount > (MOST[unit] ?? 0)) {
      faults.add(path, 'too-long', `at most ${MOST[unit]} ${unit}`, { most: MOST[unit] ?? 0, unit });
    }
  } catch (error) {
    if (!(error instanceof DurationError)) throw error;
    faults.add(path, error.code, error.message, error.params);
  }
}
