import type { CatalogueBody, ClassBody, DutiesBody, FlagBody, LimitsBody, Severity } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../words/duration-text.js';
import { limitOf, SEVERITIES } from '../limits/limit-rows.js';
import { classKey, className } from '../rules/class-words.js';
import { Labelled } from '../rules/labelled.js';
import { useChangeNames } from '../rules/use-change-names.js';

interface Props {
  /** Null: a new class of the city's own. */
  readonly cls: ClassBody | null;
  readonly catalogue: CatalogueBody;
  readonly limits: LimitsBody;
  readonly duties: DutiesBody;
  readonly mayWrite: boolean;
  readonly onChange: (cls: ClassBody) => void;
  readonly onClose: () => void;
}

/** One class: its names, how grave it is and when, its limits, who leads and who helps where. */
export function ClassDrawer({ cls, catalogue, limits, duties, mayWrite, onChange, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<ClassBody>(() => cls ?? freshClass(catalogue));
  const set = (members: Partial<ClassBody>) => setDraft({ ...draft, ...members });
  const taken = cls === null && catalogue.classes.some((each) => classKey(each) === classKey(draft));
  const fit = draft.name.trim() !== '' && /^[0-9A-Za-z-]+$/.test(draft.code) && !taken;
  const text = (member: 'name' | 'nameEn' | 'group' | 'groupEn') => (
    <Labelled label={t(`ruleMember.${member}`)}>
      {(id) => (
        <Input
          id={id}
          maxLength={100}
          disabled={!mayWrite}
          value={draft[member] ?? ''}
          onChange={(event) =>
            set({
              [member]:
                event.target.value === '' && member !== 'name' && member !== 'group' ? null : event.target.value,
            })
          }
        />
      )}
    </Labelled>
  );
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      title={cls === null ? t('ruleClass.addTitle') : `${className(cls, i18n.language === 'en')} ${cls.code}`}
      footer={
        mayWrite && (
          <div className="class-do">
            {cls !== null && (
              <Button onClick={() => onChange(retire(cls, cls.retired !== true))}>
                {t(cls.retired === true ? 'ruleClass.revive' : 'ruleClass.retire')}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="primary" disabled={!fit} onClick={() => onChange(draft)}>
              {t('ruleClass.take')}
            </Button>
          </div>
        )
      }
    >
      <div className="rule-form">
        {cls === null ? (
          <div className="rule-pair">
            <Labelled label={t('ruleMember.kind')}>
              {(id) => (
                <Select<ClassBody['kind']>
                  id={id}
                  value={draft.kind}
                  onChange={(kind) => set({ kind })}
                  options={(['event', 'component'] as const).map((each) => ({ value: each, label: t(`kind.${each}`) }))}
                />
              )}
            </Labelled>
            <Labelled label={t('ruleMember.code')} hint={t(taken ? 'ruleClass.codeTaken' : 'ruleClass.codeWhy')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={20}
                  value={draft.code}
                  onChange={(event) => set({ code: event.target.value.trim() })}
                />
              )}
            </Labelled>
          </div>
        ) : (
          <p className="muted">{[cls.standardRef, t(`kind.${cls.kind}`)].join(t('rules.dot'))}</p>
        )}
        <div className="rule-pair">
          {text('name')}
          {text('nameEn')}
          {text('group')}
          {text('groupEn')}
        </div>
        <Labelled label={t('ruleMember.severity')} hint={t('ruleClass.severityWhy')}>
          {(id) => (
            <Select<Severity>
              id={id}
              disabled={!mayWrite}
              value={draft.severity}
              onChange={(severity) => set({ severity })}
              options={SEVERITIES.map((each) => ({ value: each, label: t(`severity.${each}`) }))}
            />
          )}
        </Labelled>
        <Flags flags={draft.flags ?? []} mayWrite={mayWrite} onChange={(flags) => set({ flags })} />
        {cls !== null && (
          <>
            <Standards cls={cls} limits={limits} />
            <Units cls={cls} duties={duties} />
          </>
        )}
      </div>
    </Drawer>
  );
}

function freshClass({ defaultStandard }: CatalogueBody): ClassBody {
  const names = { group: '', name: '', nameEn: null };
  return {
    standardRef: defaultStandard,
    kind: 'event',
    code: '',
    ...names,
    severity: 'general',
    flags: [],
    local: true,
  };
}

function retire({ retired: _, ...cls }: ClassBody, on: boolean): ClassBody {
  return on ? { ...cls, retired: true } : cls;
}

interface FlagsProps {
  readonly flags: readonly FlagBody[];
  readonly mayWrite: boolean;
  readonly onChange: (flags: readonly FlagBody[]) => void;
}

/** When a case of the class is urgent or special. */
function Flags({ flags, mayWrite, onChange }: FlagsProps) {
  const { t } = useTranslation();
  const set = (index: number, members: Partial<FlagBody>) =>
    onChange(flags.map((flag, place) => (place === index ? { ...flag, ...members, provenance: city } : flag)));
  return (
    <section aria-label={t('ruleMember.flags')}>
      <h3>{t('ruleMember.flags')}</h3>
      {flags.length === 0 && <p className="muted">{t('ruleClass.noFlags')}</p>}
      {flags.map((flag, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own
        <div className="class-flag" key={index}>
          <Select<FlagBody['severity']>
            aria-label={t('ruleMember.severity')}
            disabled={!mayWrite}
            value={flag.severity}
            onChange={(severity) => set(index, { severity })}
            options={(['urgent', 'special'] as const).map((each) => ({ value: each, label: t(`severity.${each}`) }))}
          />
          <Input
            aria-label={t('ruleMember.when')}
            disabled={!mayWrite}
            maxLength={300}
            value={flag.when.zh}
            onChange={(event) => set(index, { when: { ...flag.when, zh: event.target.value } })}
          />
          <Checkbox
            disabled={!mayWrite}
            checked={flag.always}
            onChange={(event) => set(index, { always: event.target.checked })}
          >
            {t('ruleMember.always')}
          </Checkbox>
          {mayWrite && (
            <Button onClick={() => onChange(flags.filter((_, place) => place !== index))}>
              {t('ruleClass.removeFlag')}
            </Button>
          )}
        </div>
      ))}
      {mayWrite && (
        <Button
          onClick={() =>
            onChange([...flags, { severity: 'urgent', always: false, when: { zh: '', en: null }, provenance: city }])
          }
        >
          {t('ruleClass.addFlag')}
        </Button>
      )}
    </section>
  );
}

const city = { sourced: 'city', citation: '' } as const;

function Standards({ cls, limits }: { readonly cls: ClassBody; readonly limits: LimitsBody }) {
  const { t, i18n } = useTranslation();
  const said = (text: { readonly zh: string; readonly en: string | null }) =>
    i18n.language === 'en' ? (text.en ?? text.zh) : text.zh;
  return (
    <section className="class-part" aria-label={t('rules.page.limits')}>
      <h3>
        {t('rules.page.limits')} <Link to="/admin/limits">{t('ruleClass.edit')}</Link>
      </h3>
      <dl className="class-limits">
        {SEVERITIES.map((severity) => {
          const { first, inherited } = limitOf(limits, cls, severity);
          if (first === null) return null;
          return (
            <div key={severity}>
              <dt>{t(`severity.${severity}`)}</dt>
              <dd>
                <strong className="number">{durationText(t, first.limit)}</strong>{' '}
                <span className="muted">
                  {inherited ? t('limits.inherited') : t(`sourced.${first.provenance.sourced}`)}
                </span>
                <br />
                {t('ruleClass.filing', { text: said(first.filing) })}
                <br />
                {t('ruleClass.closing', { text: said(first.closing) })}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Units({ cls, duties }: { readonly cls: ClassBody; readonly duties: DutiesBody }) {
  const { t } = useTranslation();
  const names = useChangeNames();
  const rows = duties.rows.filter(
    (row) => row.standardRef === cls.standardRef && row.kind === cls.kind && row.codes.includes(cls.code),
  );
  return (
    <section className="class-part" aria-label={t('rules.page.duties')}>
      <h3>
        {t('rules.page.duties')}{' '}
        <Link to="/admin/duties" search={{ find: cls.code }}>
          {t('ruleClass.edit')}
        </Link>
      </h3>
      {rows.length === 0 && <p className="muted">{t('ruleClass.noUnits')}</p>}
      <ul className="class-units">
        {rows.map((row) => (
          <li key={row.id}>
            {names.unit(row.unit)}{' '}
            <span className="muted">
              {[
                t(row.lead ? 'ruleMember.lead' : `dutyKind.${row.duty}`),
                row.area === '*' ? t('ruleDuty.everywhere') : names.area(row.area),
              ].join(t('rules.dot'))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
