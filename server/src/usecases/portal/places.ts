import type { Both, PublicCase } from '@bihuan/contracts';
import type { AreaRow } from '../../store/areas.js';
import { findMatters } from '../../store/matters.js';
import { publishedMatter } from '../../store/portal.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf, nearMetresOf } from '../documents.js';
import { likelySame } from '../duplicates.js';
import { placesOfAddress } from '../geocode/places-of-address.js';
import { inSnapshot } from '../in-transaction.js';
import { unstorable } from '../storable.js';
import { type App, done, failed, type Result } from '../types.js';
import { areaNameOf, publicCases, publishedOf } from './published.js';
import { offeredClasses, type SuggestedClass, suggestClasses } from './suggest-classes.js';

interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

export interface AreaChoice {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
}

export interface PortalFacts {
  readonly open: boolean;
  readonly city: string;
  readonly zone: string;
  readonly reopenDays: number;
  readonly streets: readonly (AreaChoice & { readonly communities: readonly AreaChoice[] })[];
  readonly classes: readonly SuggestedClass[];
}

/** What every page of the public needs: the streets and the classes to choose from. */
export function portalFacts(app: App, tenant: string): Promise<Result<PortalFacts>> {
  return inSnapshot(app, tenant, async (_tx, config) =>
    done({
      open: config.portal.open,
      city: config.name,
      zone: config.calendar.timeZone,
      reopenDays: config.portal.reopenDays,
      streets: config.areas.all
        .filter(({ parent }) => parent !== null && parent === config.areas.root?.id)
        .map((street) => ({
          ...choiceOf(street),
          communities: config.areas.all.filter(({ parent }) => parent === street.id).map(choiceOf),
        })),
      classes: offeredClasses(config),
    }),
  );
}

function choiceOf({ id, name, nameEn }: AreaRow): AreaChoice {
  return { id, name, nameEn };
}

/** The street and the community of a place; null where it lies outside. */
export function nameOfPlace(app: App, tenant: string, { lon, lat }: LonLat): Promise<Result<Both | null>> {
  return inSnapshot<Both | null>(app, tenant, async (_tx, config) => {
    const [area] = config.areas.at(lon, lat);
    return done(area === undefined ? null : areaNameOf(config, area.path));
  });
}

/** A place within an area, for whoever knows its name only; null where the area has no boundary. */
export function placeInArea(app: App, tenant: string, id: string): Promise<Result<LonLat | null>> {
  return inSnapshot<LonLat | null>(app, tenant, async (_tx, config) => {
    const area = config.areas.byId(id);
    if (area === undefined) return failed({ code: 'not-found' });
    return done(middleOf(config, area));
  });
}

/** The middle of its corners where that lies within; else of the smallest part of it that has its middle within. */
function middleOf(config: TenantConfig, area: AreaRow): LonLat | null {
  const within = (place: LonLat): boolean => config.areas.at(place.lon, place.lat).some(({ id }) => id === area.id);
  const candidates = [area, ...config.areas.all.filter(({ path }) => path.startsWith(`${area.path}/`))];
  for (const { geometry } of candidates) {
    if (geometry === null) continue;
    const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
    const corners = ring ?? [];
    if (corners.length === 0) continue;
    const mean = (of: number): number => corners.reduce((sum, each) => sum + (each[of] ?? 0), 0) / corners.length;
    const place = { lon: Number(mean(0).toFixed(6)), lat: Number(mean(1).toFixed(6)) };
    if (within(place)) return place;
  }
  return null;
}

const mostFound = 6;

export interface FoundPlace extends LonLat {
  readonly name: string;
  readonly where: string;
}

/** Places that an address may mean, by the city's own map: the reporter chooses. */
export function findAddress(app: App, tenant: string, address: string): Promise<Result<FoundPlace[]>> {
  return inSnapshot<FoundPlace[]>(app, tenant, async (tx, config) => {
    const bad = unstorable({ address });
    if (bad !== null) return failed(bad);
    if (address.trim().length < 2) return done([]);
    const found = await placesOfAddress(app, tx, config, address, mostFound);
    return done(found.map(({ name, where, location }) => ({ name, where, ...location })));
  });
}

/** Classes that some words are likely about. */
export function suggest(app: App, tenant: string, text: string): Promise<Result<SuggestedClass[]>> {
  return inSnapshot(app, tenant, async (_tx, config) => {
    const bad = unstorable({ text });
    return bad === null ? done(suggestClasses(config, text)) : failed(bad);
  });
}

export interface NearbyCase {
  readonly id: string;
  readonly view: PublicCase;
  readonly metres: number;
}

export interface NearbyInput {
  readonly location: LonLat;
  /** `standard|kind|code` */
  readonly class: string;
  readonly description: string;
  readonly address: string;
}

const mostNearby = 3;

/** Open cases that are likely the same problem, as everybody may see them. */
export function nearbyCases(app: App, tenant: string, input: NearbyInput): Promise<Result<NearbyCase[]>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    const ref = config.classes.get(input.class);
    if (ref === undefined) return done([]);
    const { standardRef, kind, code } = ref;
    const metres = nearMetresOf(config.limits, input.class);
    const { location, description, address } = input;
    const asked = { location, ref: { standardRef, kind, code }, metres, description, address };
    const found = await likelySame(app, tx, config, [{ within: { kind: 'anywhere' } }], asked);
    const hidden = new Set(config.portal.hiddenClasses);
    const shown = found
      .filter(({ row }) => !hidden.has(classKeyOf({ standardRef: row.standard_ref, kind: row.kind, code: row.class })))
      .slice(0, mostNearby);
    const rows = await findMatters(
      tx,
      tenant,
      shown.map(({ row }) => row.id),
    );
    const views = new Map((await publicCases(tx, config, rows)).map((view) => [view.number, view]));
    return done(
      shown.flatMap(({ row, away }) => {
        const view = views.get(row.number);
        return view === undefined ? [] : [{ id: row.id, view, metres: Math.round(away) }];
      }),
    );
  });
}

/** The id of an open case that is published, and what a report that joins it says. */
export function joinable(
  app: App,
  tenant: string,
  number: string,
): Promise<Result<{ readonly id: string; readonly class: string; readonly location: LonLat | null }>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    if (!/^[0-9A-Za-z-]{1,40}$/.test(number)) return failed({ code: 'not-found' });
    const row = await publishedMatter(tx, tenant, publishedOf(config, app.clock.now()), number);
    if (row === undefined || row.ended_at !== null) return failed({ code: 'not-found' });
    const key = classKeyOf({ standardRef: row.standard_ref, kind: row.kind, code: row.class });
    const location = row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat };
    return done({ id: row.id, class: key, location });
  });
}
