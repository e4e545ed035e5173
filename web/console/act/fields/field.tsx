import type { Action, ActionField, CaseDetail } from '@bihuan/contracts';
import { Input, InputNumber, Radio, Select } from 'antd';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKey } from '../../words/field-key.js';
import type { DurationValue, Values } from '../form-values.js';
import { CasePicker } from './case-picker.js';
import { ClassPicker } from './class-picker.js';
import { DurationField } from './duration-field.js';
import { PersonPicker } from './person-picker.js';
import { PlaceField } from './place-field.js';
import { UnitPicker } from './unit-picker.js';

const PhotoField = lazy(() => import('../../photos/photo-field.js').then((module) => ({ default: module.PhotoField })));
const ExampleField = lazy(() => import('./example-field.js').then((module) => ({ default: module.ExampleField })));
const ComponentField = lazy(() =>
  import('./component-field.js').then((module) => ({ default: module.ComponentField })),
);
const InstantField = lazy(() => import('./instant-field.js').then((module) => ({ default: module.InstantField })));

interface Props {
  readonly field: ActionField;
  readonly action: Action;
  readonly detail: CaseDetail;
  readonly values: Values;
  readonly onChange: (value: unknown) => void;
}

/** What a widget gets: its own value, and an id that its label names. */
export interface WidgetProps {
  readonly id: string;
  readonly field: ActionField;
  readonly action: Action;
  readonly detail: CaseDetail;
  readonly values: Values;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function Field({ field, action, detail, values, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const name = t(`field.${fieldKey(action.type, field.name)}`);
  const widget: WidgetProps = { id, field, action, detail, values, value: values[field.name], onChange };
  return (
    <div className="field">
      <label htmlFor={id} id={`${id}-label`}>
        {name}
        {!field.required && <span className="muted"> {t('form.optional')}</span>}
      </label>
      <Suspense fallback={<Input disabled />}>{widgetOf(widget)}</Suspense>
    </div>
  );
}

function widgetOf(props: WidgetProps): ReactNode {
  const { field, action } = props;
  if (field.name === 'collector') return <PersonPicker {...props} who="collector" />;
  if (field.name === 'crew') return <PersonPicker {...props} who="unit-crew" />;
  if (field.name === 'class') return <ClassPicker {...props} />;
  if (field.name === 'component') return <ComponentField {...props} />;
  if (field.name === 'into') return <CasePicker {...props} />;
  switch (field.type) {
    case 'unit':
      return <UnitPicker {...props} />;
    case 'duration':
      return <DurationField {...props} value={props.value as DurationValue | undefined} />;
    case 'instant':
      return <InstantField {...props} />;
    case 'point':
      return <PlaceField {...props} />;
    case 'boolean':
      return <YesNo {...props} word={(value) => `choice.${action.type}_${value ? 'yes' : 'no'}`} />;
    case 'number':
    case 'integer':
      return <NumberField {...props} />;
    case 'list':
      return <PhotoField id={props.id} value={ids(props.value)} onChange={props.onChange} />;
    case 'text':
      break;
  }
  if (field.oneOf !== undefined) return <OneOf {...props} />;
  if (field.examples !== undefined) return <ExampleField {...props} />;
  return field.name === 'ground' || field.name === 'to' || field.name === 'address' ? (
    <Input
      id={props.id}
      maxLength={200}
      value={text(props.value)}
      onChange={(event) => props.onChange(event.target.value)}
    />
  ) : (
    <Input.TextArea
      id={props.id}
      autoSize={{ minRows: 2, maxRows: 10 }}
      maxLength={4000}
      value={text(props.value)}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

const NONE: readonly string[] = [];

function ids(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : NONE;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function YesNo(props: WidgetProps & { readonly word: (value: boolean) => string }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      id={props.id}
      aria-labelledby={`${props.id}-label`}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      options={[true, false].map((value) => ({ value, label: t(props.word(value)) }))}
    />
  );
}

/** Vocabularies that an event's members are taken from, and where their words are. */
const VOCABULARIES: Readonly<Record<string, string>> = { severity: 'severity', source: 'source', effect: 'effect' };

function OneOf({ id, field, value, onChange, detail }: WidgetProps) {
  const { t } = useTranslation();
  const vocabulary = VOCABULARIES[field.name];
  const present = field.name === 'severity' ? detail.severity : null;
  return (
    <Select
      id={id}
      value={(value as string | undefined) ?? null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      allowClear={!field.required}
      placeholder={present === null ? t('form.choose') : t('form.asIs', { value: t(`severity.${present}`) })}
      options={(field.oneOf ?? []).map((each) => ({
        value: each,
        label: vocabulary === undefined ? each : t(`${vocabulary}.${each}`),
      }))}
    />
  );
}

function NumberField({ id, field, value, onChange }: WidgetProps) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
      {...(field.min === undefined ? {} : { min: field.min })}
      {...(field.max === undefined ? {} : { max: field.max })}
      {...(field.type === 'integer' ? { precision: 0 } : {})}
    />
  );
}
