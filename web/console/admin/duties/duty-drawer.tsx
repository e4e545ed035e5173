import type { CatalogueBody, DutyBody } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.js';
import { useSession } from '../../data/session.js';
import { className } from '../rules/class-words.js';
import { Labelled } from '../rules/labelled.js';
import { useChangeNames } from '../rules/use-change-names.js';

interface Props {
  readonly row: DutyBody;
  readonly isNew: boolean;
  readonly catalogue: CatalogueBody;
  readonly mayWrite: boolean;
  readonly onChange: (row: DutyBody) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
}

/** One line: which unit, what for which classes, in which area, and whether it carries the case. */
export function DutyDrawer({ row, isNew, catalogue, mayWrite, onChange, onRemove, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const names = useChangeNames();
  const { tenant } = useSession();
  const [draft, setDraft] = useState(row);
  const set = (members: Partial<DutyBody>) =>
    setDraft({ ...draft, ...members, provenance: draft.provenance.sourced === 'city' ? draft.provenance : city });
  const units = useQuery(queries.units()).data?.units ?? [];
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features ?? [];
  const standards = useMemo(() => [...new Set(catalogue.classes.map((cls) => cls.standardRef))], [catalogue]);
  const classes = catalogue.classes.filter((cls) => cls.standardRef === draft.standardRef && cls.kind === draft.kind);
  const areas = [
    { value: '*', label: t('ruleDuty.everywhere') },
    ...streets.map(({ properties }) => ({ value: properties.path, label: properties.name })),
  ];
  if (draft.area !== '*' && !areas.some((area) => area.value === draft.area)) {
    areas.push({ value: draft.area, label: draft.area === tenant.id ? tenant.name : names.area(draft.area) });
  }
  const fit = draft.unit !== '' && draft.codes.length > 0;
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      title={isNew ? t('ruleDuty.addTitle') : names.unit(row.unit)}
      footer={
        mayWrite && (
          <div className="class-do">
            {!isNew && <Button onClick={() => onRemove(row.id)}>{t('ruleDuty.remove')}</Button>}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="primary" disabled={!fit} onClick={() => onChange(draft)}>
              {t('ruleClass.take')}
            </Button>
          </div>
        )
      }
    >
      <div className="rule-form">
        <Labelled label={t('ruleMember.unit')}>
          {(id) => (
            <Select<string>
              id={id}
              disabled={!mayWrite}
              value={draft.unit === '' ? null : draft.unit}
              placeholder={t('ruleDuty.choose')}
              onChange={(unit) => set({ unit })}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map((unit) => ({ value: unit.id, label: names.unit(unit.id) }))}
            />
          )}
        </Labelled>
        <Labelled label={t('ruleMember.area')}>
          {(id) => (
            <Select<string>
              id={id}
              disabled={!mayWrite}
              value={draft.area}
              onChange={(area) => set({ area })}
              options={areas}
            />
          )}
        </Labelled>
        <div className="rule-pair">
          <Labelled label={t('ruleMember.duty')}>
            {(id) => (
              <Select<DutyBody['duty']>
                id={id}
                disabled={!mayWrite}
                value={draft.duty}
                onChange={(duty) => set({ duty, lead: duty === 'assist' ? false : draft.lead })}
                options={(['rectify', 'supervise', 'enforce', 'assist'] as const).map((each) => ({
                  value: each,
                  label: t(`dutyKind.${each}`),
                }))}
              />
            )}
          </Labelled>
          <div className="rule-form duty-marks">
            <Checkbox
              disabled={!mayWrite || draft.duty === 'assist'}
              checked={draft.lead}
              onChange={(event) => set({ lead: event.target.checked })}
            >
              {t('ruleDuty.lead')}
            </Checkbox>
            <Checkbox
              disabled={!mayWrite}
              checked={draft.onlyOwn === true}
              onChange={(event) => {
                const { onlyOwn: _, ...rest } = draft;
                setDraft(event.target.checked ? { ...rest, onlyOwn: true } : rest);
              }}
            >
              {t('ruleDuty.onlyOwn')}
            </Checkbox>
          </div>
        </div>
        <div className="rule-pair">
          <Labelled label={t('ruleMember.standardRef')}>
            {(id) => (
              <Select<string>
                id={id}
                disabled={!mayWrite}
                value={draft.standardRef}
                onChange={(standardRef) => set({ standardRef, codes: [] })}
                options={standards.map((each) => ({ value: each, label: each }))}
              />
            )}
          </Labelled>
          <Labelled label={t('ruleMember.kind')}>
            {(id) => (
              <Select<DutyBody['kind']>
                id={id}
                disabled={!mayWrite}
                value={draft.kind}
                onChange={(kind) => set({ kind, codes: [] })}
                options={(['event', 'component'] as const).map((each) => ({ value: each, label: t(`kind.${each}`) }))}
              />
            )}
          </Labelled>
        </div>
        <Labelled label={t('ruleMember.codes')} hint={t('ruleDuty.codesWhy')}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={!mayWrite}
              value={[...draft.codes]}
              onChange={(codes) => set({ codes })}
              showSearch={{ optionFilterProp: 'label' }}
              options={classes.map((cls) => ({ value: cls.code, label: `${className(cls, english)} ${cls.code}` }))}
            />
          )}
        </Labelled>
        <Labelled label={t('ruleDuty.citation')} hint={t('ruleDuty.citationWhy')}>
          {(id) => (
            <Input
              id={id}
              disabled={!mayWrite}
              maxLength={200}
              value={draft.provenance.sourced === 'city' ? draft.provenance.citation : ''}
              onChange={(event) =>
                setDraft({ ...draft, provenance: { sourced: 'city', citation: event.target.value } })
              }
            />
          )}
        </Labelled>
      </div>
    </Drawer>
  );
}

const city = { sourced: 'city', citation: '' } as const;
