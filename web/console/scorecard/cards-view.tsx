import './cards.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { CardDrawer } from './card-drawer.js';
import { CardHow } from './card-how.js';
import { CardTable } from './card-table.js';
import { type CardFocus, useCardWords } from './card-text.js';
import type { Span, Whom } from './scorecard-search.js';

interface Props {
  readonly whom: Whom;
  readonly period: Period;
  readonly span: Span;
  readonly at: string;
}

/** The cards of a kind: peers side by side, every figure a way to the cases behind it, and how it is scored. */
export function CardsView({ whom, period, span, at }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const { policy: _, ...rest } = period;
  const asked = { ...rest, card: whom };
  const query = useQuery(queries.cards(asked));
  const [open, setOpen] = useState<{ readonly subject: string; readonly focus: CardFocus } | null>(null);
  const list = query.data?.kind.id === whom ? query.data : undefined;
  const words = useCardWords(list?.kind ?? NO_KIND);
  if (query.isError && list === undefined) {
    return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  }
  if (list === undefined) return <Bones label={t('common.loading')} rows={12} pieces={[6, 24, 10, 10, 10, 10]} />;
  const row = list.rows.find(({ subject }) => subject === open?.subject);
  const missing = list.kind.noData.map((each) => words.name(each)).join(t('common.comma'));
  return (
    <div className={query.isPlaceholderData ? 'is-stale' : ''} aria-busy={query.isPlaceholderData}>
      <p className="muted number scorecard-as-of">
        {t('cards.asOfLine', { at: instantText({ t, language: i18n.language, zone }, Date.parse(list.asOf), now) })}
        {list.own && ` · ${t('cards.own')}`}
      </p>
      {list.trial && <p className="card-note">{t('cards.trial')}</p>}
      {!list.ready && <p className="card-note">{t('cards.notReady')}</p>}
      {list.rows.length > 0 ? (
        <CardTable list={list} onOpen={(subject, focus) => setOpen({ subject, focus })} />
      ) : (
        <div className="card">
          {list.kind.counts.length === 0 ? (
            <StateNote title={t('cards.noDataTitle')}>{t('cards.noDataWhy', { what: missing })}</StateNote>
          ) : whom === 'streets' ? (
            <StateNote title={t('cards.emptyStreets')}>{t('cards.emptyStreetsWhy')}</StateNote>
          ) : (
            <StateNote title={t('cards.empty')}>{t('cards.emptyWhy')}</StateNote>
          )}
        </div>
      )}
      {list.kind.counts.length > 0 && <CardHow list={list} />}
      {open !== null && row !== undefined && (
        <CardDrawer
          key={JSON.stringify(open)}
          list={list}
          row={row}
          focus={open.focus}
          asked={{ ...asked, asOf: list.asOf }}
          span={span}
          at={at}
          onFocus={(focus) => setOpen({ ...open, focus })}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const NO_KIND = { id: '', zh: '', en: '', counts: [], indicators: [], noData: [] };
