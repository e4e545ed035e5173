import type { ComponentDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chosen } from '../../map/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { mapQueries } from './map-queries.js';
import { FIGURE_LEVELS } from './map-search.js';

interface Props {
  readonly chosen: Chosen;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is known of a building, a pipe, an area or a component. */
export function ThingCard({ chosen, facts }: Props) {
  switch (chosen.layer) {
    case 'building':
      return <BuildingCard id={chosen.id} facts={facts} />;
    case 'pipe':
      return <PipeCard id={chosen.id} facts={facts} />;
    case 'component':
      return <ComponentCard id={chosen.id} facts={facts} />;
    default:
      return <AreaCard id={chosen.id} facts={facts} />;
  }
}

type Facts = Props['facts'];
type Row = readonly [name: string, value: ReactNode];

function FactList({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <dl className="map-facts">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`cityMap.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function useMetres() {
  const { t, i18n } = useTranslation();
  return (value: unknown, digits = 1): string | null => {
    const metres = number(value);
    if (metres === null) return null;
    const said = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(metres);
    return t('cityMap.metres', { value: said });
  };
}

function BuildingCard({ id, facts }: { readonly id: string; readonly facts: Facts }) {
  const { t } = useTranslation();
  const metres = useMetres();
  const kind = text(facts.kind);
  return (
    <FactList
      rows={[
        ['name', text(facts.name)],
        ['kind', kind === null ? null : t(`cityMap.buildingKind.${kind}`)],
        ['height', metres(facts.height)],
        ['levels', number(facts.levels)],
        ['id', id],
      ]}
    />
  );
}

function PipeCard({ id, facts }: { readonly id: string; readonly facts: Facts }) {
  const { t } = useTranslation();
  const metres = useMetres();
  const kind = text(facts.kind);
  return (
    <FactList
      rows={[
        ['kind', kind === null ? null : t(`cityMap.pipe.${kind}`)],
        ['depth', metres(facts.depth, 2)],
        ['diameter', metres(facts.diameter, 2)],
        ['id', id],
      ]}
    />
  );
}

function ComponentCard({ id, facts }: { readonly id: string; readonly facts: Facts }) {
  const { t } = useTranslation();
  const names = useNames();
  const metres = useMetres();
  const detail = useQuery(mapQueries.component(id)).data;
  const mayRead = useMay('component.read');
  const code = text(facts.class) ?? detail?.class.code ?? null;
  const state = detail?.state ?? text(facts.state);
  const unit = (of: { readonly id: string; readonly name: string } | null | undefined) =>
    of == null ? null : names.unit(of);
  return (
    <>
      <FactList
        rows={[
          ['class', code === null ? null : names.clsByCode('component', code)],
          ['name', detail?.name],
          ['id', mayRead ? <ComponentLink key={id} id={id} /> : id],
          ['state', state === null ? null : t(`cityMap.component.${state}`)],
          ['department', unit(detail?.department)],
          ['owner', unit(detail?.owner)],
          ['maintainer', unit(detail?.maintainer)],
          ['area', detail?.area.name],
          ['depth', metres(facts.depth ?? detail?.properties.depth, 2)],
        ]}
      />
      {detail !== undefined && <CasesOn cases={detail.cases} />}
    </>
  );
}

function ComponentLink({ id }: { readonly id: string }) {
  return (
    <Link to="/components/$componentId" params={{ componentId: id }}>
      <span className="number">{id}</span>
    </Link>
  );
}

/** Cases on a component, the latest first. */
function CasesOn({ cases }: { readonly cases: ComponentDetail['cases'] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (cases.length === 0) return <p className="map-card-foot muted">{t('cityMap.noCases')}</p>;
  return (
    <section className="map-card-foot" aria-label={t('cityMap.casesOn')}>
      <h3>{t('cityMap.casesOn')}</h3>
      <ul>
        {cases.map((each) => (
          <li key={each.id}>
            <Link to="/cases/$caseId" params={{ caseId: each.id }}>
              {each.number} {names.cls(each.class)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AreaCard({ id, facts }: { readonly id: string; readonly facts: Facts }) {
  const { t } = useTranslation();
  const level = text(facts.level);
  const counted = FIGURE_LEVELS.find((each) => each === level);
  const figures = useQuery({ ...mapQueries.figures('open', counted ?? 'street'), enabled: counted !== undefined });
  const area = figures.data?.areas.find((each) => each.id === id);
  return (
    <>
      <FactList
        rows={[
          ['name', text(facts.name) ?? area?.name],
          ['level', level === null ? null : t(`cityMap.areaLevel.${level}`)],
          ['open', area?.value],
          ['id', id],
        ]}
      />
      {area !== undefined && (
        <p className="map-card-foot">
          <Link to="/desk" search={{ queue: 'open', area: area.path }}>
            {t('cityMap.toCases')}
          </Link>
        </p>
      )}
    </>
  );
}
