import './areas.css';
import type { AdminArea } from '@bihuan/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, SearchField } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { TableTools } from '../tables/table-tools.js';
import { AreaChanges } from './area-changes.js';
import { AreaChecks } from './area-checks.js';
import { AreaDrawer } from './area-drawer.js';
import { AreaImport } from './area-import.js';
import { AreaMapView } from './area-map-view.js';
import { AREA_VIEWS } from './area-search.js';
import { shownAreas } from './area-tree.js';

/** The tree of areas: what lies in what, what is open in each, and which streets have a desk of their own. */
export function AreasPage() {
  const { t } = useTranslation();
  const may = useMay('config.read');
  return may ? <AreaViews /> : <NotAllowedNote what={t('admin.page.areas')} />;
}

/** The tree by names, the map, the checks, files, and what was changed: five looks at the same areas. */
function AreaViews() {
  const { t } = useTranslation();
  const mayWrite = useMay('config.write');
  const { view = 'tree', area } = useSearch({ from: '/admin/areas' });
  const views = AREA_VIEWS.filter((each) => mayWrite || each !== 'import');
  return (
    <>
      <nav className="area-views" aria-label={t('areaView.label')}>
        {views.map((each) => (
          <Link
            key={each}
            to="/admin/areas"
            search={each === 'tree' ? {} : { view: each }}
            className={each === view ? 'is-here' : ''}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(`areaView.${each}`)}
          </Link>
        ))}
      </nav>
      {view === 'tree' && <AreaTree />}
      {view === 'map' && <AreaMapView area={area} mayWrite={mayWrite} />}
      {view === 'checks' && <AreaChecks />}
      {view === 'import' && mayWrite && <AreaImport />}
      {view === 'changes' && <AreaChanges mayWrite={mayWrite} />}
    </>
  );
}

function AreaTree() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(adminQueries.areas());
  const mayWrite = useMay('config.write');
  const [text, setText] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<string | null>(null);
  const areas = query.data?.areas;
  const shown = useMemo(() => shownAreas(areas ?? [], open, text), [areas, open, text]);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const area = areas?.find((each) => each.id === editing);
  const changed = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['admin'] }), client.invalidateQueries({ queryKey: ['areas'] })]);
  return (
    <>
      <header className="admin-head">
        <h1>{t('admin.page.areas')}</h1>
        <div className="admin-tools">
          <TableTools
            table="areas"
            title={t('admin.page.areas')}
            mayImport={mayWrite}
            onImported={() => void changed()}
          />
        </div>
      </header>
      <p className="admin-lead">{t('areaPage.lead')}</p>
      <div className="admin-filters">
        <SearchField text={text} onText={setText} label={t('areaPage.search')} />
      </div>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : areas === undefined ? (
        <Bones label={t('common.loading')} rows={12} pieces={[30, 10, 10, 20]} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <section className="card admin-table" aria-label={t('admin.page.areas')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('areaPage.name')}</th>
                <th scope="col">{t('areaPage.code')}</th>
                <th scope="col">{t('areaPage.level')}</th>
                <th scope="col" className="is-number">
                  {t('areaPage.openCases')}
                </th>
                <th scope="col">{t('areaPage.desk')}</th>
                <th scope="col">{t('areaPage.units')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.area.id}>
                  <th scope="row">
                    <span className="area-name" style={{ paddingInlineStart: row.depth * 20 }}>
                      {row.children > 0 && row.depth > 0 && text === '' ? (
                        <button
                          type="button"
                          className="area-toggle"
                          aria-expanded={row.open}
                          aria-label={t(row.open ? 'areaPage.close' : 'areaPage.open', { name: row.area.name })}
                          onClick={() => toggle(row.area.id)}
                        >
                          {row.open ? '▾' : '▸'}
                        </button>
                      ) : (
                        <span className="area-toggle" />
                      )}
                      <button type="button" className="link-button" onClick={() => setEditing(row.area.id)}>
                        {i18n.language === 'en' ? (row.area.nameEn ?? row.area.name) : row.area.name}
                      </button>
                      {row.children > 0 && <span className="muted number">{row.children}</span>}
                    </span>
                  </th>
                  <td className="number">{row.area.id}</td>
                  <td>{t(`areaLevel.${levelOf(row.area)}`)}</td>
                  <td className="is-number number">{row.area.openCases}</td>
                  <td>{deskText(row.area, t('common.comma'))}</td>
                  <td>{row.area.units.map((unit) => unit.name).join(t('common.comma'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {area !== undefined && (
        <AreaDrawer
          area={area}
          mayWrite={mayWrite}
          onClose={() => setEditing(null)}
          onSaved={() => void changed()}
          key={area.id}
        />
      )}
    </>
  );
}

const LEVELS = ['district', 'street', 'community', 'cell'] as const;

export function levelOf({ level }: AdminArea): string {
  return LEVELS.find((each) => each === level) ?? 'other';
}

function deskText({ desk }: AdminArea, comma: string): string {
  return [...new Set(desk.map((person) => person.name))].join(comma);
}
