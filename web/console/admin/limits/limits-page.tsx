import './limits.css';
import type { CatalogueBody, ClassBody, LimitsBody, Severity } from '@bihuan/contracts';
import type { Duration } from '@bihuan/kit';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { durationText } from '../../words/duration-text.js';
import { ClassFilters } from '../rules/class-filters.js';
import { type ClassFilter, classKey, className, groupName, isWanted } from '../rules/class-words.js';
import { DurationInput, unitsOf } from '../rules/duration-input.js';
import { Labelled } from '../rules/labelled.js';
import { RuleHead } from '../rules/rule-head.js';
import { ruleQueries } from '../rules/rule-queries.js';
import { RuleTools } from '../rules/rule-tools.js';
import { SaveBar } from '../rules/save-bar.js';
import { TableBox } from '../rules/table-box.js';
import { type Draft, useDraft } from '../rules/use-draft.js';
import { dropLimits, limitOf, nearForAll, nearOf, SEVERITIES, setLimit, setNear } from './limit-rows.js';
import { NearInput } from './near-input.js';

const document = { kind: 'limits', id: 'limits' } as const;
/** So many rows are drawn at once; filters find the rest. */
const STEP = 120;

/** How long handling may take, by class and severity; many classes at once. */
export function LimitsPage() {
  const { t } = useTranslation();
  const draft = useDraft<LimitsBody>(document);
  const catalogue = useQuery(ruleQueries.document({ kind: 'catalogue', id: 'catalogue' }));
  const error = draft.error ?? catalogue.error;
  if (error !== null) {
    const retry = () => {
      draft.retry();
      void catalogue.refetch();
    };
    return <ErrorNote error={error} retry={retry} />;
  }
  if (draft.body === undefined || catalogue.data === undefined) return <Bones label={t('common.loading')} rows={10} />;
  return <Limits draft={draft} limits={draft.body} catalogue={catalogue.data.body as CatalogueBody} />;
}

interface Props {
  readonly draft: Draft<LimitsBody>;
  readonly limits: LimitsBody;
  readonly catalogue: CatalogueBody;
}

