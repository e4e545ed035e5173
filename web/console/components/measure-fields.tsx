import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormValues } from './form-values.js';
import { MEASURES, useMeasureName } from './measures.js';

interface Props {
  readonly measures: FormValues['measures'];
  readonly onChange: (measures: FormValues['measures']) => void;
}

/** Measures that the class has: what each is called, and how much it is. */
export function MeasureFields({ measures, onChange }: Props) {
  const { t } = useTranslation();
  const nameOf = useMeasureName();
  const change = (key: number, next: { readonly name?: string; readonly value?: string }) =>
    onChange(measures.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const add = () =>
    onChange([...measures, { key: Math.max(0, ...measures.map(({ key }) => key + 1)), name: '', value: '' }]);
  return (
    <fieldset className="part-measures">
      <legend>{t('components.field.properties')}</legend>
      {measures.map(({ key, name, value }) => (
        <div key={key} className="part-measure">
          <AutoComplete
            aria-label={t('components.measureName')}
            value={name}
            onChange={(next: string) => change(key, { name: next })}
            options={MEASURES.map((each) => ({ value: each, label: `${nameOf(each)} ${each}` }))}
          />
          <Input
            aria-label={`${t('components.measureValue')} ${name === '' ? '' : nameOf(name)}`.trim()}
            value={value}
            onChange={(event) => change(key, { value: event.target.value })}
          />
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('components.removeMeasure', { name: nameOf(name) })}
            onClick={() => onChange(measures.filter((each) => each.key !== key))}
          />
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('components.addMeasure')}
      </Button>
    </fieldset>
  );
}
