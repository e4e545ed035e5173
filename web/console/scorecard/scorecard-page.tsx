import './scorecard.css';
import { formatInstant } from '@bihuan/worktime';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, type Period } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { AssessNav } from '../assess/assess-nav.js';
import { queries } from '../data/queries.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useMinute } from '../time/use-time.js';
import { instantOf, wallOf } from '../time/wall.js';
import { AreaSum } from './area-sum.js';
import { CardsView } from './cards-view.js';
import type { FigureKey } from './figures.js';
import { datesOf, daysTooMany, instantsOf, periodOf } from './period.js';
import { PeriodPicker } from './period-picker.js';
import { PolicyPrint } from './policy-print.js';
import { RunsDrawer } from './runs-drawer.js';
import { UnitTable } from './unit-table.js';
import { useWhomTabs, WhomBar, type WhomTab } from './whom-bar.js';

const route = getRouteApi('/scorecard');

/** Which figure is open: of a unit, or of all (null). */
export interface OpenFigure {
  readonly unit: string | null;
  readonly figure: FigureKey;
}

/** How the units did in a period; every figure opens the cases behind it, and the policy is printed below. */
export function ScorecardPage() {
  const { t } = useTranslation();
  const tabs = useWhomTabs();
  return tabs.length > 0 ? <OpenScorecard tabs={tabs} /> : <NotAllowedNote what={t('place.scorecard')} />;
}

function OpenScorecard({ tabs }: { readonly tabs: readonly WhomTab[] }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { zone } = useCityTime();
  const minute = useMinute();
  const whom = tabs.find((tab) => tab === (search.whom ?? 'units')) ?? tabs[0] ?? 'units';
  // Grid leaders are told by quarter (seeds, part 1, 二(二)5).
  const span = search.span ?? (whom === 'grid-leaders' ? 'quarter' : 'month');
  const at = search.at ?? periodOf(span, wallOf(minute, zone));
  const period = useMemo<Period>(() => {
    const { from, to } = instantsOf(datesOf(span, at), zone);
    return {
      from,
      to,
      ...(search.asOf === undefined ? {} : { asOf: atWall(search.asOf, zone) }),
      ...(search.policy === undefined ? {} : { policy: search.policy }),
      ...(search.area === undefined ? {} : { area: search.area }),
      ...(search.source === undefined ? {} : { source: search.source }),
    };
  }, [span, at, zone, search.asOf, search.policy, search.area, search.source]);
  const tooLong = daysTooMany(datesOf(span, at)) > 0;
  const query = useQuery({ ...queries.scorecard(period), enabled: !tooLong && whom === 'units' });
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const card = query.data;
  return (
    <div className="scorecard">
      <header className="scorecard-head">
        <h1>{t('scorecard.title')}</h1>
        <AssessNav />
        <PeriodPicker search={search} span={span} at={at} byPolicy={whom === 'units'} />
      </header>
      <WhomBar tabs={tabs} whom={whom} search={search} />
      {tooLong ? null : whom !== 'units' ? (
        <CardsView key={whom} whom={whom} period={period} span={span} at={at} />
      ) : query.isError && card === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : card === undefined ? (
        <Bones label={t('common.loading')} rows={12} pieces={[6, 24, 10, 10, 10, 10]} />
      ) : (
        <div className={query.isPlaceholderData ? 'is-stale' : ''} aria-busy={query.isPlaceholderData}>
          <p className="muted number scorecard-as-of">
            <AsOf at={card.asOf} policy={card.policy} />
          </p>
          {card.area.dispatched + card.area.returnedAway + card.area.unlimited === 0 ? (
            <div className="card">
              <StateNote title={t('scorecard.empty')}>{t('scorecard.emptyWhy')}</StateNote>
            </div>
          ) : (
            <>
              <AreaSum area={card.area} onOpen={(figure) => setOpen({ unit: null, figure })} />
              <UnitTable card={card} onOpen={setOpen} />
            </>
          )}
          <p className="scorecard-files no-print">
            <a href={addressOf('/scorecards/facts', { ...period, asOf: card.asOf, policy: card.policy })}>
              {t('assess.exportFacts')}
            </a>
            <a href={addressOf('/scorecards/facts/dictionary')}>{t('assess.exportDictionary')}</a>
          </p>
          <PolicyPrint policy={card.policy} settings={card.settings} />
          {open !== null && <RunsDrawer card={card} period={period} open={open} onClose={() => setOpen(null)} />}
        </div>
      )}
    </div>
  );
}

function AsOf({ at, policy }: { readonly at: string; readonly policy: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  return useByMinute((now) => {
    const place = { t, language: i18n.language, zone };
    return t('scorecard.asOfLine', { at: instantText(place, Date.parse(at), now), policy });
  });
}

function atWall(local: string, zone: string): string {
  const number = (from: number, to: number) => Number(local.slice(from, to));
  const wall = {
    year: number(0, 4),
    month: number(5, 7),
    day: number(8, 10),
    hour: number(11, 13),
    minute: number(14, 16),
  };
  return formatInstant(instantOf(wall, zone), zone);
}
