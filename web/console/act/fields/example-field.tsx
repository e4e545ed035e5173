import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WidgetProps } from './field.js';

/** A text with known ones to choose from; any other may be written. */
export function ExampleField({ id, field, value, onChange }: WidgetProps) {
  const { t, i18n } = useTranslation();
  const typed = typeof value === 'string' ? value : '';
  const english = i18n.language === 'en';
  return (
    <AutoComplete
      id={id}
      value={typed}
      onChange={(next: string) => onChange(next === '' ? undefined : next.slice(0, 200))}
      placeholder={t('form.chooseOrWrite')}
      options={(field.examples ?? []).map(({ zh, en }) => ({
        value: zh,
        label: (
          <span className="example">
            {zh}
            {english && <span className="muted"> {en}</span>}
          </span>
        ),
      }))}
      // What is being written is no reason to hide what could be chosen instead, once it is one of them.
      showSearch={{
        filterOption: (text, option) =>
          field.examples?.some(({ zh }) => zh === text) === true || String(option?.value ?? '').includes(text),
      }}
    />
  );
}
