import type { Duration } from '@bihuan/kit';

/** A responsible unit as it is stored. */
export interface UnitDocument {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  /** The path of the area it works in; null: the whole tenant. */
  readonly area: string | null;
  readonly commandDuty: boolean;
}

/** What holds for a class under one severity. */
export interface StandardDocument {
  readonly limit: Duration | null;
  readonly filing: string;
  readonly closing: string;
}

/** A class of the catalogue as it is stored. */
export interface ClassDocument {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
  readonly group: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** What a new report of the class starts with. */
  readonly severity: 'general' | 'urgent' | 'special';
  readonly standards: Readonly<Record<string, StandardDocument>>;
}

/** One string for a class. */
export function classKeyOf(ref: {
  readonly standardRef: string;
  readonly kind: string;
  readonly code: string;
}): string {
  return `${ref.standardRef}|${ref.kind}|${ref.code}`;
}
