import type { Provenance } from '../provenance.js';

export type UnitKind =
  /** A bureau of the district. */
  | 'bureau'
  /** A street office, responsible for its own area. */
  | 'street'
  /** A utility, post or telecom company. */
  | 'utility'
  /** A public-works group that answers for what it built, within its maintenance period. */
  | 'public-works'
  /** A development zone or another body with an area of its own. */
  | 'zone'
  /** A company under contract. */
  | 'contractor';

/** 问题处置责任单位: who answers for the cases of some classes in some area. */
export interface ResponsibleUnit {
  /** Stable, Latin; what events name. */
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  /** The path of the area it works in; null where no area tree is given. */
  readonly area: string | null;
  /** 履行指挥职责的部门: dispatch and handling count together for it (seeds, part 1, 五(二)6). */
  readonly commandDuty?: true;
  /** The source names no unit with command duty, so this is always ours where it is present. */
  readonly commandDutyProvenance?: Provenance;
  /** Modules of the platform whose records the unit keeps; duties that are no component or event class. */
  readonly modules?: readonly string[];
  readonly provenance: Provenance;
  /** What a reader of the source would stumble over. */
  readonly remarks?: readonly string[];
}

/** What the simulation needs of a unit: any city's. */
export type SimulatedUnit = Pick<ResponsibleUnit, 'id' | 'kind' | 'area'>;
