import type { CardHistory } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CardsOf } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { useCityTime } from '../time/use-calendar.js';
import { type CardFocus, percent } from './card-text.js';
import { beside, datesOf, instantsOf } from './period.js';
import type { Span } from './scorecard-search.js';

interface Props {
  readonly asked: CardsOf;
  readonly subject: string;
  readonly focus: CardFocus;
  readonly what: string;
  readonly span: Span;
  readonly at: string;
}

const PERIODS = 12;

/** The same figure over the last periods: a line for the eye, and the numbers in a table. */
export function CardHistoryView({ asked, subject, focus, what, span, at }: Props) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const names = Array.from({ length: PERIODS }).reduce<string[]>(
    (before) => [before[0] === undefined ? at : beside(span, before[0], -1), ...before],
    [],
  );
  const bounds = names.map((name) => instantsOf(datesOf(span, name), zone));
  const { card, area, source } = asked;
  const query = useQuery({
    ...queries.cardHistory({
      card,
      subject,
      area,
      source,
      bounds: [...bounds.map(({ from }) => from), bounds.at(-1)?.to ?? ''].join(','),
    }),
    enabled: span !== 'custom',
  });
  if (span === 'custom') return <p className="muted runs-why">{t('cards.noHistory')}</p>;
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Bones label={t('common.loading')} rows={3} />;
  const points = query.data.periods.map((period, i) => ({ name: names[i] ?? '', value: figureIn(period, focus) }));
  const text = (value: number | null) =>
    value === null
      ? '—'
      : focus.what === 'count'
        ? String(value)
        : focus.what === 'score'
          ? value.toFixed(2)
          : percent(value);
  return (
    <section className="card-history" aria-label={t('cards.historyOf', { what })}>
      <h3 className="card-section">{t('cards.history')}</h3>
      <Line
        values={points.map(({ value }) => value)}
        top={focus.what === 'score' ? 100 : focus.what === 'count' ? null : 1}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="card-history-scroll" role="region" aria-label={t('cards.history')} tabIndex={0}>
        <table className="number">
          <caption className="visually-hidden">{t('cards.historyOf', { what })}</caption>
          <thead>
            <tr>
              {points.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {points.map(({ name, value }) => (
                <td key={name}>{text(value)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function figureIn(period: CardHistory['periods'][number], focus: CardFocus): number | null {
  if (focus.what === 'score') return period.score;
  if (focus.what === 'count') return period.counts[focus.id] ?? null;
  return period.figures.find(({ id }) => id === focus.id)?.rate ?? null;
}

const [WIDTH, HEIGHT, EDGE] = [720, 72, 6];

/** What it says stands in the table below. A period without a value breaks the line. */
function Line({ values, top }: { readonly values: readonly (number | null)[]; readonly top: number | null }) {
  const most = top ?? Math.max(1, ...values.map((value) => value ?? 0));
  const places = values.map((value, i) =>
    value === null
      ? null
      : {
          x: ((i + 0.5) / values.length) * WIDTH,
          y: HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE),
        },
  );
  const path = places
    .map((place, i) => (place === null ? '' : `${places[i - 1] == null ? 'M' : 'L'}${place.x} ${place.y}`))
    .join('');
  return (
    <svg className="card-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={0} x2={WIDTH} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} />
      <path d={path} />
      {places.map((place) => (place === null ? null : <circle key={place.x} cx={place.x} cy={place.y} r={3} />))}
    </svg>
  );
}
