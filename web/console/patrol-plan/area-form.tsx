import type { PatrolArea, PatrolPlan } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { type Area, contains, PlainMap } from '../../map/index.js';
import { Bones } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import { useMapWords } from '../desk/use-map-words.js';
import { PlanProblem } from './plan-problem.js';

interface Props {
  readonly area: PatrolArea;
  readonly plan: PatrolPlan;
  readonly onDone: () => void;
}

/** A patrol area: its cells by a click each, or by whole communities. */
export function AreaForm({ area, plan, onDone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const mapWords = useMapWords();
  const { grants } = useSession();
  const cells = useQuery(queries.areas({ level: 'cell' }));
  const communities = useQuery(queries.areas({ level: 'community' }));
  const streets = useQuery(queries.areas({ level: 'street' }));
  const [name, setName] = useState(area.name);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(area.cells));
  const [times, setTimes] = useState(area.times);
  const [per, setPer] = useState(area.per);
  const own = useMemo(
    () => grants.filter(({ role }) => role === 'dispatcher' || role === 'supervisor').map((grant) => grant.area.path),
    [grants],
  );
  const among = (all: readonly Area[] | undefined) =>
    (all ?? []).filter(({ properties: { path } }) => own.some((each) => path === each || path.startsWith(`${each}/`)));
  const open = among(cells.data?.features);
  const taken = useMemo(
    () => new Set(plan.areas.filter((each) => each.id !== area.id).flatMap((each) => each.cells)),
    [plan.areas, area.id],
  );
  const save = useMutation({
    mutationFn: () => api.savePatrolArea(area.id, { name: name.trim(), cells: [...chosen], times, per }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['patrol-plan'] });
      onDone();
    },
  });
  const toggle = (ids: readonly string[], add?: boolean) => {
    const next = new Set(chosen);
    for (const each of ids) {
      if (taken.has(each)) continue;
      if (add ?? !next.has(each)) next.add(each);
      else next.delete(each);
    }
    setChosen(next);
  };
  const shade = (cell: Area) => (chosen.has(cell.id) ? 'is-visited' : taken.has(cell.id) ? 'is-missed' : '');
  const ready = name.trim() !== '' && chosen.size > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !save.isPending) save.mutate();
  };
  return (
    <form className="card plan-form" aria-label={t('plan.areas')} onSubmit={submit}>
      <div className="plan-fields">
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('plan.name')}</label>
          <Input id={`${id}-name`} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-times`}>{t('plan.times')}</label>
          <span className="plan-acts">
            <Segmented
              aria-label={t('plan.times')}
              value={per}
              onChange={setPer}
              options={[
                { value: 'day' as const, label: t('plan.perDay') },
                { value: 'shift' as const, label: t('plan.perShift') },
              ]}
            />
            <InputNumber id={`${id}-times`} min={1} max={20} value={times} onChange={(next) => setTimes(next ?? 1)} />
          </span>
        </div>
        <div className="field">
          <label htmlFor={`${id}-community`}>{t('plan.community')}</label>
          <Select
            id={`${id}-community`}
            value={null}
            placeholder={t('plan.community')}
            showSearch={{ optionFilterProp: ['label'] }}
            options={among(communities.data?.features).map((each) => ({
              value: each.properties.path,
              label: each.properties.name,
            }))}
            onChange={(path: string | null) => {
              if (path === null) return;
              const inside = open.filter((cell) => cell.properties.path.startsWith(`${path}/`));
              toggle(
                inside.map((cell) => cell.id),
                true,
              );
            }}
          />
        </div>
        <p role="status">{t('plan.cellCount', { n: chosen.size })}</p>
        <PlanProblem error={save.error} />
        <div className="plan-acts">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t('plan.save')}
          </Button>
          <Button onClick={onDone}>{t('common.cancel')}</Button>
        </div>
      </div>
      <figure className="plan-map">
        {cells.data === undefined || streets.data === undefined ? (
          <Bones label={t('common.loading')} rows={1} />
        ) : (
          <PlainMap
            label={t('plan.pick')}
            words={mapWords}
            areas={among(streets.data.features)}
            details={open}
            shade={shade}
            onPick={(place) => {
              const cell = open.find((each) => contains(each, place));
              if (cell !== undefined) toggle([cell.id]);
            }}
          />
        )}
        <figcaption className="muted">{t('plan.pick')}</figcaption>
      </figure>
    </form>
  );
}
