import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMatches, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ellipsis, MenuButton } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import { areasOf, useArea } from './area.js';
import { PLACES } from './places.js';

/** Which part of the own area the screen shows: the whole, or a street of it. A screen that knows no areas only names it. */
export function AreaSwitch() {
  const { t } = useTranslation();
  const { tenant, grants } = useSession();
  const navigate = useNavigate();
  const area = useArea();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const areas = useMemo(() => areasOf(grants, streets?.map(({ properties }) => properties) ?? []), [grants, streets]);
  const bySite = useMatches({ select: (matches) => matches.some(({ pathname }) => isByArea(pathname)) });

  const [only] = areas;
  const own = areas.filter(({ level }) => level === 0);
  const whole = own.length === 1 && only !== undefined ? only.name : tenant.name;
  const shown = areas.find(({ path }) => path === area)?.name ?? area ?? whole;
  if (!bySite || areas.length < 2) return <Ellipsis className="header-tenant muted">{whole}</Ellipsis>;
  const choose = (path: string | undefined) =>
    void navigate({
      to: '.',
      search: ({ area: _, ...rest }: { area?: string }) => ({ ...rest, ...(path && { area: path }) }),
    });
  const all = { key: '', label: own.length === 1 ? whole : t('area.allOwn'), checked: area === undefined };
  return (
    <MenuButton
      className="area-switch"
      label={t('area.switch', { name: shown })}
      button={
        <>
          <Ellipsis>{shown}</Ellipsis>
          <DownOutlined aria-hidden />
        </>
      }
      items={[
        { ...all, onSelect: () => choose(undefined) },
        ...areas
          .filter(({ level }) => own.length > 1 || level > 0)
          .map(({ path, name, level }) => ({
            key: path,
            label: name,
            checked: path === area,
            level: own.length > 1 ? level : 1,
            onSelect: () => choose(path),
          })),
      ]}
    />
  );
}

function isByArea(pathname: string): boolean {
  return PLACES.some(({ to, byArea }) => byArea === true && (pathname === to || pathname.startsWith(`${to}/`)));
}
