import type { CardList } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useCardWords } from './card-text.js';

/** Everything that the cards were scored with: parts and weights, sample, grades, versions, and how each figure is counted. */
export function CardHow({ list }: { readonly list: CardList }) {
  const { t } = useTranslation();
  const { kind, composite, versions, policy } = list;
  const words = useCardWords(kind);
  const weightOf = new Map(composite?.parts.map(({ indicator, weight }) => [indicator, weight]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone its table scrolls sideways
    <section className="card policy card-how" aria-label={t('cards.how')} tabIndex={0}>
      <h2>{t('cards.how')}</h2>
      <p className="muted">
        {composite !== null
          ? t('cards.composite', { id: composite.id, from: composite.validFrom })
          : kind.id === 'streets'
            ? t('cards.byPolicy', { policy })
            : t('cards.noComposite')}
      </p>
      <table className="runs">
        <thead>
          <tr>
            <th scope="col">{t('cards.part')}</th>
            {composite !== null && <th scope="col">{t('cards.weight')}</th>}
            <th scope="col">{t('cards.formula')}</th>
            <th scope="col">{t('cards.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {kind.indicators.map((each) => (
            <tr key={each.id}>
              <th scope="row">{words.name(each)}</th>
              {composite !== null && <td className="number">{weightText(weightOf.get(each.id))}</td>}
              <td>{words.formula(each)}</td>
              <td className="muted">{words.name(each.basis)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {composite !== null && (
        <p>
          {t('cards.sample', { count: words.count(composite.sample.count), least: composite.sample.atLeast })}{' '}
          {t('cards.grades', {
            grades: composite.grades.map((each) => t('cards.gradeFrom', { ...each })).join(t('common.comma')),
          })}{' '}
          {t('cards.without')}
        </p>
      )}
      {kind.noData.map((each) => (
        <p key={each.id}>{t('cards.noDataWhy', { what: words.name(each) })}</p>
      ))}
      <p className="muted">
        {t(versions.cards === 0 ? 'cards.builtIn' : 'cards.versions', {
          cards: versions.cards,
          policy,
          version: versions.policy,
          calendar: versions.calendar,
        })}
      </p>
    </section>
  );
}

function weightText(weight: number | undefined): string {
  return weight === undefined ? '—' : `${Number((weight * 100).toFixed(6))}%`;
}
