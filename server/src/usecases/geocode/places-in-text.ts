import type { Tx } from '../../store/database.js';
import { componentIndexOf } from '../component-index/index.js';
import type { TenantConfig } from '../config.js';
import type { App } from '../types.js';
import { gazetteerOf, type NamedPlace } from './gazetteer.js';
import { type Place, viewOf, viewOfNamed } from './geocode.js';

/** Who writes on tells where it is within a little more than this. */
const mostText = 4000;
/** What is wider is no place to send anybody to. */
const clearMetres = 500;

export interface PlacesInText {
  /** The likeliest first. */
  readonly places: readonly Place[];
  /** The words name one place, and it is small enough to go there; null: a person has to look. */
  readonly clear: Place | null;
}

/**
 * Places that a text names, as people write who do not search: whole numbers of components, then what the map names, roads
 * and areas; of those that are called alike, the ones in areas that are named too.
 */
export async function placesInText(
  app: App,
  tx: Tx,
  config: TenantConfig,
  said: string,
  limit: number,
): Promise<PlacesInText> {
  const text = said.slice(0, mostText).toLowerCase();
  const { index } = await componentIndexOf(app, tx, config.tenant);
  const numbers = new Set(text.match(/(?<!\d)\d{10,20}(?!\d)/g) ?? []);
  const slots = [...numbers].flatMap((number) => index.slotOf(number) ?? []).slice(0, limit);
  const components = slots.map((slot) => viewOf(config, index, slot));
  const ranked = rank((await gazetteerOf(tx, config)).mentioned(text), text);
  const places = [...components, ...ranked.map(({ place }) => viewOfNamed(place))].slice(0, limit);
  if (components.length > 0) return { places, clear: components.length === 1 ? (components[0] ?? null) : null };
  return { places, clear: clearOf(ranked) };
}

interface Ranked {
  readonly place: NamedPlace;
  /** What is named by its kind: a building before the road, the road before the area. */
  readonly kind: number;
  /** How many areas that it lies in are named as well. */
  readonly within: number;
}

const KINDS: Readonly<Record<NamedPlace['kind'], number>> = { place: 3, road: 2, area: 1 };

function rank(mentioned: readonly NamedPlace[], text: string): Ranked[] {
  const own = mentioned.filter((place) => standsAlone(place, mentioned, text));
  const areas = new Set(own.filter(({ kind }) => kind === 'area').map(({ name }) => name));
  return own
    .map((place) => ({
      place,
      kind: KINDS[place.kind],
      within: [...areas].filter((area) => place.where.includes(area)).length,
    }))
    .sort(
      (a, b) =>
        b.kind - a.kind ||
        b.within - a.within ||
        b.place.where.length - a.place.where.length ||
        b.place.name.length - a.place.name.length ||
        (a.place.name < b.place.name ? -1 : 1),
    );
}

/** Is it named itself, and not only as a part of a longer name (西园 in 西园街道)? */
function standsAlone(place: NamedPlace, among: readonly NamedPlace[], text: string): boolean {
  const longer = new Set(
    among.filter(({ lower }) => lower !== place.lower && lower.includes(place.lower)).map(({ lower }) => lower),
  );
  let rest = text;
  for (const name of longer) rest = rest.replaceAll(name, '\n');
  return rest.includes(place.lower);
}

function clearOf(ranked: readonly Ranked[]): Place | null {
  const [first, ...others] = ranked;
  if (first === undefined || first.place.across > clearMetres) return null;
  const rivals = others.filter(({ kind, within }) => kind === first.kind && within === first.within);
  return rivals.length === 0 ? viewOfNamed(first.place) : null;
}
