import type { Composite, Indicator } from '@bihuan/scoring';

/** What something is called on a card, in both languages. */
export interface CardName {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** Deeds that are counted: of one kind, with all of some marks and none of others. Or a number of the units' scorecard. */
export type CountRule = CardName &
  (
    | { readonly deed: string; readonly has?: readonly string[]; readonly lacks?: readonly string[] }
    /** Of the runs that a period counts, by the name that the scorecard gives it. */
    | { readonly runs: 'dispatched' | 'should' | 'resolved' | 'timely' | 'extended' | 'repeat' }
    /** What the plan of patrols and the log say together: filed on somebody's beat while they were on duty. */
    | { readonly beat: 'filed' | 'missed' }
  );

/** A figure, and what it rests on. */
export type IndicatorRule = CardName & Indicator & { readonly basis: { readonly zh: string; readonly en: string } };

/** Whose cards: one row of `CARD_KINDS` of a mechanism. */
export interface CardKind extends CardName {
  readonly whose:
    | { readonly role: string }
    /** Companies whose people hold a role, each with the sum of what these did. */
    | { readonly companiesOf: string }
    | { readonly units: readonly string[] }
    | { readonly areas: 'streets' }
    | 'nobody';
  /** Reports are counted that came by these only; absent: all. */
  readonly channels?: readonly string[];
  /** Whoever did what is counted first has a card, though they hold no post any more. */
  readonly keepsStrays?: true;
  readonly counts: readonly CountRule[];
  readonly indicators: readonly IndicatorRule[];
  /** What the source asks for and nobody keeps: said on the card. */
  readonly noData: readonly CardName[];
  /** The points are the policy's own: its weights, no other composite. */
  readonly byPolicy?: true;
}

/** A composite as it is written: of one kind of cards, from a date on. */
export interface CompositeBody {
  readonly id: string;
  /** The kind of cards. */
  readonly card: string;
  /** First local date, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Last local date; null: until another begins. */
  readonly validUntil: string | null;
  readonly phase: 'trial' | 'formal';
  readonly parts: Composite['parts'];
  readonly sample: Composite['sample'];
  readonly grades: Composite['grades'];
}

/** The composite that governs a period of a kind of cards by the local date of its start; null: none. */
export function compositeInForce(
  composites: readonly CompositeBody[],
  card: string,
  date: string,
): CompositeBody | null {
  const begun = composites.filter((each) => each.card === card && each.validFrom <= date);
  const latest = begun.reduce<CompositeBody | null>(
    (best, each) => (best === null || each.validFrom > best.validFrom ? each : best),
    null,
  );
  return latest === null || (latest.validUntil !== null && latest.validUntil < date) ? null : latest;
}
