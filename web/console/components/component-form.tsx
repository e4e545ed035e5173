import type { ComponentDetail } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, serverTime } from '../../client/index.js';
import '../admin/rules/rules.css';
import { Labelled } from '../admin/rules/labelled.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { PhotoField } from '../photos/photo-field.js';
import { useCityTime } from '../time/use-calendar.js';
import { ClassSelect } from '../words/class-select.js';
import { componentApi, componentQueries } from './component-queries.js';
import { STATES } from './components-search.js';
import { FormFaults } from './form-faults.js';
import { changeOf, createOf, type FormValues, missingIn, valuesOf } from './form-values.js';
import { MeasureFields } from './measure-fields.js';
import { PlaceFields } from './place-fields.js';

interface Props {
  /** Null: a new one. */
  readonly detail: ComponentDetail | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** What people say of a component. It is kept as its next version; what it was stays to be seen. */
export function ComponentForm({ detail, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { zone } = useCityTime();
  const [values, setValues] = useState(() => valuesOf(detail, formatInstant(serverTime.now(), zone).slice(0, 10)));
  const [version, setVersion] = useState(detail?.version ?? 0);
  const set = (change: Partial<FormValues>) => setValues((now) => ({ ...now, ...change }));
  const save = useMutation({
    mutationFn: () =>
      detail === null
        ? componentApi.create(createOf(values))
        : componentApi.change(detail.id, changeOf(values, version, detail)),
    onSuccess: (saved: ComponentDetail) => {
      client.setQueryData(componentQueries.one(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['components', 'page'] });
      onDone();
      if (detail === null) void navigate({ to: '/components/$componentId', params: { componentId: saved.id } });
    },
    onError: (error) => {
      // The next attempt is made on what stands now: whoever saves then has been told.
      if (error instanceof ProblemError && error.problem.version !== undefined) setVersion(error.problem.version);
    },
  });
  const missing = missingIn(values, detail === null);
  const conflict = save.error instanceof ProblemError && save.error.code === 'conflict';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length === 0 && !save.isPending) save.mutate();
  };
  const label = (key: string) => `${t(`components.field.${key}`)}${missing.includes(key) ? ' *' : ''}`;
  return (
    <form
      className="part-form rule-form"
      aria-label={t(detail === null ? 'components.add' : 'components.edit')}
      onSubmit={submit}
    >
      {detail === null && (
        <>
          <Labelled label={label('class')}>
            {(id) => (
              <ClassSelect
                id={id}
                kind="component"
                value={values.classCode}
                placeholder={t('components.field.class')}
                onChange={(cls) =>
                  set({
                    classCode: cls?.code ?? null,
                    ...(values.name === '' && cls !== null ? { name: cls.name } : {}),
                  })
                }
              />
            )}
          </Labelled>
          <Labelled label={label('id')}>
            {(id) => (
              <Input id={id} maxLength={40} value={values.id} onChange={(event) => set({ id: event.target.value })} />
            )}
          </Labelled>
        </>
      )}
      <div className="rule-pair">
        <Labelled label={label('name')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={values.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={label('state')}>
          {(id) => (
            <Select
              id={id}
              value={values.state}
              onChange={(state) => set({ state })}
              options={STATES.map((state) => ({ value: state, label: t(`components.state.${state}`) }))}
            />
          )}
        </Labelled>
      </div>
      <PlaceFields
        place={values.place}
        areas={detail?.areas ?? []}
        label={label('location')}
        onPlace={(place) => set({ place })}
      />
      <div className="rule-pair">
        <UnitField member="department" values={values} onSet={set} />
        <UnitField member="owner" values={values} onSet={set} />
      </div>
      <UnitField member="maintainer" values={values} onSet={set} />
      <div className="rule-pair">
        <DayField member="maintainedFrom" values={values} onSet={set} label={label('maintainedFrom')} />
        <DayField member="maintainedUntil" values={values} onSet={set} label={label('maintainedUntil')} />
      </div>
      <div className="rule-pair">
        <DayField member="firstOn" values={values} onSet={set} label={label('firstOn')} />
        <DayField member="changedOn" values={values} onSet={set} label={label('changedOn')} />
      </div>
      <MeasureFields measures={values.measures} onChange={(measures) => set({ measures })} />
      <Labelled label={label('source')}>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={values.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={label('remark')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            value={values.remark}
            onChange={(event) => set({ remark: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={label('photos')}>
        {(id) => <PhotoField id={id} value={values.photos} onChange={(photos) => set({ photos })} />}
      </Labelled>
      {detail !== null && (
        <Labelled label={t('components.note')}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              placeholder={t('components.noteHint')}
              value={values.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          )}
        </Labelled>
      )}
      <FormFaults error={save.error} onPlace={(place) => set({ place })} />
      <div className="part-actions">
        <Button type="primary" htmlType="submit" disabled={missing.length > 0} loading={save.isPending}>
          {t(conflict ? 'components.saveOver' : detail === null ? 'components.create' : 'components.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

interface FieldProps<M extends keyof FormValues> {
  readonly member: M;
  readonly values: FormValues;
  readonly onSet: (change: Partial<FormValues>) => void;
}

function UnitField({ member, values, onSet }: FieldProps<'department' | 'owner' | 'maintainer'>) {
  const { t } = useTranslation();
  const names = useNames();
  const units = useQuery(queries.units()).data?.units ?? [];
  return (
    <Labelled label={t(`components.field.${member}`)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: ['label'] }}
          placeholder={t('components.nothing')}
          value={values[member]}
          onChange={(unit: string | null | undefined) => onSet({ [member]: unit ?? null })}
          options={units.map((unit) => ({ value: unit.id, label: names.unit(unit) }))}
        />
      )}
    </Labelled>
  );
}

interface DayProps extends FieldProps<'maintainedFrom' | 'maintainedUntil' | 'firstOn' | 'changedOn'> {
  readonly label: string;
}

function DayField({ member, values, onSet, label }: DayProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={values[member]}
          onChange={(event) => onSet({ [member]: event.target.value })}
        />
      )}
    </Labelled>
  );
}
