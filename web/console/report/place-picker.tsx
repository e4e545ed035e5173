import type { NearComponent, Point } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, contains, PlainMap, placeIn } from '../../map/index.js';
import { Bones } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';
import { ErrorNote } from '../shell/notes.js';
import { Degrees } from '../words/degrees.js';
import { AddressField } from './address-field.js';

interface Props {
  readonly place: Point | null;
  readonly address: string;
  /** Those nearby; one tap on the map chooses, as in the list. */
  readonly components: readonly NearComponent[];
  readonly component: string;
  readonly onPlace: (place: Point | null) => void;
  readonly onAddress: (address: string) => void;
  readonly onComponent: (id: string) => void;
}

/** A place by a click on the map, by choosing areas, or by its degrees: three ways to the same pin. */
export function PlacePicker(props: Props) {
  const { place, address, components, component, onPlace, onAddress, onComponent } = props;
  const { t } = useTranslation();
  const words = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const [focused, setFocused] = useState<Area | null>(null);
  const street = within(streets.data?.features, place);
  const communities = useInside(street);
  const community = within(communities, place);
  const cells = useInside(community);
  const cell = within(cells, place);
  const points = useMemo(
    () =>
      components.map(({ id, name, location }) => ({ id, place: location, shape: COMPONENT, title: `${name} ${id}` })),
    [components],
  );
  const focus = useMemo(() => (focused === null ? undefined : [focused]), [focused]);

  if (streets.isError) return <ErrorNote error={streets.error} retry={() => void streets.refetch()} />;
  if (streets.isPending) return <Bones label={t('common.loading')} rows={6} />;
  const choose = (areas: readonly Area[] | undefined) => (id: string) => {
    const area = areas?.find((each) => each.id === id);
    if (area === undefined) return;
    setFocused(area);
    onPlace(placeIn(area));
  };
  return (
    <section className="place-picker" aria-label={t('field.location')}>
      <div className="place-map">
        <PlainMap
          label={t('map.pick')}
          words={words}
          areas={streets.data.features}
          details={cells ?? communities ?? NONE}
          onPick={onPlace}
          picked={place}
          points={points}
          selected={component === '' ? null : component}
          onPoint={onComponent}
          {...(focus === undefined ? {} : { focus })}
        />
        {place === null && <p className="place-hint">{t('report.pickHint')}</p>}
      </div>
      <div className="place-fields">
        <AreaSelect
          level="street"
          areas={streets.data.features}
          value={street}
          onChoose={choose(streets.data.features)}
        />
        <AreaSelect level="community" areas={communities} value={community} onChoose={choose(communities)} />
        <AreaSelect level="cell" areas={cells} value={cell} onChoose={choose(cells)} />
        <div className="place-degrees">
          <Degrees
            label={t('place.lon')}
            value={place?.lon ?? null}
            onChange={(lon) => onPlace(lon === null ? null : { lon, lat: place?.lat ?? 0 })}
          />
          <Degrees
            label={t('place.lat')}
            value={place?.lat ?? null}
            onChange={(lat) => onPlace(lat === null ? null : { lat, lon: place?.lon ?? 0 })}
          />
        </div>
        <AddressField
          value={address}
          onChange={onAddress}
          onFound={(found) => {
            setFocused(null);
            onPlace(found.location);
            if (found.component !== null) onComponent(found.component);
          }}
        />
      </div>
    </section>
  );
}

/** A square: cases are circles, triangles and diamonds. */
const COMPONENT = <rect x="2" y="2" width="8" height="8" className="map-component" />;

const NONE: readonly Area[] = [];

interface SelectProps {
  readonly level: string;
  readonly areas: readonly Area[] | undefined;
  readonly value: Area | undefined;
  readonly onChoose: (id: string) => void;
}

function AreaSelect({ level, areas, value, onChoose }: SelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t(`level.${level}`)}
      placeholder={t(`level.${level}`)}
      disabled={areas === undefined || areas.length === 0}
      value={value?.id ?? null}
      showSearch={{ optionFilterProp: ['label'] }}
      onChange={(id: string | null) => id !== null && onChoose(id)}
      options={areas?.map((area) => ({ value: area.id, label: area.properties.name })) ?? []}
    />
  );
}

function within(areas: readonly Area[] | undefined, place: Point | null): Area | undefined {
  return place === null ? undefined : areas?.find((area) => contains(area, place));
}

function useInside(parent: Area | undefined): readonly Area[] | undefined {
  return useQuery({ ...queries.areas({ parent: parent?.id ?? '' }), enabled: parent !== undefined }).data?.features;
}
