import type { AssessmentAct, AssessmentDetail } from '@bihuan/contracts';
import { Button, Input, InputNumber } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/session.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { wallOf } from '../time/wall.js';
import { actOnPeriod } from './assess-queries.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';

interface Props {
  readonly period: AssessmentDetail;
}

/** What whoever closes periods does next, and what stands against it. */
export function PeriodSteps({ period }: Props) {
  const { t } = useTranslation();
  const writes = useMay('assessment.write');
  const now = useMinute();
  const step = useStep((body: AssessmentAct, key) => actOnPeriod(period.id, body, key));
  if (!writes || period.state === 'published') return null;
  const isOver = Date.parse(period.to) <= now;
  return (
    <section className="card assess-part" aria-labelledby="assess-next">
      <h2 id="assess-next">{t('assess.next')}</h2>
      {period.state === 'draft' &&
        (isOver ? <Send onSend={step.mutate} busy={step.isPending} /> : <p>{t('assess.nextRunning')}</p>)}
      {period.state === 'sent' && (
        <>
          {period.hindrances.length > 0 ? (
            <ul className="assess-hindrances">
              {period.hindrances.map((each) => (
                <li key={each}>{t(`assessRule.period-${each}`)}</li>
              ))}
            </ul>
          ) : (
            <p>{t('assess.freezeWhy')}</p>
          )}
          <Button
            type="primary"
            disabled={period.hindrances.length > 0}
            loading={step.isPending}
            onClick={() => step.mutate({ act: 'freeze' })}
          >
            {t('assess.freeze')}
          </Button>
        </>
      )}
      {period.state === 'frozen' && (
        <>
          <p>{t('assess.publishWhy')}</p>
          <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ act: 'publish' })}>
            {t('assess.publish')}
          </Button>
        </>
      )}
      <StepProblem error={step.error} />
      {period.state === 'sent' && <Meeting period={period} />}
    </section>
  );
}

function Send({ onSend, busy }: { readonly onSend: (act: AssessmentAct) => void; readonly busy: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const [workdays, setWorkdays] = useState(3);
  return (
    <div className="assess-line">
      <label htmlFor={id}>{t('assess.workdays')}</label>
      <InputNumber
        id={id}
        min={1}
        max={30}
        precision={0}
        value={workdays}
        onChange={(next) => setWorkdays(next ?? 3)}
      />
      <Button type="primary" loading={busy} onClick={() => onSend({ act: 'send', workdays })}>
        {t('assess.send')}
      </Button>
      <span className="muted">{t('assess.sendWhy')}</span>
    </div>
  );
}

/** The analysis meeting: when, who, and what was decided. */
function Meeting({ period }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { zone } = useCityTime();
  const today = wallOf(useMinute(), zone);
  const two = (value: number) => String(value).padStart(2, '0');
  const [on, setOn] = useState(period.meeting?.on ?? `${today.year}-${two(today.month)}-${two(today.day)}`);
  const [people, setPeople] = useState(period.meeting?.people ?? '');
  const [decisions, setDecisions] = useState(period.meeting?.decisions ?? '');
  const step = useStep((body: AssessmentAct, key) => actOnPeriod(period.id, body, key));
  const missing = people.trim() === '' || decisions.trim() === '' || on === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing || step.isPending) return;
    step.mutate({ act: 'meeting', on, people: people.trim(), decisions: decisions.trim() });
  };
  return (
    <form className="act assess-form" onSubmit={submit} aria-label={t('assess.meeting')}>
      <h3>{t('assess.meeting')}</h3>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('assess.metOn')}</label>
        <Input
          id={`${id}-on`}
          type="date"
          className="assess-date"
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-people`}>{t('assess.metPeople')}</label>
        <Input
          id={`${id}-people`}
          maxLength={4000}
          value={people}
          onChange={(event) => setPeople(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-decisions`}>{t('assess.metDecisions')}</label>
        <Input.TextArea
          id={`${id}-decisions`}
          rows={3}
          maxLength={4000}
          value={decisions}
          onChange={(event) => setDecisions(event.target.value)}
        />
      </div>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button htmlType="submit" loading={step.isPending} disabled={missing}>
          {t(period.meeting === null ? 'assess.recordMeeting' : 'assess.recordAgain')}
        </Button>
      </div>
    </form>
  );
}
