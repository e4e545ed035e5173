import './components.css';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote, useMedia, VirtualGrid } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { ComponentFilters } from './component-filters.js';
import { ComponentRow, EmptyComponentRow } from './component-row.js';
import { ComponentTools } from './component-tools.js';
import { type ComponentsSearch, isNarrowed } from './components-search.js';
import { type Inventory, useComponents } from './use-components.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/components');

/** The inventory of components: the list stays where it is while one of it is open beside. */
export function ComponentsPage() {
  const { t } = useTranslation();
  const may = useMay('component.read');
  return may ? <OpenInventory /> : <NotAllowedNote what={t('place.components')} />;
}

function OpenInventory() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { componentId } = useParams({ strict: false });
  const inventory = useComponents(search);
  const { total, more } = inventory;
  return (
    <div className={`parts ${componentId === undefined ? '' : 'has-one'}`}>
      <section className="parts-list" aria-label={t('components.list')}>
        <header className="parts-head">
          <h1>{t('place.components')}</h1>
          {total !== null && (
            <span className="muted number" role="status">
              {t(more ? 'components.countMore' : 'components.count', { count: total })}
            </span>
          )}
          <ComponentTools mayEdit={inventory.mayEdit} />
        </header>
        <ComponentFilters search={search} />
        <List key={JSON.stringify(search)} search={search} inventory={inventory} openId={componentId ?? null} />
      </section>
      {componentId !== undefined && (
        <section className="parts-one" aria-label={t('components.one')}>
          <Outlet />
        </section>
      )}
    </div>
  );
}

interface ListProps {
  readonly search: ComponentsSearch;
  readonly inventory: Inventory;
  readonly openId: string | null;
}

const ROW = 40;
const PHONE_ROW = 64;

function List({ search, inventory, openId }: ListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [active, setActive] = useState(-1);
  const [opened, setOpened] = useState(-1);
  const rowHeight = useMedia('(max-width: 719px)') ? PHONE_ROW : ROW;
  const { total, at, see, error, retry, stale } = inventory;
  if (total === null && error !== null) return <ErrorNote error={error} retry={retry} />;
  if (total === null) return <Bones label={t('common.loading')} rows={14} rowHeight={rowHeight} />;
  if (total === 0) return <Empty search={search} />;
  const open = (index: number) => {
    const row = at(index);
    setActive(index);
    if (row === undefined) return;
    setOpened(index);
    void navigate({ to: '/components/$componentId', params: { componentId: row.id }, search: true });
  };
  return (
    <div className={`parts-grid ${stale ? 'is-stale' : ''}`} aria-busy={stale}>
      <VirtualGrid
        label={t('components.list')}
        total={total}
        rowHeight={rowHeight}
        columns={5}
        active={active}
        selected={at(opened)?.id === openId ? opened : -1}
        onActive={setActive}
        onOpen={open}
        onRange={see}
        rowKey={(index) => at(index)?.id ?? `row ${index}`}
        row={(index) => {
          const row = at(index);
          return row === undefined ? <EmptyComponentRow /> : <ComponentRow row={row} />;
        }}
      />
      {error !== null && (
        <p className="parts-rest" role="alert">
          <Button size="small" onClick={retry}>
            {t('common.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Empty({ search }: { readonly search: ComponentsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!isNarrowed(search)) return <StateNote title={t('components.empty')}>{t('components.emptyWhy')}</StateNote>;
  const clear = (
    <Button onClick={() => void navigate({ to: '/components', search: {} })}>{t('components.clear')}</Button>
  );
  return (
    <StateNote title={t('components.noMatch')} action={clear}>
      {t('components.noMatchWhy')}
    </StateNote>
  );
}
