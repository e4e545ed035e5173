import type { CardList, CardRowView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../ui/index.js';
import { type CardFocus, percent, useCardWords } from './card-text.js';

interface Props {
  readonly list: CardList;
  readonly onOpen: (subject: string, focus: CardFocus) => void;
}

/** Peers in rank order: points and grade, figures, then the counts that they are made of. */
export function CardTable({ list, onOpen }: Props) {
  const { t } = useTranslation();
  const { kind, composite } = list;
  const words = useCardWords(kind);
  const graded = composite !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card unit-table card-table" aria-label={words.name(kind)} tabIndex={0}>
      <table className="number">
        <caption className="visually-hidden">{words.name(kind)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cards.rank')}</th>
            <th scope="col" className="unit-name">
              {words.name(kind)}
            </th>
            <th scope="col">{t('cards.score')}</th>
            {graded && <th scope="col">{t('cards.grade')}</th>}
            {kind.indicators.map((each) => (
              <th scope="col" key={each.id} title={words.formula(each)}>
                {words.name(each)}
              </th>
            ))}
            {kind.noData.map((each) => (
              <th scope="col" key={each.id} title={t('cards.noDataWhy', { what: words.name(each) })}>
                {words.name(each)}
              </th>
            ))}
            {kind.counts.map((each) => (
              <th scope="col" key={each.id}>
                {words.name(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.subject} className={row.rank === null ? 'is-unranked' : ''}>
              <td title={whyUnranked(row)}>{row.rank ?? '—'}</td>
              <th scope="row" className="unit-name">
                <Ellipsis>{words.subject(row)}</Ellipsis>
                {row.unranked === 'sample' && <small className="card-why">{whyUnranked(row)}</small>}
              </th>
              <td>
                <button type="button" className="figure" onClick={() => onOpen(row.subject, { what: 'score' })}>
                  {row.score?.toFixed(2) ?? '—'}
                </button>
              </td>
              {graded && <td>{row.grade ?? '—'}</td>}
              {kind.indicators.map(({ id }) => {
                const figure = row.figures.find((each) => each.id === id);
                return (
                  <td key={id}>
                    {figure === undefined ? (
                      <span className="muted">{t('cards.noData')}</span>
                    ) : (
                      <button
                        type="button"
                        className="figure"
                        onClick={() => onOpen(row.subject, { what: 'indicator', id })}
                      >
                        {percent(figure.rate)}
                      </button>
                    )}
                  </td>
                );
              })}
              {kind.noData.map(({ id }) => (
                <td key={id} className="muted">
                  {t('cards.noData')}
                </td>
              ))}
              {kind.counts.map(({ id }) => (
                <td key={id}>
                  <Count value={row.counts[id]} onOpen={() => onOpen(row.subject, { what: 'count', id })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  function whyUnranked(row: CardRowView): string | undefined {
    if (row.unranked === null) return undefined;
    const sample = composite?.sample;
    const count = sample === undefined ? '' : words.count(sample.count);
    return t(`cards.unranked.${row.unranked}`, { count, least: sample?.atLeast ?? 0 });
  }
}

function Count({ value, onOpen }: { readonly value: number | undefined; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  if (value === undefined) return <span className="muted">{t('cards.noData')}</span>;
  if (value === 0) return <span className="muted">0</span>;
  return (
    <button type="button" className="figure" onClick={onOpen}>
      {value}
    </button>
  );
}
