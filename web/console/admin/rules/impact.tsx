import type { ConfigPreview } from '@bihuan/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ConfigRef, configApi } from '../../../client/index.js';
import { LightMark } from '../../../ui/index.js';
import { useNames } from '../../data/names.js';
import { instantText } from '../../time/instant-text.js';
import { useCityTime } from '../../time/use-calendar.js';
import { problemText } from '../../words/problem-text.js';
import { faultsOf } from './fault-text.js';
import { FaultList } from './save-bar.js';
import { TableBox } from './table-box.js';

export interface Preview {
  /** What saving this very body would move; null: not asked yet. */
  readonly seen: ConfigPreview | null;
  readonly pending: boolean;
  readonly error: Error | null;
  look(): void;
}

/** Asks what saving a body would move; what was said of another body does not count. */
export function usePreview(ref: ConfigRef, body: unknown): Preview {
  const ask = useMutation({
    mutationFn: async (asked: unknown) => ({ asked, answer: await configApi.preview(ref, asked) }),
  });
  const isCurrent = ask.data !== undefined && ask.data.asked === body;
  return {
    seen: isCurrent ? ask.data.answer : null,
    pending: ask.isPending,
    error: ask.variables === body ? ask.error : null,
    look: () => ask.mutate(body),
  };
}

/** What saving would move, asked for before it can be saved. */
export function Impact({ preview, of }: { readonly preview: Preview; readonly of: 'calendar' | 'policy' }) {
  const { t } = useTranslation();
  const { seen, error } = preview;
  const faults = faultsOf(error);
  return (
    <div className="impact">
      {seen === null && (
        <div className="impact-ask">
          <Button type="primary" loading={preview.pending} onClick={preview.look}>
            {t('impact.look')}
          </Button>
          <span className="muted">{t(`impact.why.${of}`)}</span>
        </div>
      )}
      {error !== null &&
        (faults.length > 0 ? <FaultList faults={faults} /> : <p role="alert">{problemText(t, error)}</p>)}
      {seen !== null && <Seen seen={seen} of={of} />}
    </div>
  );
}

function Seen({ seen, of }: { readonly seen: ConfigPreview; readonly of: 'calendar' | 'policy' }) {
  const { t } = useTranslation();
  const { cases, periods } = seen;
  return (
    <section aria-label={t('impact.title')}>
      <h3>{t('impact.title')}</h3>
      {of === 'policy' && <Periods periods={periods} />}
      <p className="impact-sum number" role="status">
        {cases.moved === 0
          ? t('impact.none', { count: cases.open })
          : t('impact.moved', { count: cases.moved, examined: cases.examined })}
        {cases.turnRed > 0 && <> {t('impact.turnRed', { count: cases.turnRed })}</>}
        {cases.leaveRed > 0 && <> {t('impact.leaveRed', { count: cases.leaveRed })}</>}
      </p>
      {cases.examined < cases.open && (
        <p className="muted">{t('impact.sample', { examined: cases.examined, open: cases.open })}</p>
      )}
      {cases.first.length > 0 && <CaseTable seen={seen} />}
    </section>
  );
}

function Periods({ periods }: { readonly periods: ConfigPreview['periods'] }) {
  const { t } = useTranslation();
  if (periods.length === 0) return <p>{t('impact.noPeriods')}</p>;
  return (
    <ul className="impact-periods number">
      {periods.map((period) => (
        <li key={period.from}>
          {period.to === null
            ? t('impact.periodFrom', { from: period.from })
            : t('impact.period', { from: period.from, to: period.to })}
          {period.before !== period.after &&
            t('impact.otherPolicy', { before: period.before ?? '—', after: period.after ?? '—' })}
          {t('impact.runs', { count: period.runs })}
        </li>
      ))}
    </ul>
  );
}

function CaseTable({ seen }: { readonly seen: ConfigPreview }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const now = Date.parse(seen.now);
  const when = (at: string | null) =>
    at === null ? t('impact.noDue') : instantText({ t, language: i18n.language, zone }, Date.parse(at), now);
  const { first, moved } = seen.cases;
  return (
    <TableBox className="impact-table" label={t('impact.title')}>
      <table className="number">
        <caption className="muted">{t('impact.first', { shown: first.length, count: moved })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('impact.case')}</th>
            <th scope="col">{t('impact.class')}</th>
            <th scope="col">{t('impact.unit')}</th>
            <th scope="col">{t('impact.clock')}</th>
            <th scope="col">{t('impact.before')}</th>
            <th scope="col">{t('impact.after')}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((each) => (
            <tr key={each.id}>
              <td>{each.number}</td>
              <td>{names.cls({ ...each.class, name: each.className })}</td>
              <td>{each.unit === null ? '—' : names.unit(each.unit)}</td>
              <td>{t(`impact.of.${each.clock}`)}</td>
              <td>
                <LightMark light={each.lightBefore} word={t(`light.${each.lightBefore}`)} /> {when(each.dueBefore)}
              </td>
              <td>
                <LightMark light={each.lightAfter} word={t(`light.${each.lightAfter}`)} /> {when(each.dueAfter)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
