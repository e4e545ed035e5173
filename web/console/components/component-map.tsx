import type { ComponentDetail, Point } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainMap } from '../../map/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';

interface Props {
  readonly place: Point | null;
  /** The areas that it lies in: its community fills the map, or its street. */
  readonly areas: ComponentDetail['areas'];
  /** Where given, a click picks another place. */
  readonly onPick?: (place: Point) => void;
}

/** Where it is. */
export function ComponentMap({ place, areas, onPick }: Props) {
  const { t } = useTranslation();
  const mapWords = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const street = areas.find((area) => area.level === 'street')?.id;
  const community = areas.find((area) => area.level === 'community')?.id;
  const communities = useQuery({ ...queries.areas({ parent: street ?? '' }), enabled: street !== undefined }).data;
  const cells = useQuery({ ...queries.areas({ parent: community ?? '' }), enabled: community !== undefined }).data;
  const focus = useMemo(() => {
    const near = communities?.features.filter((area) => area.id === community) ?? [];
    return near.length > 0 ? near : streets?.filter((area) => area.id === street);
  }, [communities, community, streets, street]);
  if (streets === undefined) return null;
  const label = t(onPick === undefined ? 'components.place' : 'components.pick');
  return (
    <section className="part-map" aria-label={label}>
      <PlainMap
        label={label}
        words={mapWords}
        areas={streets}
        details={cells?.features ?? communities?.features ?? []}
        picked={place}
        {...(onPick === undefined ? {} : { onPick })}
        {...(focus === undefined || focus.length === 0 ? {} : { focus })}
      />
    </section>
  );
}
