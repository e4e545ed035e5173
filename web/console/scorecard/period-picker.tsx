import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { useCityTime } from '../time/use-calendar.js';
import { wallOf } from '../time/wall.js';
import { beside, datesOf, daysTooMany, LONGEST_DAYS, periodOf } from './period.js';
import { type ScorecardSearch, SPANS, type Span } from './scorecard-search.js';

interface Props {
  readonly search: ScorecardSearch;
  readonly span: Span;
  readonly at: string;
  /** Does the policy judge what is shown? */
  readonly byPolicy: boolean;
}

/** Which period, read at which instant, under which policy. */
export function PeriodPicker({ search, span, at, byPolicy }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = useCityTime();
  const policies = useQuery(queries.policies()).data?.policies ?? [];
  const go = (next: { [K in keyof ScorecardSearch]?: ScorecardSearch[K] | undefined }) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined));
    void navigate({ to: '/scorecard', search: kept as ScorecardSearch });
  };
  const dates = datesOf(span, at);
  const tooMany = daysTooMany(dates);
  return (
    <div className="period">
      <Segmented
        aria-label={t('scorecard.span')}
        value={span}
        onChange={(next) => go({ span: next, at: periodOf(next, wallOf(serverTime.now(), zone)) })}
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      <div className="period-at">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('scorecard.before')}
          onClick={() => go({ at: beside(span, at, -1) })}
        />
        {span === 'custom' ? (
          <DatePicker.RangePicker
            aria-label={t('span.custom')}
            allowClear={false}
            value={[dayjs(dates.first), dayjs(dates.last)]}
            {...(tooMany > 0 ? { status: 'error' as const } : {})}
            onChange={(next) => {
              if (next?.[0] == null || next[1] == null) return;
              go({ at: `${next[0].format('YYYY-MM-DD')}_${next[1].format('YYYY-MM-DD')}` });
            }}
          />
        ) : (
          <DatePicker
            aria-label={t(`span.${span}`)}
            picker={span}
            allowClear={false}
            value={dayjs(dates.first)}
            format={t(`spanFormat.${span}`)}
            onChange={(next) => {
              if (next !== null) go({ at: periodOf(span, { year: next.year(), month: next.month() + 1, day: 1 }) });
            }}
          />
        )}
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('scorecard.after')}
          onClick={() => go({ at: beside(span, at, 1) })}
        />
      </div>
      <DatePicker
        aria-label={t('scorecard.asOf')}
        placeholder={t('scorecard.asOfNow')}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={search.asOf === undefined ? null : dayjs(search.asOf)}
        onChange={(next) => go({ asOf: next === null ? undefined : next.format('YYYY-MM-DDTHH:mm') })}
      />
      {byPolicy && (
        <Select
          aria-label={t('scorecard.policy')}
          popupMatchSelectWidth={false}
          value={search.policy ?? ''}
          onChange={(policy: string) => go({ policy: policy === '' ? undefined : policy })}
          options={[
            { value: '', label: t('scorecard.policyInForce') },
            ...policies.map((policy) => ({
              value: policy.id,
              label: t('scorecard.policySince', { policy: policy.id, date: policy.validFrom }),
            })),
          ]}
        />
      )}
      {tooMany > 0 && (
        <p className="period-problem" role="alert">
          {t('scorecard.tooLong', { most: LONGEST_DAYS, days: tooMany })}
        </p>
      )}
    </div>
  );
}
