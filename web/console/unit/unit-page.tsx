import '../round/round.css';
import './unit.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, LightMark } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { useCaseNews } from '../round/use-case-news.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { Losses } from './losses.js';
import { Requests } from './requests.js';
import { ScoreCard } from './score-card.js';
import { unitQueries } from './unit-queries.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/unit');

/** Where the person's unit stands: what it has in hand, its score so far and what costs it points, its requests. */
export function UnitPage() {
  const { t } = useTranslation();
  const may = useMay('unit.read');
  return may ? <OwnUnit /> : <NotAllowedNote what={t('place.unit')} />;
}

function OwnUnit() {
  const { t } = useTranslation();
  const names = useNames();
  const { unit: asked } = route.useSearch();
  const score = useQuery(unitQueries.score(asked));
  const requests = useQuery(unitQueries.requests(asked));
  useCaseNews('unit');
  const known = score.data ?? requests.data;
  return (
    <div className="round unit">
      <header className="round-head">
        <h1>{known === undefined ? t('place.unit') : names.unit(known.unit)}</h1>
        {known !== undefined && known.units.length > 1 && <UnitChoice units={known.units} chosen={known.unit.id} />}
        {known !== undefined && <InHand unit={known.unit.id} />}
      </header>
      <div className={`unit-parts ${score.isPlaceholderData ? 'is-stale' : ''}`} aria-busy={score.isPlaceholderData}>
        {score.isError && score.data === undefined ? (
          <ErrorNote error={score.error} retry={() => void score.refetch()} />
        ) : score.data === undefined ? (
          <Bones label={t('common.loading')} rows={10} />
        ) : (
          <div className="unit-main">
            <ScoreCard score={score.data} />
            <Losses score={score.data} />
          </div>
        )}
        {requests.isError && requests.data === undefined ? (
          <ErrorNote error={requests.error} retry={() => void requests.refetch()} />
        ) : requests.data === undefined ? (
          <Bones label={t('common.loading')} rows={6} />
        ) : (
          <Requests requests={requests.data.requests} />
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
}

function UnitChoice({ units, chosen }: ChoiceProps) {
  const { t } = useTranslation();
  const names = useNames();
  const navigate = useNavigate();
  return (
    <Select
      aria-label={t('unit.choose')}
      value={chosen}
      onChange={(unit) => void navigate({ to: '/unit', search: { unit }, replace: true })}
      options={units.map((unit) => ({ value: unit.id, label: names.unit(unit) }))}
    />
  );
}

/** How many cases the unit has in hand at each light; each figure opens them. */
function InHand({ unit }: { readonly unit: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(unitQueries.inHand(unit));
  const search = { queue: 'open', state: 'handling', unit } as const;
  return (
    <nav className="unit-hand" aria-label={t('unit.inHand')}>
      <Link to="/desk" search={search}>
        {t('unit.inHand')} <span className="number">{data?.counts.total ?? '–'}</span>
      </Link>
      {(['red', 'yellow', 'green'] as const).map((light) => (
        <Link key={light} to="/desk" search={{ ...search, light }}>
          <LightMark light={light} word={t(`light.${light}`)} />{' '}
          <span className="number">{data?.counts[light] ?? '–'}</span>
        </Link>
      ))}
    </nav>
  );
}
