import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';
import { ClassSelect } from '../../words/class-select.js';
import type { WidgetProps } from './field.js';

/** Another class of the same kind, by code or name. */
export function ClassPicker({ id, detail, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <ClassSelect
      id={id}
      kind={detail.class.kind}
      value={typeof value === 'string' ? value : null}
      onChange={(cls) => onChange(cls?.code)}
      placeholder={t('form.asIs', { value: names.cls(detail.class) })}
    />
  );
}
