import { example } from '../provenance.js';
import { type ClassRef, classKey } from './class.js';
import { classesOf } from './codes.js';
import type { GroupLimit, Limit } from './limit.js';
import { COMPONENT_LIMITS } from './limits-components.js';
import { EVENT_LIMITS } from './limits-events.js';
import type { Severity } from './severity.js';

/** Rows that name their classes; the first that fits a class and a severity is its default. */
export const LIMITS: readonly Limit[] = [...COMPONENT_LIMITS, ...EVENT_LIMITS];

const OURS = example('none', 'For classes that no row names; replace it with the city’s.');

const COMPONENT_FILING = { zh: '设施缺失、破损或影响使用', en: 'It is missing, damaged or out of use' };
const COMPONENT_CLOSING = { zh: '设施完好、可用', en: 'It is sound and works' };
const EVENT_FILING = { zh: '现场存在该类问题', en: 'The problem is there' };
const EVENT_CLOSING = { zh: '问题已消除，现场整洁', en: 'The problem is gone, the place is clean' };
const DANGER = { zh: '情况危及人身或通行安全', en: 'It endangers people or traffic' };
const SAFE = { zh: '险情已排除', en: 'The danger is gone' };

/** What holds for the rest of the classes, so that every class and severity has a standard. */
export const GROUP_LIMITS: readonly GroupLimit[] = [
  {
    kind: 'component',
    severity: 'general',
    filing: COMPONENT_FILING,
    limit: { workdays: 3 },
    closing: COMPONENT_CLOSING,
    provenance: OURS,
  },
  { kind: 'component', severity: 'urgent', filing: DANGER, limit: { urgentHours: 4 }, closing: SAFE, provenance: OURS },
  {
    kind: 'component',
    severity: 'special',
    filing: COMPONENT_FILING,
    limit: { workdays: 2 },
    closing: COMPONENT_CLOSING,
    provenance: OURS,
  },
  {
    kind: 'event',
    severity: 'general',
    filing: EVENT_FILING,
    limit: { workdays: 1 },
    closing: EVENT_CLOSING,
    provenance: OURS,
  },
  { kind: 'event', severity: 'urgent', filing: DANGER, limit: { urgentHours: 2 }, closing: SAFE, provenance: OURS },
  {
    kind: 'event',
    severity: 'special',
    filing: EVENT_FILING,
    limit: { workdays: 1 },
    closing: EVENT_CLOSING,
    provenance: OURS,
  },
];

const BY_CLASS: ReadonlyMap<string, readonly Limit[]> = index();

/** The rows of a class under a severity, the default first; the group's row where none names the class. */
export function standardsFor(ref: ClassRef, severity: Severity): readonly Omit<Limit, 'codes'>[] {
  const named = namedStandards(ref, severity);
  if (named.length > 0) return named;
  const kind = limitKind(ref);
  return GROUP_LIMITS.filter((row) => row.kind === kind && row.severity === severity);
}

/** The rows that name the class itself; none where it is kept to its kind's. */
export function namedStandards(ref: ClassRef, severity: Severity): readonly Omit<Limit, 'codes'>[] {
  return (BY_CLASS.get(classKey(ref)) ?? []).filter((row) => row.severity === severity);
}

/** To which kind's limits a class is kept: a matter of the groups 01–05 is a fault of a component. */
export function limitKind(ref: Pick<ClassRef, 'kind' | 'code'>): ClassRef['kind'] {
  return ref.kind === 'event' && isComponentMatter(ref) ? 'component' : ref.kind;
}

/** The default row of a class under a severity: what filing proposes. */
export function standardFor(ref: ClassRef, severity: Severity): Omit<Limit, 'codes'> {
  const [first] = standardsFor(ref, severity);
  if (!first) throw new Error(`no limit for ${classKey(ref)}, ${severity}: add a row to GROUP_LIMITS`);
  return first;
}

function isComponentMatter(ref: Pick<ClassRef, 'code'>): boolean {
  return ref.code.length === 5 && ref.code < '06';
}

function index(): Map<string, Limit[]> {
  const byClass = new Map<string, Limit[]>();
  for (const row of LIMITS) {
    for (const ref of classesOf(row.codes)) {
      const key = classKey(ref);
      const list = byClass.get(key);
      if (list) list.push(row);
      else byClass.set(key, [row]);
    }
  }
  return byClass;
}
