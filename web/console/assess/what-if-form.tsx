import type { WhatIfList, WhatIfRules } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { wallOf } from '../time/wall.js';
import { periodName } from './period-name.js';
import { offeredPeriods } from './periods-page.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';
import { makeWhatIf } from './what-if-queries.js';

/** Which period, and which of its rules are to be other ones. */
export function WhatIfForm({ list }: { readonly list: WhatIfList }) {
  const { t } = useTranslation();
  const id = useId();
  const names = useNames();
  const when = useWhen();
  const navigate = useNavigate();
  const { zone } = useCityTime();
  const now = wallOf(useMinute(), zone);
  const offered = offeredPeriods(now.year, now.month);
  const units = useQuery(queries.units()).data?.units ?? [];
  const classes = useQuery(queries.catalogue()).data?.classes ?? [];
  const [period, setPeriod] = useState(offered[0] ?? '');
  const [policy, setPolicy] = useState<string | null>(null);
  const [calendar, setCalendar] = useState<number | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [hours, setHours] = useState<number | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const step = useStep(async (body: { period: string; rules: WhatIfRules }, key) => {
    const made = await makeWhatIf(body, key);
    await navigate({ to: '/what-if/$whatIfId', params: { whatIfId: made.id } });
  });
  const chosen = list.policies.find((each) => nameOf(each) === policy);
  const rules: WhatIfRules = {
    ...(chosen === undefined ? {} : { policy: { id: chosen.id, version: chosen.version } }),
    ...(calendar === null ? {} : { calendar }),
    ...(code === null || hours === null
      ? {}
      : { limits: [{ class: code, severity: 'general' as const, limit: { hours } }] }),
    ...(code === null || unit === null ? {} : { duties: [{ class: code, unit }] }),
  };
  const missing = Object.keys(rules).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing && !step.isPending) step.mutate({ period, rules });
  };
  const same = t('whatIf.same');
  return (
    <form className="card assess-part what-if-form" onSubmit={submit} aria-label={t('whatIf.make')}>
      <p className="muted">{t('whatIf.why')}</p>
      <div className="what-if-fields">
        <div className="field">
          <label htmlFor={`${id}-period`}>{t('assess.period')}</label>
          <Select
            id={`${id}-period`}
            value={period}
            onChange={setPeriod}
            options={offered.map((each) => ({ value: each, label: periodName(t, each) }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-policy`}>{t('whatIf.policy')}</label>
          <Select
            id={`${id}-policy`}
            value={policy}
            placeholder={same}
            allowClear
            onChange={(next: string | undefined) => setPolicy(next ?? null)}
            options={list.policies.map((each) => ({ value: nameOf(each), label: t('whatIf.policyIs', each) }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-calendar`}>{t('whatIf.calendar')}</label>
          <Select
            id={`${id}-calendar`}
            value={calendar}
            placeholder={same}
            allowClear
            onChange={(next: number | undefined) => setCalendar(next ?? null)}
            options={list.calendars.map(({ version, made }) => ({
              value: version,
              label: t('whatIf.version', { version, at: when(made) }),
            }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-class`}>{t('whatIf.ofClass')}</label>
          <Select
            id={`${id}-class`}
            value={code}
            placeholder={t('whatIf.noClass')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next: string | undefined) => setCode(next ?? null)}
            options={classes.map((each) => ({ value: each.code, label: `${each.code} ${names.cls(each)}` }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-hours`}>{t('whatIf.limit')}</label>
          <InputNumber
            id={`${id}-hours`}
            min={0.1}
            max={10_000}
            disabled={code === null}
            value={hours}
            placeholder={same}
            onChange={setHours}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-unit`}>{t('whatIf.duty')}</label>
          <Select
            id={`${id}-unit`}
            value={unit}
            placeholder={same}
            allowClear
            disabled={code === null}
            onChange={(next: string | undefined) => setUnit(next ?? null)}
            options={units.map((each) => ({ value: each.id, label: names.unit(each) }))}
          />
        </div>
      </div>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={missing} loading={step.isPending}>
          {t('whatIf.make')}
        </Button>
        {missing && <span className="muted">{t('whatIf.missing')}</span>}
      </div>
    </form>
  );
}

const nameOf = ({ id, version }: WhatIfList['policies'][number]): string => `${id} ${version}`;
