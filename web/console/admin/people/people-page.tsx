import './people.css';
import type { Account } from '@bihuan/contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, ChoiceBar, SearchField, StateNote } from '../../../ui/index.js';
import { useNames } from '../../data/names.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { TableTools } from '../tables/table-tools.js';
import { When } from '../when.js';
import { CreatePerson } from './create-person.js';
import { GrantText } from './grant-text.js';
import type { PeopleSearch } from './people-search.js';
import { PersonDrawer } from './person-drawer.js';

const route = getRouteApi('/admin/people');
const STATES = ['all', 'active', 'locked', 'disabled'] as const;

/** Who signs in, as what; the security administrator's. */
export function PeoplePage() {
  const { t } = useTranslation();
  const may = useMay('account.read');
  return may ? <People /> : <NotAllowedNote what={t('admin.page.people')} />;
}

function People() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { person, ...filter } = search;
  const query = useInfiniteQuery(adminQueries.accounts(filter));
  const [creating, setCreating] = useState(false);
  const mayWrite = useMay('account.write');
  const go = (next: PeopleSearch) => void navigate({ to: '/admin/people', search: next, replace: true });
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const filtered = Object.keys(filter).length > 0;
  return (
    <>
      <header className="admin-head">
        <h1>{t('admin.page.people')}</h1>
        <div className="admin-tools">
          <TableTools
            table="people"
            title={t('admin.page.people')}
            mayImport={mayWrite}
            onImported={() => void client.invalidateQueries({ queryKey: ['admin'] })}
          />
          {mayWrite && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('account.create')}
            </Button>
          )}
        </div>
      </header>
      <p className="admin-lead">{t('account.separation')}</p>
      <Filters search={search} onChange={go} />
      {query.isError && query.data === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={12} pieces={[14, 14, 34, 14]} />
      ) : people.length === 0 ? (
        <div className="card">
          <StateNote title={t(filtered ? 'account.noMatch' : 'account.none')}>
            {t(filtered ? 'account.noMatchWhy' : 'account.noneWhy')}
          </StateNote>
        </div>
      ) : (
        <>
          <p className="muted number">{t('account.count', { count: total })}</p>
          <PeopleTable people={people} onOpen={(id) => go({ ...search, person: id })} />
          {query.hasNextPage && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('tables.showMore')}
            </Button>
          )}
        </>
      )}
      {person !== undefined && <PersonDrawer id={person} onClose={() => go(filter)} />}
      {creating && (
        <CreatePerson
          onClose={() => setCreating(false)}
          onOpen={(id) => {
            setCreating(false);
            go({ ...search, person: id });
          }}
        />
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: PeopleSearch;
  readonly onChange: (search: PeopleSearch) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const names = useNames();
  const roles = useQuery(adminQueries.roles()).data;
  const set = (change: { readonly [member in keyof PeopleSearch]?: PeopleSearch[member] | undefined }) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '');
    onChange(Object.fromEntries(next) as PeopleSearch);
  };
  return (
    <div className="admin-filters">
      <SearchField text={search.q ?? ''} onText={(q) => set({ q })} label={t('account.search')} />
      <Select
        aria-label={t('account.role')}
        placeholder={t('account.anyRole')}
        allowClear
        value={search.role ?? null}
        onChange={(role: string | null) => set({ role: role ?? undefined })}
        options={roles?.roles.map(({ role }) => ({ value: role, label: t(`role.${role}`) })) ?? []}
      />
      <Select
        aria-label={t('account.unit')}
        placeholder={t('account.anyUnit')}
        allowClear
        showSearch={{ optionFilterProp: ['label', 'find'] }}
        value={search.unit ?? null}
        onChange={(unit: string | null) => set({ unit: unit ?? undefined })}
        options={roles?.units.map((unit) => ({ value: unit.id, label: names.unit(unit), find: unit.name })) ?? []}
      />
      <ChoiceBar
        label={t('account.state')}
        value={search.state ?? 'all'}
        onChange={(state: (typeof STATES)[number]) => set({ state: state === 'all' ? undefined : state })}
        options={STATES.map((state) => ({ value: state, label: t(`account.states.${state}`) }))}
      />
    </div>
  );
}

function PeopleTable({
  people,
  onOpen,
}: {
  readonly people: readonly Account[];
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card admin-table people-table" aria-label={t('admin.page.people')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('account.name')}</th>
            <th scope="col">{t('account.login')}</th>
            <th scope="col">{t('account.roles')}</th>
            <th scope="col">{t('account.lastSignIn')}</th>
            <th scope="col">{t('account.state')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((each) => (
            <tr key={each.id} className={each.state === 'active' ? '' : 'is-away'}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => onOpen(each.id)}>
                  {each.name}
                </button>
              </th>
              <td>{each.login}</td>
              <td className="people-roles">
                {each.grants.length === 0 ? (
                  <span className="muted">{t('account.noRole')}</span>
                ) : (
                  each.grants.map((grant) => (
                    <span key={`${grant.role} ${grant.area.path} ${grant.unit?.id ?? ''}`}>
                      <GrantText grant={grant} />
                    </span>
                  ))
                )}
              </td>
              <td className="number">
                {each.lastSignIn === null ? t('account.never') : <When at={each.lastSignIn} />}
              </td>
              <td>
                <StateText account={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function StateText({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  if (account.state === 'locked') {
    return account.lockedUntil === null ? (
      t('account.states.locked')
    ) : (
      <>
        {t('account.lockedUntil')} <When at={account.lockedUntil} />
      </>
    );
  }
  if (account.state === 'active' && account.mustChangePassword) return <>{t('account.mustChange')}</>;
  return <>{t(`account.states.${account.state}`)}</>;
}
