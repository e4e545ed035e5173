import type { Provenance } from '../provenance.js';
import { type CodeList, type Codes, codeLists } from './codes.js';

/** 整改, 监管, 执法, 协助. */
export type DutyKind = 'rectify' | 'supervise' | 'enforce' | 'assist';

/** Who answers for some classes in some area. A city edits these rows; none has precedence over another. */
export interface Duty extends CodeList {
  /** `*`, or the path of an area: it and everything below it. */
  readonly area: string;
  readonly unit: string;
  readonly duty: DutyKind;
  /** 主办: carries the case. At most one row of a class and an area may. */
  readonly lead: boolean;
  /** The unit answers only for what it owns or still maintains: a case is its own where it is the component's maintainer. */
  readonly onlyOwn?: true;
  readonly provenance: Provenance;
}

/** Spreads one line of a duty table over standards and kinds. */
export function duties(codes: Codes, rest: Omit<Duty, keyof CodeList>): Duty[] {
  return codeLists(codes).map((list) => ({ ...list, ...rest }));
}
