/** A document as it is composed: what it says, in order, and nothing of how a page, a DOCX or an XLSX draws it. */
export interface Sheet {
  readonly language: 'zh' | 'en';
  /** The issuing body, in red. */
  readonly issuer: string;
  /** 第3期 */
  readonly issue: string;
  readonly title: string;
  /** Of a trial: that it ranks nothing. */
  readonly notice: string | null;
  /** Who edits it; beside the date, above the red rule. */
  readonly editor: string;
  /** As it is read: 2010年5月6日. */
  readonly date: string;
  /** The same as `2010-05-06`. */
  readonly on: string;
  /** To whom it goes, or empty. */
  readonly distribution: string;
  readonly parts: readonly Part[];
  /** Where the figures come from: policy, versions, digest. */
  readonly source: string;
}

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | TablePart
  | BarsPart;

export interface Column {
  readonly name: string;
  /** `rate` is a share, shown in per cent with two decimals; `score` has two decimals. */
  readonly as: 'text' | 'count' | 'rate' | 'score';
  /** Of a rate or a score: how a table program works it out from other columns of its row, by their places. */
  readonly formula?:
    | { readonly kind: 'share'; readonly of: number; readonly in: number }
    | {
        readonly kind: 'weighted';
        /** 100 × the sum of weight × count ÷ the column `in`. */
        readonly rates: readonly (readonly [column: number, weight: number])[];
        readonly in: number;
      };
}

export interface TablePart {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Shares as lengths, with a goal. */
export interface BarsPart {
  readonly kind: 'bars';
  readonly name: string;
  readonly goal: number;
  readonly bars: readonly { readonly name: string; readonly share: number }[];
}

/** A value as it is read. */
export function shown(value: string | number | null, as: Column['as']): string {
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  if (as === 'rate') return `${(value * 100).toFixed(2)}%`;
  return as === 'score' ? value.toFixed(2) : String(value);
}
