import { CJT_214, COMPONENTS_2007, EVENTS_2007 } from './cjt214.js';
import { COMPONENTS_2026, EVENTS_2026, GBT_47678_5 } from './gbt47678-5.js';

export type StandardRef = typeof GBT_47678_5 | typeof CJT_214;

/** `event` is 事件 of CJ/T 214 and 事项 (*matter*) of GB/T 47678. */
export type ClassKind = 'component' | 'event';

/** A class is only named by all three: the same code means other things in another standard or kind. */
export interface ClassRef {
  readonly standardRef: string;
  readonly kind: ClassKind;
  readonly code: string;
}

export interface CaseClass extends ClassRef {
  readonly standardRef: StandardRef;
  readonly name: string;
  readonly nameEn: string;
  /** The first two digits of the code. */
  readonly group: string;
  readonly groupName: string;
  readonly groupNameEn: string;
}

/** The standard that a class follows where an event names none. */
export const DEFAULT_STANDARD: StandardRef = GBT_47678_5;

/** What GB/T 47678.5 calls the matter of a component, where it is not simply 〈component〉异常. */
const ODD_MATTER_NAMES: Readonly<Record<string, string>> = { '01066': '紧急报警点异常SOS' };

/** The classes of both standards, components before events, in the order of their codes. */
export const CLASSES: readonly CaseClass[] = [
  ...read(GBT_47678_5, 'component', COMPONENTS_2026),
  ...read(GBT_47678_5, 'component', COMPONENTS_2026).map(matterOf),
  ...read(GBT_47678_5, 'event', EVENTS_2026),
  ...read(CJT_214, 'component', COMPONENTS_2007),
  ...read(CJT_214, 'event', EVENTS_2007),
];

const BY_KEY: ReadonlyMap<string, CaseClass> = new Map(CLASSES.map((one) => [classKey(one), one]));

/** One string for a class, as a map's key: `GB/T 47678.5-2026|event|06010`. */
export function classKey(ref: ClassRef): string {
  return `${ref.standardRef}|${ref.kind}|${ref.code}`;
}

export function findClass(ref: ClassRef): CaseClass | undefined {
  return BY_KEY.get(classKey(ref));
}

function read(standardRef: StandardRef, kind: ClassKind, table: string): CaseClass[] {
  const classes: CaseClass[] = [];
  let group = { code: '', zh: '', en: '' };
  for (const line of table.trim().split('\n')) {
    const opening = /^# (\d\d) (.+) \| (.+)$/.exec(line);
    if (opening) {
      group = { code: opening[1] ?? '', zh: opening[2] ?? '', en: opening[3] ?? '' };
      continue;
    }
    const row = /^(\d{4,5}) (.+) \| (.+)$/.exec(line);
    if (!row?.[1]?.startsWith(group.code)) {
      throw new Error(
        `${standardRef}, ${kind}: "${line}" is no class of group ${group.code}; write "code name | English"`,
      );
    }
    classes.push({
      standardRef,
      kind,
      code: row[1],
      name: row[2] ?? '',
      nameEn: row[3] ?? '',
      group: group.code,
      groupName: group.zh,
      groupNameEn: group.en,
    });
  }
  return classes;
}

function matterOf(component: CaseClass): CaseClass {
  return {
    ...component,
    kind: 'event',
    name: ODD_MATTER_NAMES[component.code] ?? `${component.name}异常`,
    nameEn: `${component.nameEn}: fault`,
    groupName: `${component.groupName}类`,
  };
}
