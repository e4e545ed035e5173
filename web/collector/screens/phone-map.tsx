import type { CollectPack, Point } from '@bihuan/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, type MapPoint, PlainMap, type SheetView } from '../../map/index.js';
import { useWhere } from '../data/position.js';

interface Props {
  readonly pack: CollectPack;
  readonly label: string;
  readonly picked?: Point | null;
  readonly onPick?: (place: Point) => void;
  readonly points?: readonly MapPoint[];
  readonly selected?: string | null;
  readonly onPoint?: (id: string) => void;
  /** Ids of cells that are shown as reached. */
  readonly reached?: ReadonlySet<string>;
  /** Shows these surroundings instead of all. */
  readonly around?: Point | null;
  /** The person's own way. */
  readonly track?: readonly Point[];
}

/** Nearer than this a map shows single streets and components. */
const AROUND_DEGREES = 0.0016;

/** The person's own grid and its streets, drawn from what the phone keeps. */
export function PhoneMap(props: Props) {
  const { pack, label, picked = null, onPick, points, selected = null, onPoint, reached, around = null, track } = props;
  const { t } = useTranslation();
  const { point: me } = useWhere();
  const { upper, cells } = useMemo(() => layersOf(pack), [pack]);
  const focus = useMemo(() => (around === null ? undefined : [squareAround(around)]), [around]);
  const words = { nearer: t('map.nearer'), farther: t('map.farther'), whole: t('map.whole') };
  const overlay = (sheet: SheetView) => (
    <>
      <Roads roads={pack.roads} sheet={sheet} />
      {track !== undefined && track.length > 1 && <polyline className="my-track" points={lineOf(track, sheet)} />}
      {me !== null && <Me at={sheet.toScreen(me)} title={t('map.me')} />}
    </>
  );
  return (
    <div className="phone-map">
      <PlainMap
        label={label}
        words={words}
        areas={upper}
        details={cells}
        shade={(area) => (reached?.has(area.id) ? 'is-visited' : '')}
        picked={picked}
        selected={selected}
        overlay={overlay}
        {...(points === undefined ? {} : { points })}
        {...(onPoint === undefined ? {} : { onPoint })}
        {...(onPick === undefined ? {} : { onPick })}
        {...(focus === undefined ? {} : { focus })}
      />
    </div>
  );
}

/** The whole of what is patrolled, with names, and the cells in it. */
function layersOf(pack: CollectPack) {
  const parents = new Set(pack.areas.map((area) => area.parent));
  const depth = (path: string) => path.split('/').length;
  const least = Math.min(...pack.areas.map((area) => depth(area.path)));
  const areas = pack.areas.map(asArea);
  return {
    upper: areas.filter((area) => depth(area.properties.path) === least),
    cells: areas.filter((area) => !parents.has(area.id)),
  };
}

export function asArea({ id, level, name, path, parent, geometry }: CollectPack['areas'][number]): Area {
  return { type: 'Feature', id, properties: { level, name, path, parent }, geometry };
}

function squareAround({ lon, lat }: Point): Area {
  const [west, east] = [lon - AROUND_DEGREES, lon + AROUND_DEGREES];
  const [south, north] = [lat - AROUND_DEGREES, lat + AROUND_DEGREES];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const properties = { level: 'view', name: '', path: '', parent: null };
  return { type: 'Feature', id: 'view', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function Roads({ roads, sheet }: { readonly roads: CollectPack['roads']; readonly sheet: SheetView }) {
  const path = roads.map((road) => `M${road.map(([lon, lat]) => at(sheet, { lon, lat })).join('L')}`).join('');
  return <path className="phone-roads" d={path} />;
}

function lineOf(track: readonly Point[], sheet: SheetView): string {
  return track.map((point) => at(sheet, point)).join(' ');
}

function at(sheet: SheetView, point: Point): string {
  const { x, y } = sheet.toScreen(point);
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function Me({
  at: { x, y },
  title,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly title: string;
}) {
  return (
    <g transform={`translate(${x} ${y})`} className="phone-me">
      <title>{title}</title>
      <circle r="12" className="phone-me-ring" />
      <circle r="6" />
    </g>
  );
}
