import type { PatrolDuty, PatrolDutyBody, PatrolPlan } from '@bihuan/contracts';
import { formatInstant, parseLocal } from '@bihuan/worktime';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { useCityTime } from '../time/use-calendar.js';
import { newKey } from '../words/new-key.js';
import { PlanProblem } from './plan-problem.js';

interface Props {
  readonly plan: PatrolPlan;
  /** A local date. */
  readonly day: string;
}

/** Who is on duty on a day, who stands in for them, and one more. */
export function Duties({ plan, day }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reread = () => client.invalidateQueries({ queryKey: ['patrol-plan'] });
  const save = useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: PatrolDutyBody }) => api.savePatrolDuty(id, body),
    onSuccess: reread,
  });
  const remove = useMutation({ mutationFn: (id: string) => api.removePatrolDuty(id), onSuccess: reread });
  const people = [...new Map(plan.people.map((one) => [one.id, one])).values()];
  const options = people.map((one) => ({ value: one.id, label: one.name }));
  const bodyOf = (duty: PatrolDuty, substitute: string | null): PatrolDutyBody => ({
    patrolArea: duty.patrolArea,
    person: duty.person.id,
    substitute,
    beginsAt: duty.beginsAt,
    endsAt: duty.endsAt,
  });
  return (
    <section aria-label={t('plan.duties')} className="plan-part">
      <h2>{t('plan.duties')}</h2>
      {plan.duties.length === 0 && <p className="muted">{t('plan.noDuties')}</p>}
      {plan.duties.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <div className="card round-table is-cards" role="group" aria-label={t('plan.duties')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('plan.person')}</th>
                <th scope="col">{t('plan.area')}</th>
                <th scope="col">{t('plan.hours')}</th>
                <th scope="col">{t('plan.substitute')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {plan.duties.map((duty) => (
                <tr key={duty.id}>
                  <th scope="row">{duty.person.name}</th>
                  <td data-label={t('plan.area')}>{plan.areas.find((area) => area.id === duty.patrolArea)?.name}</td>
                  <td data-label={t('plan.hours')} className="number">
                    {duty.beginsAt.slice(11, 16)}–{duty.endsAt.slice(11, 16)}
                  </td>
                  <td data-label={t('plan.substitute')}>
                    {plan.mayWrite ? (
                      <Select
                        aria-label={`${t('plan.substitute')} ${duty.person.name}`}
                        className="plan-person"
                        allowClear
                        placeholder={t('plan.nobody')}
                        value={duty.substitute?.id ?? null}
                        options={options.filter((each) => each.value !== duty.person.id)}
                        onChange={(next: string | null | undefined) =>
                          save.mutate({ id: duty.id, body: bodyOf(duty, next ?? null) })
                        }
                      />
                    ) : (
                      (duty.substitute?.name ?? t('plan.nobody'))
                    )}
                  </td>
                  <td>
                    {plan.mayWrite && (
                      <Button size="small" onClick={() => remove.mutate(duty.id)}>
                        {t('plan.remove')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PlanProblem error={save.error ?? remove.error} />
      {plan.mayWrite && (
        <NewDuty plan={plan} day={day} options={options} onSave={(body) => save.mutate({ id: newKey(), body })} />
      )}
    </section>
  );
}

interface NewProps extends Props {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onSave: (body: PatrolDutyBody) => void;
}

const USUAL = ['08:00', '12:00'] as const;

function NewDuty({ plan, day, options, onSave }: NewProps) {
  const { t } = useTranslation();
  const id = useId();
  const { zone } = useCityTime();
  const [area, setArea] = useState<string | null>(plan.areas[0]?.id ?? null);
  const [person, setPerson] = useState<string | null>(null);
  const [[begins, ends], setHours] = useState<readonly [string, string]>(USUAL);
  const add = () => {
    if (area === null || person === null) return;
    const at = (time: string) => parseLocal(`${day}T${time}`, zone);
    // A shift that ends before it begins ends on the next day.
    const end = at(ends) > at(begins) ? at(ends) : at(ends) + 86_400_000;
    onSave({
      patrolArea: area,
      person,
      substitute: null,
      beginsAt: formatInstant(at(begins), zone),
      endsAt: formatInstant(end, zone),
    });
    setPerson(null);
  };
  return (
    <div className="card plan-new">
      <div className="field">
        <label htmlFor={`${id}-area`}>{t('plan.area')}</label>
        <Select
          id={`${id}-area`}
          className="plan-person"
          value={area}
          onChange={setArea}
          options={plan.areas.map((each) => ({ value: each.id, label: each.name }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-person`}>{t('plan.person')}</label>
        <Select
          id={`${id}-person`}
          className="plan-person"
          value={person}
          onChange={setPerson}
          options={[...options]}
          showSearch={{ optionFilterProp: ['label'] }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-hours`}>{t('plan.hours')}</label>
        <TimePicker.RangePicker
          id={{ start: `${id}-hours`, end: `${id}-until` }}
          aria-label={t('plan.hours')}
          format="HH:mm"
          minuteStep={15}
          order={false}
          allowClear={false}
          value={[dayjs(`2000-01-01T${begins}`), dayjs(`2000-01-01T${ends}`)]}
          onChange={(next) => {
            if (next?.[0] == null || next[1] == null) return;
            setHours([next[0].format('HH:mm'), next[1].format('HH:mm')]);
          }}
        />
      </div>
      <Button type="primary" disabled={area === null || person === null} onClick={add}>
        {t('plan.addDuty')}
      </Button>
    </div>
  );
}
