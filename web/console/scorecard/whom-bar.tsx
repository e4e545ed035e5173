import { CARD_KINDS } from '@bihuan/city';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { SOURCES } from '../words/domain.js';
import { type ScorecardSearch, WHOM, type Whom } from './scorecard-search.js';
import { words } from './words.js';

addWords(words);

export type WhomTab = 'units' | Whom;

const OF_PEOPLE: readonly WhomTab[] = ['receivers', 'duty-officers', 'dispatchers', 'collectors', 'grid-leaders'];

/** Whose scorecards the person may look at. */
export function useWhomTabs(): readonly WhomTab[] {
  const units = useMay('scorecard.read');
  // A unit's head sees the own unit's.
  const oneUnit = useMay('assessment.answer');
  const all = useMay('card.read');
  const own = useMay('card.own');
  return (['units', ...WHOM] as const).filter((tab) => {
    if (tab === 'units' || tab === 'departments') return units;
    if (tab === 'streets') return units && !oneUnit;
    return all || (own && OF_PEOPLE.includes(tab));
  });
}

/** What a kind of cards is called. */
export function useKindName(): (tab: WhomTab) => string {
  const { t, i18n } = useTranslation();
  return (tab) => {
    const kind = CARD_KINDS.find(({ id }) => id === tab);
    return kind === undefined ? t('cards.units') : i18n.language === 'en' ? kind.en : kind.zh;
  };
}

interface Props {
  readonly tabs: readonly WhomTab[];
  readonly whom: WhomTab;
  readonly search: ScorecardSearch;
}

/** Whose scorecards, of which area's cases, and of which source. */
export function WhomBar({ tabs, whom, search }: Props) {
  const { t } = useTranslation();
  const nameOf = useKindName();
  const navigate = useNavigate();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features ?? [];
  const go = (next: { [K in keyof ScorecardSearch]?: ScorecardSearch[K] | undefined }) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined));
    void navigate({ to: '/scorecard', search: kept as ScorecardSearch });
  };
  return (
    <div className="whom no-print">
      <nav className="assess-nav" aria-label={t('cards.whom')}>
        {tabs.map((tab) => {
          const { whom: _, ...rest } = search;
          return (
            <Link
              key={tab}
              to="/scorecard"
              search={tab === 'units' ? rest : { ...rest, whom: tab }}
              className={tab === whom ? 'is-here' : ''}
              activeProps={{}}
              {...(tab === whom ? { 'aria-current': 'true' as const } : {})}
            >
              {nameOf(tab)}
            </Link>
          );
        })}
      </nav>
      <div className="whom-filters">
        <Select
          aria-label={t('cards.area')}
          popupMatchSelectWidth={false}
          value={search.area ?? ''}
          onChange={(area: string) => go({ area: area === '' ? undefined : area })}
          options={[
            { value: '', label: t('cards.anyArea') },
            ...streets.map(({ properties }) => ({ value: properties.path, label: properties.name })),
          ]}
        />
        <Select
          aria-label={t('cards.source')}
          popupMatchSelectWidth={false}
          value={search.source ?? ''}
          onChange={(source: string) => go({ source: source === '' ? undefined : source })}
          options={[
            { value: '', label: t('cards.anySource') },
            ...[...SOURCES, 'open311', 'import'].map((value) => ({ value, label: t(`source.${value}`) })),
          ]}
        />
      </div>
    </div>
  );
}
