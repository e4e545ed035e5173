import './runs.css';
import type { CardList, CardRowView } from '@bihuan/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CardsOf } from '../../client/index.js';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { CardHistoryView } from './card-history.js';
import { type CardFocus, percent, useCardWords } from './card-text.js';
import type { Span } from './scorecard-search.js';

interface Props {
  readonly list: CardList;
  readonly row: CardRowView;
  readonly focus: CardFocus;
  readonly asked: CardsOf;
  readonly span: Span;
  readonly at: string;
  readonly onFocus: (focus: CardFocus) => void;
  readonly onClose: () => void;
}

/** One figure of one card: what it is made of, how it was before, and the cases behind it. */
export function CardDrawer({ list, row, focus, asked, span, at, onFocus, onClose }: Props) {
  const { t } = useTranslation();
  const words = useCardWords(list.kind);
  const indicator = focus.what === 'indicator' ? list.kind.indicators.find(({ id }) => id === focus.id) : undefined;
  const figure = row.figures.find(({ id }) => id === indicator?.id);
  const what =
    focus.what === 'score'
      ? t('cards.score')
      : focus.what === 'indicator'
        ? words.indicator(focus.id)
        : words.count(focus.id);
  const value =
    focus.what === 'score'
      ? (row.score?.toFixed(2) ?? '—')
      : focus.what === 'indicator'
        ? percent(figure?.rate ?? null)
        : String(row.counts[focus.id] ?? '—');
  const counts =
    focus.what === 'count'
      ? [focus.id]
      : indicator === undefined
        ? []
        : indicator.per === 'most'
          ? [indicator.of]
          : [indicator.of, indicator.per];
  return (
    <Drawer open onClose={onClose} size={840} title={`${words.subject(row)} · ${what} ${value}`}>
      {indicator !== undefined && figure !== undefined && (
        <p className="muted runs-why number">
          {words.formula(indicator)}: {figure.of} ÷ {figure.per}
        </p>
      )}
      {focus.what === 'score' && <Parts list={list} row={row} onFocus={onFocus} />}
      <CardHistoryView asked={asked} subject={row.subject} focus={focus} what={what} span={span} at={at} />
      {counts.map((count) => (
        <CasesBehind key={count} asked={asked} subject={row.subject} count={count} name={words.count(count)} />
      ))}
    </Drawer>
  );
}

/** The parts of the points, each a way to its own figure. */
function Parts({ list, row, onFocus }: Pick<Props, 'list' | 'row' | 'onFocus'>) {
  const { t } = useTranslation();
  const words = useCardWords(list.kind);
  const parts = list.composite?.parts ?? [];
  if (parts.length === 0) return null;
  return (
    <>
      <table className="runs number">
        <thead>
          <tr>
            <th scope="col">{t('cards.part')}</th>
            <th scope="col">{t('cards.weight')}</th>
            <th scope="col">{t('cards.formula')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ indicator, weight }) => {
            const figure = row.figures.find(({ id }) => id === indicator);
            return (
              <tr key={indicator}>
                <th scope="row">{words.indicator(indicator)}</th>
                <td>{`${Number((weight * 100).toFixed(6))}%`}</td>
                <td>
                  {figure === undefined || row.without.includes(indicator) ? (
                    <span className="muted">{t('cards.left')}</span>
                  ) : (
                    <button
                      type="button"
                      className="figure"
                      onClick={() => onFocus({ what: 'indicator', id: indicator })}
                    >
                      {`${figure.of} ÷ ${figure.per} = ${percent(figure.rate)}`}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {row.without.length > 0 && <p className="muted runs-why">{t('cards.without')}</p>}
    </>
  );
}

interface Behind {
  readonly asked: CardsOf;
  readonly subject: string;
  readonly count: string;
  readonly name: string;
}

function CasesBehind({ asked, subject, count, name }: Behind) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const now = useMinute();
  const query = useInfiniteQuery(queries.cardCases(asked, subject, count));
  const cases = query.data?.pages.flatMap((page) => page.cases) ?? [];
  return (
    <section aria-label={t('cards.casesOf', { count: name })}>
      <h3 className="card-section">{t('cards.casesOf', { count: name })}</h3>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : cases.length === 0 ? (
        <StateNote title={t('runs.empty')}>{t('cards.hidden')}</StateNote>
      ) : (
        <>
          <table className="runs number">
            <thead>
              <tr>
                <th scope="col">{t('runs.case')}</th>
                <th scope="col">{t('field.class')}</th>
                <th scope="col">{t('cards.who')}</th>
                <th scope="col">{t('cards.at')}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((each) => (
                <tr key={`${each.case} ${each.at} ${each.who}`}>
                  <td>
                    <Link to="/cases/$caseId" params={{ caseId: each.case }}>
                      {each.number}
                    </Link>
                  </td>
                  <td className="runs-class">
                    <Ellipsis>{names.clsByName(each.className)}</Ellipsis>
                  </td>
                  <td>{each.who}</td>
                  <td>{instantText({ t, language: i18n.language, zone }, Date.parse(each.at), now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {query.hasNextPage && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('cards.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
