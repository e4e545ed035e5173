import type { CardList, CardRowView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';

export type Kind = CardList['kind'];
export type CardFigureView = CardRowView['figures'][number];

/** Which figure of a card is looked at. */
export type CardFocus =
  | { readonly what: 'score' }
  | { readonly what: 'indicator'; readonly id: string }
  | { readonly what: 'count'; readonly id: string };

export const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2)}%`);

export interface CardWords {
  /** Of a count, a figure or something that nobody keeps. */
  name(one: { readonly zh: string; readonly en: string }): string;
  count(id: string): string;
  indicator(id: string): string;
  formula(indicator: Kind['indicators'][number]): string;
  subject(row: Pick<CardRowView, 'subject' | 'name'>): string;
}

/** What the parts of a kind of cards are called in the reader's language. */
export function useCardWords(kind: Kind): CardWords {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const name = (one: { readonly zh: string; readonly en: string }) => (i18n.language === 'en' ? one.en : one.zh);
  const count = (id: string) => {
    const found = kind.counts.find((each) => each.id === id);
    return found === undefined ? id : name(found);
  };
  return {
    name,
    count,
    indicator: (id) => {
      const found = kind.indicators.find((each) => each.id === id);
      return found === undefined ? id : name(found);
    },
    formula: ({ of, per, inverse }) => {
      const formula =
        per === 'most' ? t('cards.volume', { of: count(of) }) : t('cards.share', { of: count(of), per: count(per) });
      return inverse === true ? t('cards.inverse', { formula }) : formula;
    },
    subject: ({ subject, name: plain }) => {
      if (subject === '-') return t('cards.noCompany');
      return kind.id === 'departments' || kind.id === 'contractors' ? names.unit({ id: subject, name: plain }) : plain;
    },
  };
}
