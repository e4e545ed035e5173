import type { GeocodeQuery, GeocodeView } from '@bihuan/contracts';
import type { Tx } from '../../store/database.js';
import type { ComponentIndex } from '../component-index/index.js';
import { componentIndexOf } from '../component-index/index.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { type Gazetteer, gazetteerOf, type NamedPlace, whereOf } from './gazetteer.js';
import { fitOf, wordsToFind } from './rank.js';

/** Fewer digits than these say nothing of which component is meant. */
const shortestId = 4;
/** A class that is named beside a place is looked for this far round it. */
const roundMetres = 300;

export type Place = GeocodeView['places'][number];

/**
 * Places by what somebody says of them: areas, roads, what the map names; components by a part of their number, or by
 * their class beside a place (西津西路 路灯). All from memory and our own data: nobody outside is asked.
 */
export function geocode(app: App, actor: Actor, { q, limit }: GeocodeQuery): Promise<Result<GeocodeView>> {
  return readAs<GeocodeView>(app, actor, 'component.read', async (tx, config) =>
    done({ places: await geocodeIn(app, tx, config, q, limit) }),
  );
}

/** The same within the caller's transaction. */
async function geocodeIn(app: App, tx: Tx, config: TenantConfig, q: string, limit: number): Promise<Place[]> {
  const words = wordsToFind(q);
  const gazetteer = await gazetteerOf(tx, config);
  const places = find(gazetteer, words).slice(0, limit).map(viewOfNamed);
  const components = await findComponents(app, tx, config, gazetteer, words, limit);
  // Whoever says a number means the component.
  const first = words.some((word) => /^\d{4,}$/.test(word)) ? components : [];
  return [...first, ...places, ...(first.length > 0 ? [] : components)].slice(0, limit);
}

export function viewOfNamed({ kind, name, where, lon, lat }: NamedPlace): Place {
  return { kind, name, where, location: { lon, lat }, component: null };
}

/** The best first; of those that fit alike, the one with the shorter name. */
export function find(gazetteer: Gazetteer, words: readonly string[]): NamedPlace[] {
  const fitting = gazetteer.candidates(words).flatMap((place) => {
    const fit = fitOf(place, words);
    return fit === null ? [] : [{ place, fit }];
  });
  return fitting
    .sort(
      (a, b) => b.fit - a.fit || a.place.name.length - b.place.name.length || (a.place.where < b.place.where ? -1 : 1),
    )
    .map(({ place }) => place);
}

async function findComponents(
  app: App,
  tx: Tx,
  config: TenantConfig,
  gazetteer: Gazetteer,
  words: readonly string[],
  limit: number,
): Promise<Place[]> {
  const number = words.find((word) => new RegExp(`^\\d{${shortestId},}$`).test(word));
  const { index } = await componentIndexOf(app, tx, config.tenant);
  if (number !== undefined) {
    return withNumber(index, number, limit).map((slot) => viewOf(config, index, slot));
  }
  const classes = classesNamed(config, index, words);
  if (classes === null) return [];
  const [centre] = find(gazetteer, classes.others);
  if (centre === undefined) return [];
  const fits = (slot: number) => classes.numbers.has(index.classAt(slot)) && index.stateAt(slot) !== 'removed';
  return index
    .near(centre.lon, centre.lat, { metres: roundMetres, most: limit, fits })
    .map(({ slot }) => viewOf(config, index, slot));
}

/** Whole numbers first, then those that end so, then those that hold it. */
function withNumber(index: ComponentIndex, number: string, limit: number): number[] {
  const exact = index.slotOf(number);
  if (exact !== undefined) return [exact];
  const [ending, holding]: [number[], number[]] = [[], []];
  const look = (ids: readonly string[], from: number, hidden: ReadonlySet<number>) => {
    for (let i = 0; i < ids.length; i++) {
      const at = ids[i]?.lastIndexOf(number) ?? -1;
      if (at < 0 || hidden.has(from + i)) continue;
      if (at + number.length === ids[i]?.length) ending.push(from + i);
      else if (holding.length < limit) holding.push(from + i);
      if (ending.length >= limit) return;
    }
  };
  look(index.base.ids, 0, index.hidden);
  look(index.overlay.ids, index.base.ids.length, new Set());
  return [...ending, ...holding].slice(0, limit);
}

/** Which words name a class of components, and what else was said; null: none does, or nothing else was said. */
function classesNamed(config: TenantConfig, index: ComponentIndex, words: readonly string[]) {
  const components = [...config.classes.values()].filter(({ kind }) => kind === 'component');
  const isClass = (word: string) =>
    components.filter(({ name, nameEn }) => name.includes(word) || nameEn?.toLowerCase().includes(word) === true);
  const named = words.map((word) => ({ word, classes: word.length < 2 ? [] : isClass(word) }));
  const others = named.filter(({ classes }) => classes.length === 0).map(({ word }) => word);
  const numbers = new Set(named.flatMap(({ classes }) => classes.flatMap((each) => index.numberOf(each) ?? [])));
  return numbers.size === 0 || others.length === 0 ? null : { numbers, others };
}

/** A component as a place. */
export function viewOf(config: TenantConfig, index: ComponentIndex, slot: number): Place {
  const { id, lon, lat, standardRef, class: code } = index.pointAt(slot);
  const name = config.classes.get(classKeyOf({ standardRef, kind: 'component', code }))?.name ?? code;
  const where = whereOf(config.areas.at(lon, lat).slice(1));
  return { kind: 'component', name: `${name} ${id}`, where, location: { lon, lat }, component: id };
}
