import '../round/round.css';
import './plan.css';
import type { PatrolArea, PatrolPlan } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Popconfirm } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, serverTime } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { useCityTime } from '../time/use-calendar.js';
import { newKey } from '../words/new-key.js';
import { AreaForm } from './area-form.js';
import { Duties } from './duties.js';
import { PlanProblem } from './plan-problem.js';
import { words } from './words.js';

addWords(words);

export const planQuery = (day: string) =>
  queryOptions({
    queryKey: ['patrol-plan', day],
    queryFn: ({ signal }) => api.patrolPlan({ from: day, to: day }, signal),
    placeholderData: (before) => before,
  });

/** Where is to be patrolled how often, and who is on duty on a day. */
export function PlanPage() {
  const { t } = useTranslation();
  const may = useMay('coverage.read');
  return may ? <OfDay /> : <NotAllowedNote what={t('place.plan')} />;
}

function OfDay() {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? localDate(serverTime.now(), zone);
  const query = useQuery(planQuery(day));
  return (
    <div className="round plan">
      <header className="round-head">
        <h1>{t('plan.title')}</h1>
        <DatePicker
          aria-label={t('plan.day')}
          allowClear={false}
          value={dayjs(day)}
          onChange={(next) => setChosen(next?.format('YYYY-MM-DD') ?? null)}
        />
      </header>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={8} />
        )
      ) : (
        <>
          <Areas plan={query.data} />
          {query.data.areas.length > 0 && <Duties key={day} plan={query.data} day={day} />}
        </>
      )}
    </div>
  );
}

function Areas({ plan }: { readonly plan: PatrolPlan }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [editing, setEditing] = useState<PatrolArea | null>(null);
  const remove = useMutation({
    mutationFn: (id: string) => api.removePatrolArea(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['patrol-plan'] }),
  });
  const fresh = (): PatrolArea => ({
    id: newKey(),
    name: '',
    area: { path: '', name: '' },
    cells: [],
    times: 1,
    per: 'day',
  });
  if (editing !== null) return <AreaForm area={editing} plan={plan} onDone={() => setEditing(null)} />;
  return (
    <section aria-label={t('plan.areas')} className="plan-part">
      <div className="round-head">
        <h2>{t('plan.areas')}</h2>
        {plan.mayWrite && (
          // The first thing to do where there is none.
          <Button type={plan.areas.length === 0 ? 'primary' : 'default'} onClick={() => setEditing(fresh())}>
            {t('plan.addArea')}
          </Button>
        )}
      </div>
      <PlanProblem error={remove.error} />
      {plan.areas.length === 0 ? (
        <StateNote title={t('plan.noAreas')}>{t('plan.noAreasWhy')}</StateNote>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <div className="card round-table is-cards" role="group" aria-label={t('plan.areas')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('plan.name')}</th>
                <th scope="col">{t('plan.cells')}</th>
                <th scope="col">{t('plan.times')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {plan.areas.map((area) => (
                <tr key={area.id}>
                  <th scope="row">
                    {area.name}
                    <span className="plan-where muted">{area.area.name}</span>
                  </th>
                  <td data-label={t('plan.cells')} className="number">
                    {t('plan.cellCount', { n: area.cells.length })}
                  </td>
                  <td data-label={t('plan.times')}>
                    {t(area.per === 'day' ? 'plan.everyDay' : 'plan.everyShift', { times: area.times })}
                  </td>
                  <td>
                    {plan.mayWrite && (
                      <span className="plan-acts">
                        <Button size="small" onClick={() => setEditing(area)}>
                          {t('plan.edit')}
                        </Button>
                        <Popconfirm title={t('plan.removeAsk')} onConfirm={() => remove.mutate(area.id)}>
                          <Button size="small">{t('plan.remove')}</Button>
                        </Popconfirm>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
