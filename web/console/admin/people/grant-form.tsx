import type { GrantBody } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';
import { adminQueries } from '../admin-queries.js';
import { useAreaOptions } from '../area-options.js';

/** A role that is being chosen; null where it is not chosen yet. */
export interface GrantDraft {
  readonly role: string | null;
  readonly area: string | null;
  readonly unit: string | null;
}

export const NO_GRANT: GrantDraft = { role: null, area: null, unit: null };

interface Props {
  readonly value: GrantDraft;
  readonly onChange: (value: GrantDraft) => void;
}

/** Which role, for which unit where it is held for one, and in which area. */
export function GrantForm({ value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const names = useNames();
  const data = useQuery(adminQueries.roles()).data;
  const areas = useAreaOptions(data?.areas);
  const root = data?.areas[0]?.path ?? null;
  const chosen = data?.roles.find((each) => each.role === value.role);
  const option = (role: string) => ({ value: role, label: t(`role.${role}`) });
  const roles = data?.roles ?? [];
  return (
    <div className="grant-form">
      <label htmlFor={`${id}-role`}>{t('account.role')}</label>
      <Select
        id={`${id}-role`}
        value={value.role}
        placeholder={t('form.choose')}
        onChange={(role: string) => {
          const unit = roles.find((each) => each.role === role)?.unit === true ? value.unit : null;
          onChange({ role, unit, area: value.area ?? root });
        }}
        options={[
          { label: t('account.posts'), options: roles.filter((each) => !each.power).map((each) => option(each.role)) },
          { label: t('account.powers'), options: roles.filter((each) => each.power).map((each) => option(each.role)) },
        ]}
      />
      {chosen?.unit === true && (
        <>
          <label htmlFor={`${id}-unit`}>{t('account.unit')}</label>
          <Select
            id={`${id}-unit`}
            value={value.unit}
            placeholder={t('form.choose')}
            showSearch={{ optionFilterProp: ['label', 'find'] }}
            onChange={(unit: string) => {
              const own = data?.units.find((each) => each.id === unit)?.area ?? root;
              onChange({ ...value, unit, area: own });
            }}
            options={data?.units.map((unit) => ({ value: unit.id, label: names.unit(unit), find: unit.name })) ?? []}
          />
        </>
      )}
      {chosen?.company === true && (
        <>
          <label htmlFor={`${id}-company`}>{t('account.company')}</label>
          <Select
            id={`${id}-company`}
            value={value.unit ?? ''}
            onChange={(unit: string) => onChange({ ...value, unit: unit === '' ? null : unit })}
            options={[
              { value: '', label: t('account.noCompany') },
              ...(data?.units ?? [])
                .filter((unit) => unit.contractor)
                .map((unit) => ({ value: unit.id, label: names.unit(unit) })),
            ]}
          />
        </>
      )}
      {chosen?.power === true ? (
        <p className="muted">{t('account.powerWhy')}</p>
      ) : (
        <>
          <label htmlFor={`${id}-area`}>{t('account.area')}</label>
          <Select
            id={`${id}-area`}
            value={value.area}
            placeholder={t('form.choose')}
            showSearch={{ optionFilterProp: ['label', 'find'] }}
            onChange={(area: string) => onChange({ ...value, area })}
            options={areas}
          />
        </>
      )}
    </div>
  );
}

/** What is sent, once everything is chosen. */
export function grantBodyOf(
  { role, area, unit }: GrantDraft,
  roles: readonly {
    readonly role: string;
    readonly unit: boolean;
    readonly company: boolean;
    readonly power: boolean;
  }[],
  root: string | undefined,
): GrantBody | null {
  const chosen = roles.find((each) => each.role === role);
  if (chosen === undefined || (chosen.unit && unit === null)) return null;
  const where = chosen.power ? root : area;
  return where === null || where === undefined
    ? null
    : { role: chosen.role, area: where, unit: chosen.unit || chosen.company ? unit : null };
}
