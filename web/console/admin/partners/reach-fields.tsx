import type { PartnerList } from '@bihuan/contracts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAreaOptions } from '../area-options.js';
import { Labelled } from '../rules/labelled.js';

export interface Reach {
  readonly area: string;
  readonly classes: readonly string[];
}

interface Props {
  readonly list: PartnerList;
  readonly value: Reach;
  readonly disabled?: boolean;
  readonly onChange: (value: Reach) => void;
}

/** Where a partner may report, and what. */
export function ReachFields({ list, value, disabled = false, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const areas = useAreaOptions(list.areas);
  return (
    <>
      <Labelled label={t('partner.area')}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={value.area}
            showSearch={{ optionFilterProp: ['label', 'find'] }}
            onChange={(area: string) => onChange({ ...value, area })}
            options={areas}
          />
        )}
      </Labelled>
      <Labelled label={t('partner.classes')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            maxTagCount={8}
            disabled={disabled}
            placeholder={t('partner.allClasses')}
            value={[...value.classes]}
            showSearch={{ optionFilterProp: ['label', 'find'] }}
            onChange={(classes: string[]) => onChange({ ...value, classes })}
            options={list.classes.map(({ key, code, name, nameEn }) => ({
              value: key,
              label: (english ? nameEn : null) ?? name,
              find: `${code} ${name}`,
            }))}
          />
        )}
      </Labelled>
    </>
  );
}
