import '../rules/rules.css';
import './partners.css';
import type { Partner } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { When } from '../when.js';
import { CreatePartner } from './create-partner.js';
import { PartnerDrawer } from './partner-drawer.js';
import type { PartnerSearch } from './partner-search.js';

const route = getRouteApi('/admin/partners');

/** Who reports and reads by keys, and is told of cases; the security administrator's. */
export function PartnersPage() {
  const { t } = useTranslation();
  const may = useMay('partner.read');
  return may ? <Partners /> : <NotAllowedNote what={t('partner.title')} />;
}

function Partners() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { partner: open } = route.useSearch();
  const query = useQuery(adminQueries.partners());
  const mayWrite = useMay('partner.write');
  const [creating, setCreating] = useState(false);
  const go = (search: PartnerSearch) => void navigate({ to: '/admin/partners', search, replace: true });
  const partners = query.data?.partners ?? [];
  const shown = partners.find(({ id }) => id === open);
  return (
    <>
      <header className="admin-head">
        <h1>{t('partner.title')}</h1>
        {mayWrite && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('partner.create')}
          </Button>
        )}
      </header>
      <p className="admin-lead">{t('partner.lead')}</p>
      {query.isError && query.data === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={6} pieces={[20, 14, 20, 14]} />
      ) : partners.length === 0 ? (
        <div className="card">
          <StateNote title={t('partner.none')}>{t('partner.noneWhy')}</StateNote>
        </div>
      ) : (
        <PartnerTable partners={partners} onOpen={(partner) => go({ partner })} />
      )}
      {shown !== undefined && query.data !== undefined && (
        <PartnerDrawer partner={shown} list={query.data} onClose={() => go({})} key={shown.id} />
      )}
      {creating && query.data !== undefined && (
        <CreatePartner
          list={query.data}
          onClose={() => setCreating(false)}
          onMade={(partner) => {
            setCreating(false);
            go({ partner });
          }}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly partners: readonly Partner[];
  readonly onOpen: (id: string) => void;
}

function PartnerTable({ partners, onOpen }: TableProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card admin-table partners-table" aria-label={t('partner.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('partner.name')}</th>
            <th scope="col">{t('partner.source')}</th>
            <th scope="col">{t('partner.area')}</th>
            <th scope="col">{t('partner.classes')}</th>
            <th scope="col">{t('partner.keys')}</th>
            <th scope="col">{t('partner.lastUsed')}</th>
            <th scope="col">{t('partner.state')}</th>
          </tr>
        </thead>
        <tbody>
          {partners.map((each) => {
            const used = lastUse(each);
            return (
              <tr key={each.id} className={each.retired ? 'is-away' : ''}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => onOpen(each.id)}>
                    {each.name}
                  </button>
                </th>
                <td>{t(`source.${each.source}`)}</td>
                <td>{(english ? each.area.nameEn : null) ?? each.area.name}</td>
                <td>
                  {each.classes.length === 0
                    ? t('partner.allClasses')
                    : t('partner.someClasses', { count: each.classes.length })}
                </td>
                <td>
                  {t('partner.activeKeys', { count: each.keys.filter(({ state }) => state === 'active').length })}
                </td>
                <td className="number">{used === null ? t('partner.never') : <When at={used} />}</td>
                <td>{t(`partner.states.${each.retired ? 'retired' : 'active'}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function lastUse({ keys }: Partner): string | null {
  const used = keys.flatMap(({ lastUsedAt }) => lastUsedAt ?? []);
  return used.length === 0 ? null : used.reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b));
}
