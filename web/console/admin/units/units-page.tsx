import './units.css';
import type { UnitProblem } from '@bihuan/contracts';
import { UNIT_PROBLEMS } from '@bihuan/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, ChoiceBar, StateNote } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { RuleHead } from '../rules/rule-head.js';
import { SaveBar } from '../rules/save-bar.js';
import { useDraft } from '../rules/use-draft.js';
import { TableTools } from '../tables/table-tools.js';
import { freshId, problemsOf, rowsOf, type UnitBody, type UnitRow } from './unit-body.js';
import { UnitDrawer } from './unit-drawer.js';
import { UnitTable } from './unit-table.js';

export const UNITS_DOCUMENT = { kind: 'units', id: 'units' } as const;

/** Who answers for cases: each unit with its people and how it is reached, and what is wanting, at the top. */
export function UnitsPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <Units /> : <NotAllowedNote what={t('admin.page.units')} />;
}

type Show = 'working' | 'retired' | UnitProblem;

function Units() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(adminQueries.units());
  const draft = useDraft<readonly UnitBody[]>(UNITS_DOCUMENT);
  const [show, setShow] = useState<Show>('working');
  const [editing, setEditing] = useState<string | null>(null);
  const error = query.error ?? draft.error;
  const { body } = draft;
  if (error !== null && (query.data === undefined || body === undefined)) {
    return <ErrorNote error={error} retry={() => void query.refetch()} />;
  }
  const rows = body === undefined || query.data === undefined ? null : rowsOf(body, query.data.units);
  const shown = rows?.filter((row) => isShown(row, show)) ?? [];
  const open = rows?.find((row) => row.body.id === editing) ?? null;
  const add = () => {
    const id = freshId(body ?? []);
    draft.edit((units) => [
      ...units,
      { id, name: '', nameEn: null, kind: 'bureau', area: null, commandDuty: false, phone: null, hours: null },
    ]);
    setEditing(id);
  };
  return (
    <>
      <RuleHead title={t('admin.page.units')} document={UNITS_DOCUMENT} stored={draft.stored}>
        <TableTools
          table="units"
          title={t('admin.page.units')}
          mayImport={draft.mayWrite}
          onImported={() => {
            void client.invalidateQueries({ queryKey: ['admin'] });
            void client.invalidateQueries({ queryKey: ['config'] });
            void client.invalidateQueries({ queryKey: ['units'] });
          }}
        />
        {draft.mayWrite && (
          <Button type="primary" disabled={rows === null} onClick={add}>
            {t('unitPage.add')}
          </Button>
        )}
      </RuleHead>
      {rows === null ? (
        <Bones label={t('common.loading')} rows={14} pieces={[18, 10, 14, 14, 10]} />
      ) : (
        <>
          <Wanting rows={rows} show={show} onShow={setShow} />
          {rows.some((row) => row.body.retired === true) && (
            <ChoiceBar
              label={t('unitPage.show')}
              value={show === 'retired' ? 'retired' : 'working'}
              onChange={(value: 'working' | 'retired') => setShow(value)}
              options={[
                { value: 'working', label: t('unitPage.working') },
                { value: 'retired', label: t('unitPage.retired') },
              ]}
            />
          )}
          {shown.length === 0 ? (
            <div className="card">
              <StateNote title={t(rows.length === 0 ? 'unitPage.none' : 'unitPage.noMatch')}>
                {t(rows.length === 0 ? 'unitPage.noneWhy' : 'unitPage.noMatchWhy')}
              </StateNote>
            </div>
          ) : (
            <UnitTable rows={shown} onOpen={setEditing} />
          )}
          <SaveBar kind="units" draft={draft} onSaved={() => void client.invalidateQueries({ queryKey: ['admin'] })} />
        </>
      )}
      {open !== null && query.data !== undefined && (
        <UnitDrawer row={open} draft={draft} admin={query.data} onClose={() => setEditing(null)} key={open.body.id} />
      )}
    </>
  );
}

function isShown(row: UnitRow, show: Show): boolean {
  if (show === 'retired') return row.body.retired === true;
  if (show === 'working') return row.body.retired !== true;
  return problemsOf(row).includes(show);
}

interface WantingProps {
  readonly rows: readonly UnitRow[];
  readonly show: Show;
  readonly onShow: (show: Show) => void;
}

/** What units want, each with how many; a click shows which. */
function Wanting({ rows, show, onShow }: WantingProps) {
  const { t } = useTranslation();
  const counts = UNIT_PROBLEMS.map((problem) => ({
    problem,
    count: rows.filter((row) => problemsOf(row).includes(problem)).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <section className="card units-wanting" aria-label={t('unitPage.wanting')}>
      <h2>{t('unitPage.wanting')}</h2>
      <ul>
        {counts.map(({ problem, count }) => (
          <li key={problem}>
            <span>{t(`unitPage.wants.${problem}`, { count })}</span>
            <button
              type="button"
              className="link-button"
              aria-pressed={show === problem}
              onClick={() => onShow(show === problem ? 'working' : problem)}
            >
              {t(show === problem ? 'unitPage.showAll' : 'unitPage.fix')}
            </button>
            <span className="muted">{t(`unitPage.remedy.${problem}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