function Limits({ draft, limits, catalogue }: Props) {
  const { t } = useTranslation();
  const classes = useMemo(() => catalogue.classes.filter((cls) => cls.retired !== true), [catalogue]);
  const [filter, setFilter] = useState<ClassFilter>({
    typed: '',
    standardRef: catalogue.defaultStandard,
    kind: 'all',
    group: null,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(STEP);
  const wanted = classes.filter((cls) => isWanted(cls, filter));
  const picked = wanted.filter((cls) => chosen.has(classKey(cls)));
  const pick = (keys: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  const all = wanted.length > 0 && picked.length === wanted.length;
  return (
    <>
      <RuleHead title={t('rules.page.limits')} document={document} stored={draft.stored}>
        <RuleTools table="limits" title={t('rules.page.limits')} />
      </RuleHead>
      <p className="admin-lead">{t('limits.lead')}</p>
      <Labelled label={t('limits.nearAll')}>
        {(id) => (
          <NearInput
            id={id}
            label={t('limits.nearAll')}
            value={nearForAll(limits)}
            inherited={null}
            mayWrite={draft.mayWrite}
            onChange={(metres) => draft.edit((body) => setNear(body, null, metres))}
          />
        )}
      </Labelled>
      <ClassFilters classes={classes} filter={filter} onFilter={setFilter} />
      {picked.length > 0 && (
        <Bulk
          count={picked.length}
          onSet={(severity, limit) => draft.edit((body) => setLimit(body, picked, severity, limit))}
          onDrop={(severity) => draft.edit((body) => dropLimits(body, picked, severity))}
          onClear={() => setChosen(new Set())}
        />
      )}
      {wanted.length === 0 ? (
        <StateNote title={t('ruleClass.none')}>{t('ruleClass.noneWhy')}</StateNote>
      ) : (
        <TableBox label={t('rules.page.limits')}>
          <table className="limits-table">
            <thead>
              <tr>
                {draft.mayWrite && (
                  <th scope="col" className="limit-pick">
                    <Checkbox
                      aria-label={t('limits.pickAll')}
                      checked={all}
                      indeterminate={!all && picked.length > 0}
                      onChange={(event) => pick(wanted.map(classKey), event.target.checked)}
                    />
                  </th>
                )}
                <th scope="col">{t('limits.class')}</th>
                {SEVERITIES.map((severity) => (
                  <th scope="col" key={severity}>
                    {t(`severity.${severity}`)}
                  </th>
                ))}
                <th scope="col">{t('limits.near')}</th>
              </tr>
            </thead>
            <tbody>
              {wanted.slice(0, shown).map((cls) => (
                <Row
                  key={classKey(cls)}
                  cls={cls}
                  limits={limits}
                  picked={draft.mayWrite ? chosen.has(classKey(cls)) : null}
                  onPick={(on) => pick([classKey(cls)], on)}
                  onNear={draft.mayWrite ? (metres) => draft.edit((body) => setNear(body, cls, metres)) : null}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {wanted.length > shown && (
        <Button onClick={() => setShown(shown + STEP)}>{t('limits.more', { count: wanted.length - shown })}</Button>
      )}
      <SaveBar kind="limits" draft={draft}>
        <p>{t('limits.noneFollow')}</p>
      </SaveBar>
    </>
  );
}

interface RowProps {
  readonly cls: ClassBody;
  readonly limits: LimitsBody;
  /** Null: nobody may pick. */
  readonly picked: boolean | null;
  readonly onPick: (on: boolean) => void;
  /** Null: nobody may change it. */
  readonly onNear: ((metres: number | null) => void) | null;
}

function Row({ cls, limits, picked, onPick, onNear }: RowProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const name = className(cls, english);
  return (
    <tr>
      {picked !== null && (
        <td className="limit-pick">
          <Checkbox
            aria-label={t('limits.pick', { name })}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
        </td>
      )}
      <th scope="row">
        {name} <span className="muted number">{cls.code}</span>
        <span className="limit-group muted">
          {t(`kind.${cls.kind}`)} · {groupName(cls, english)}
        </span>
      </th>
      {SEVERITIES.map((severity) => (
        <td key={severity}>
          <Cell limits={limits} cls={cls} severity={severity} />
        </td>
      ))}
      <td>
        <NearInput
          label={t('limits.nearOf', { name })}
          value={nearOf(limits, cls)}
          inherited={nearForAll(limits)}
          mayWrite={onNear !== null}
          onChange={(metres) => onNear?.(metres)}
        />
      </td>
    </tr>
  );
}

/** The proposed limit, on what condition, and on what it rests. */
function Cell({
  limits,
  cls,
  severity,
}: {
  readonly limits: LimitsBody;
  readonly cls: ClassBody;
  readonly severity: Severity;
}) {
  const { t, i18n } = useTranslation();
  const { first, more, inherited } = limitOf(limits, cls, severity);
  if (first === null) return <span className="muted">—</span>;
  const { filing, limit, provenance } = first;
  const condition = i18n.language === 'en' ? (filing.en ?? filing.zh) : filing.zh;
  const notes = [
    ...(more > 0 ? [t('limits.moreConditions', { count: more })] : []),
    inherited ? t('limits.inherited') : t(`sourced.${provenance.sourced}`),
  ];
  return (
    <span className={`limit-cell ${inherited ? 'is-inherited' : ''}`} title={condition}>
      <span className="number">{durationText(t, limit)}</span>
      <span className="muted">{notes.join(t('rules.dot'))}</span>
    </span>
  );
}

interface BulkProps {
  readonly count: number;
  readonly onSet: (severity: Severity, limit: Duration | null) => void;
  readonly onDrop: (severity: Severity) => void;
  readonly onClear: () => void;
}

function Bulk({ count, onSet, onDrop, onClear }: BulkProps) {
  const { t } = useTranslation();
  const [severity, setSeverity] = useState<Severity>('general');
  const [limit, setValue] = useState<Duration | null>({ hours: 4 });
  return (
    <section className="card limit-bulk" aria-label={t('limits.bulk', { count })}>
      <strong className="number">{t('limits.bulk', { count })}</strong>
      <Labelled label={t('ruleMember.severity')}>
        {(id) => (
          <Select<Severity>
            id={id}
            value={severity}
            onChange={(next) => {
              setSeverity(next);
              setValue(next === 'urgent' ? { urgentHours: 2 } : { hours: 4 });
            }}
            options={SEVERITIES.map((each) => ({ value: each, label: t(`severity.${each}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('ruleMember.limit')}>
        {(id) => <DurationInput id={id} value={limit} units={unitsOf(severity)} onChange={setValue} />}
      </Labelled>
      <div className="limit-bulk-do">
        <Button type="primary" onClick={() => onSet(severity, limit)}>
          {t('limits.set')}
        </Button>
        <Button onClick={() => onDrop(severity)}>{t('limits.toDefault')}</Button>
        <Button onClick={onClear}>{t('limits.clear')}</Button>
      </div>
    </section>
  );
}
