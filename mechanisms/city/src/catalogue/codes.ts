import { CJT_214 } from './cjt214.js';
import type { ClassKind, ClassRef } from './class.js';
import { GBT_47678_5 } from './gbt47678-5.js';

/** Codes as people write them in our tables: separated by blanks, under what they are codes of. */
export interface Codes {
  /** Components of GB/T 47678.5, each with the matter of the same code. */
  readonly component?: string;
  /** Matters of GB/T 47678.5 of their own (groups 06–10). */
  readonly event?: string;
  /** Components and events of CJ/T 214. */
  readonly oldComponent?: string;
  readonly oldEvent?: string;
}

/** The codes of one standard and kind. */
export interface CodeList {
  readonly standardRef: string;
  readonly kind: ClassKind;
  readonly codes: readonly string[];
}

export function codeLists(codes: Codes): CodeList[] {
  const lists: CodeList[] = [];
  const add = (standardRef: string, kind: ClassKind, list: string | undefined): void => {
    if (list !== undefined) lists.push({ standardRef, kind, codes: list.split(' ') });
  };
  add(GBT_47678_5, 'component', codes.component);
  add(GBT_47678_5, 'event', codes.component);
  add(GBT_47678_5, 'event', codes.event);
  add(CJT_214, 'component', codes.oldComponent);
  add(CJT_214, 'event', codes.oldEvent);
  return lists;
}

/** Every class that the codes name. */
export function classesOf(codes: Codes): ClassRef[] {
  return codeLists(codes).flatMap((list) =>
    list.codes.map((code) => ({ standardRef: list.standardRef, kind: list.kind, code })),
  );
}
