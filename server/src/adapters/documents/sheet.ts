/** A composed document, as the use cases make it: what it says, in order. */
export interface Sheet {
  readonly language: 'zh' | 'en';
  readonly issuer: string;
  readonly issue: string;
  readonly title: string;
  readonly notice: string | null;
  /** Who edits it; beside the date, above the red rule. */
  readonly editor: string;
  /** As it is read. */
  readonly date: string;
  /** The same as `2010-05-06`. */
  readonly on: string;
  /** To whom it goes, or empty. */
  readonly distribution: string;
  readonly parts: readonly Part[];
  readonly source: string;
}

export type Part = { readonly kind: 'heading' | 'text'; readonly text: string } | Table | Bars;

export interface Bars {
  readonly kind: 'bars';
  readonly name: string;
  readonly goal: number;
  readonly bars: readonly { readonly name: string; readonly share: number }[];
}

export interface Table {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Column {
  readonly name: string;
  readonly as: 'text' | 'count' | 'rate' | 'score';
  readonly formula?:
    | { readonly kind: 'share'; readonly of: number; readonly in: number }
    | {
        readonly kind: 'weighted';
        readonly rates: readonly (readonly [column: number, weight: number])[];
        readonly in: number;
      };
}

/** A value as it is read. */
export function shown(value: string | number | null, as: Column['as']): string {
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  if (as === 'rate') return `${(value * 100).toFixed(2)}%`;
  return as === 'score' ? value.toFixed(2) : String(value);
}

/** Points of the red head: 30, less where the name would not fit the line. */
export function headSize(issuer: string): number {
  return Math.min(30, Math.floor(440 / Math.max(1, [...issuer].length)));
}
