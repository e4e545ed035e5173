import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { type Area, boxOf, type Pick, placeIn } from '../../map/index.js';
import { LightMark, SearchField } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { mapQueries } from './map-queries.js';

const MOST_AREAS = 8;

interface Props {
  readonly onFound: (pick: Pick, near: number) => void;
  readonly onArea: (area: Area) => void;
}

/** Finds a case, a street or a community by what one knows of it, and goes there. */
export function FindPanel({ onFound, onArea }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const [text, setText] = useState('');
  const [placeless, setPlaceless] = useState(false);
  const cases = useQuery(queries.search(text));
  const areas = useAreas(text);
  const components = useQuery(mapQueries.components(text)).data?.items ?? [];
  const items = text.length > 1 ? (cases.data?.items ?? []) : [];
  const open = async (id: string) => {
    const { location } = await api.case(id);
    setPlaceless(location === null);
    if (location !== null) onFound({ layer: 'mark', id, place: location, facts: {} }, 17);
  };
  return (
    <div className="map-find">
      <SearchField text={text} onText={setText} label={t('cityMap.find')} placeholder={t('cityMap.findHint')} />
      {placeless && <p role="alert">{t('cityMap.noPlace')}</p>}
      <ul className="map-list" aria-label={t('cityMap.found')}>
        {areas.map((area) => (
          <li key={area.id}>
            <button type="button" onClick={() => onArea(area)}>
              <span>{area.properties.name}</span>
              <small className="muted">{t(`level.${area.properties.level}`)}</small>
            </button>
          </li>
        ))}
        {(text.length > 1 ? components : []).map((each) => (
          <li key={each.id}>
            <button
              type="button"
              onClick={() =>
                onFound(
                  {
                    layer: 'component',
                    id: each.id,
                    place: each.location,
                    facts: { class: each.class.code, state: each.state },
                  },
                  18,
                )
              }
            >
              <span>{each.name}</span>
              <small className="muted number">{each.id}</small>
            </button>
          </li>
        ))}
        {items.map((summary) => {
          const { light } = summary.clock ?? summary.whole;
          return (
            <li key={summary.id}>
              <button type="button" onClick={() => void open(summary.id)}>
                <LightMark light={light} word={t(`light.${light}`)} showWord={false} />
                <span>
                  {names.cls(summary.class)} {summary.address ?? summary.area.name}
                </span>
                <small className="muted number">{summary.number}</small>
              </button>
            </li>
          );
        })}
      </ul>
      {text.length > 1 && !cases.isPending && items.length + components.length + areas.length === 0 && (
        <p className="muted" role="status">
          {t('cityMap.notFound')}
        </p>
      )}
    </div>
  );
}

function useAreas(text: string): readonly Area[] {
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const communities = useQuery(queries.areas({ level: 'community' })).data?.features;
  return useMemo(() => {
    if (text.length < 2) return [];
    const all = [...(streets ?? []), ...(communities ?? [])];
    return all.filter(({ properties }) => properties.name.includes(text)).slice(0, MOST_AREAS);
  }, [streets, communities, text]);
}

/** Where an area is chosen, and how far it reaches. */
export function areaPick(area: Area): { readonly pick: Pick; readonly box: ReturnType<typeof boxOf> } {
  const { name, level } = area.properties;
  return { pick: { layer: 'area', id: area.id, place: placeIn(area), facts: { name, level } }, box: boxOf([area]) };
}
