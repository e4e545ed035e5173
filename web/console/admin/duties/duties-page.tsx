import './duties.css';
import type { CatalogueBody, DutiesBody, DutyBody } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '../../../find/index.js';
import { Bones, Ellipsis, StateNote } from '../../../ui/index.js';
import { queries } from '../../data/queries.js';
import { ErrorNote } from '../../shell/notes.js';
import { classKey } from '../rules/class-words.js';
import { RuleHead } from '../rules/rule-head.js';
import { ruleQueries } from '../rules/rule-queries.js';
import { RuleTools } from '../rules/rule-tools.js';
import { SaveBar } from '../rules/save-bar.js';
import { TableBox } from '../rules/table-box.js';
import { useChangeNames } from '../rules/use-change-names.js';
import { type Draft, useDraft } from '../rules/use-draft.js';
import { CheckList } from './check-list.js';
import { DutyDrawer } from './duty-drawer.js';

const route = getRouteApi('/admin/duties');
const document = { kind: 'duties', id: 'duties' } as const;

/** Who answers for what where; above it whether every class has exactly one lead in every area. */
export function DutiesPage() {
  const { t } = useTranslation();
  const draft = useDraft<DutiesBody>(document);
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
  return <Duties draft={draft} duties={draft.body} catalogue={catalogue.data.body as CatalogueBody} />;
}

interface Props {
  readonly draft: Draft<DutiesBody>;
  readonly duties: DutiesBody;
  readonly catalogue: CatalogueBody;
}

function Duties({ draft, duties, catalogue }: Props) {
  const { t } = useTranslation();
  const names = useChangeNames();
  const units = useQuery(queries.units()).data?.units ?? [];
  const { find = '', unit = null, row: open } = route.useSearch();
  const navigate = route.useNavigate();
  const search = (members: { find?: string; unit?: string | null; row?: string | null }) => {
    const next = { find, unit, row: open ?? null, ...members };
    void navigate({
      replace: true,
      search: {
        ...(next.find === '' ? {} : { find: next.find }),
        ...(next.unit === null ? {} : { unit: next.unit }),
        ...(next.row === null ? {} : { row: next.row }),
      },
    });
  };
  const [adding, setAdding] = useState(false);
  const codesText = (row: DutyBody) =>
    row.codes.map((code) => names.cls(classKey({ ...row, code }))).join(t('rules.listComma'));
  const wanted = duties.rows.filter(
    (row) =>
      (unit === null || row.unit === unit) &&
      matches(`${codesText(row)} ${names.unit(row.unit)} ${row.standardRef}`.toLowerCase(), find.trim()),
  );
  const openRow = duties.rows.find((row) => row.id === open);
  const close = () => {
    setAdding(false);
    search({ row: null });
  };
  return (
    <>
      <RuleHead title={t('rules.page.duties')} document={document} stored={draft.stored}>
        <RuleTools table="duties" title={t('rules.page.duties')} />
        {draft.mayWrite && <Button onClick={() => setAdding(true)}>{t('ruleDuty.add')}</Button>}
      </RuleHead>
      <CheckList onFind={(code) => search({ find: code, unit: null })} />
      <h2>{t('ruleDuty.table')}</h2>
      <div className="rule-filters">
        <Input
          type="search"
          allowClear
          aria-label={t('ruleDuty.search')}
          placeholder={t('ruleDuty.search')}
          value={find}
          onChange={(event) => search({ find: event.target.value })}
        />
        <Select<string | null>
          aria-label={t('ruleMember.unit')}
          allowClear
          placeholder={t('ruleDuty.allUnits')}
          value={unit}
          onChange={(next) => search({ unit: next ?? null })}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((each) => ({ value: each.id, label: names.unit(each.id) }))}
        />
      </div>
      {wanted.length === 0 ? (
        <StateNote title={t('ruleDuty.none')}>{t('ruleDuty.noneWhy')}</StateNote>
      ) : (
        <TableBox label={t('ruleDuty.table')}>
          <table className="duty-table">
            <thead>
              <tr>
                <th scope="col">{t('ruleMember.unit')}</th>
                <th scope="col">{t('ruleMember.duty')}</th>
                <th scope="col">{t('ruleMember.area')}</th>
                <th scope="col">{t('ruleMember.codes')}</th>
                <th scope="col">{t('ruleMember.provenance')}</th>
              </tr>
            </thead>
            <tbody>
              {wanted.map((row) => (
                <tr key={row.id}>
                  <td>
                    <button type="button" className="link-button" onClick={() => search({ row: row.id })}>
                      {names.unit(row.unit)}
                    </button>
                  </td>
                  <td>
                    {t(`dutyKind.${row.duty}`)}
                    {row.lead && <strong> {t('ruleMember.lead')}</strong>}
                    {row.onlyOwn === true && <span className="muted"> {t('ruleMember.onlyOwn')}</span>}
                  </td>
                  <td>{row.area === '*' ? t('ruleDuty.everywhere') : names.area(row.area)}</td>
                  <td className="duty-codes">
                    <Ellipsis>{codesText(row)}</Ellipsis>
                    <span className="muted number">
                      {t('ruleDuty.codes', { count: row.codes.length, kind: t(`kind.${row.kind}`) })}
                    </span>
                  </td>
                  <td className="muted">{t(`sourced.${row.provenance.sourced}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {(openRow !== undefined || adding) && (
        <DutyDrawer
          key={openRow?.id ?? 'new'}
          row={openRow ?? freshRow(duties, catalogue)}
          isNew={openRow === undefined}
          catalogue={catalogue}
          mayWrite={draft.mayWrite}
          onChange={(next) => {
            draft.edit((body) => ({
              ...body,
              rows: body.rows.some((row) => row.id === next.id)
                ? body.rows.map((row) => (row.id === next.id ? next : row))
                : [...body.rows, next],
            }));
            close();
          }}
          onRemove={(id) => {
            draft.edit((body) => ({ ...body, rows: body.rows.filter((row) => row.id !== id) }));
            close();
          }}
          onClose={close}
        />
      )}
      <SaveBar kind="duties" draft={draft} />
    </>
  );
}

function freshRow({ rows }: DutiesBody, { defaultStandard }: CatalogueBody): DutyBody {
  const highest = Math.max(0, ...rows.map((row) => Number(/^d(\d+)$/.exec(row.id)?.[1] ?? 0)));
  return {
    id: `d${highest + 1}`,
    standardRef: defaultStandard,
    kind: 'event',
    codes: [],
    area: '*',
    unit: '',
    duty: 'rectify',
    lead: true,
    provenance: { sourced: 'city', citation: '' },
  };
}
