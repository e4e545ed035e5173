import './runs.css';
import type { Scorecard } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../client/index.js';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { figureOf, figureText, type Run } from './figures.js';
import type { OpenFigure } from './scorecard-page.js';

interface Props {
  readonly card: Scorecard;
  readonly period: Period;
  readonly open: OpenFigure;
  /** Of a frozen period: its runs as they counted then, and not as they count now. */
  readonly frozen?: string | undefined;
  readonly onClose: () => void;
}

/** So many at once; more on demand. */
const STEP = 200;

/** The runs behind a figure, each a way to its case. */
export function RunsDrawer({ card, period, open, frozen, onClose }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const unit = card.units.find((each) => each.unit === open.unit);
  const units = open.unit === null ? card.units.filter(hasRuns).map((each) => each.unit) : [open.unit];
  // Read at the same instant as the card, or a figure and its cases could differ.
  const query = useQuery(queries.runs({ ...period, asOf: card.asOf, policy: card.policy }, units, frozen));
  const [shown, setShown] = useState(STEP);
  const runs = query.data?.filter(figureOf(open.figure).of) ?? [];
  const figures: Partial<Record<string, number | null | string | boolean>> = unit ?? card.area;
  const value = figures[open.figure];
  const whose = unit === undefined ? t('scorecard.area') : names.unit({ id: unit.unit, name: unit.name });
  return (
    <Drawer
      open
      onClose={onClose}
      size={840}
      title={`${whose} · ${t(`figure.${open.figure}`)} ${figureText(open.figure, typeof value === 'number' ? value : null)}`}
    >
      <p className="muted runs-why">{t(`figureWhy.${open.figure}`)}</p>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Bones label={t('common.loading')} rows={10} />
      ) : runs.length === 0 ? (
        <StateNote title={t('runs.empty')}>{t('runs.emptyWhy')}</StateNote>
      ) : (
        <>
          <p className="number">{t('runs.count', { count: runs.length })}</p>
          <RunTable runs={runs.slice(0, shown)} withUnit={open.unit === null} />
          {runs.length > shown && (
            <Button onClick={() => setShown(shown + STEP)}>{t('runs.more', { count: runs.length - shown })}</Button>
          )}
        </>
      )}
    </Drawer>
  );
}

function RunTable({ runs, withUnit }: { readonly runs: readonly Run[]; readonly withUnit: boolean }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const now = useMinute();
  const when = (at: string | null) =>
    at === null ? t('time.unlimited') : instantText({ t, language: i18n.language, zone }, Date.parse(at), now);
  return (
    <table className="runs number">
      <thead>
        <tr>
          <th scope="col">{t('runs.case')}</th>
          <th scope="col">{t('field.class')}</th>
          {withUnit && <th scope="col">{t('scorecard.unit')}</th>}
          <th scope="col">{t('runs.start')}</th>
          <th scope="col">{t('runs.due')}</th>
          <th scope="col">{t('runs.how')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={`${run.case} ${run.unit} ${run.start}`}>
            <td>
              <Link to="/cases/$caseId" params={{ caseId: run.case }}>
                {run.number}
              </Link>
            </td>
            <td className="runs-class">
              <Ellipsis>{names.clsByName(run.className)}</Ellipsis>
            </td>
            {withUnit && <td>{names.unitById(run.unit)}</td>}
            <td>{when(run.start)}</td>
            <td>{when(run.firstDue)}</td>
            <td>
              {howOf(run)
                .map((key) => t(key))
                .join(t('common.comma'))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What became of a run, as keys. */
function howOf(run: Run): string[] {
  return [
    ...(run.set === 'should' ? [] : [`runSet.${run.set}`]),
    run.resolved ? 'runs.resolved' : 'runs.unresolved',
    ...(run.resolved ? [run.onTime ? 'runs.onTime' : 'runs.late'] : []),
    ...(['deferred', 'extended', 'returned', 'repeat'] as const)
      .filter((mark) => run[mark])
      .map((mark) => `runMark.${mark}`),
    ...(run.onTime && run.resolved && !run.timely && run.set === 'should' ? ['runs.notTimely'] : []),
  ];
}

function hasRuns(unit: Scorecard['units'][number]): boolean {
  return unit.dispatched + unit.returnedAway + unit.unlimited > 0;
}
