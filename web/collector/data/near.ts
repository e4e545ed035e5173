import type { CaseSummary, CollectPack, Point } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';

export interface NearThing {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly place: Point;
  readonly metres: number;
}

/** Components of a class near a place, from what the phone keeps, the nearest first. */
export function nearComponents(
  pack: CollectPack,
  ref: { readonly standardRef: string; readonly code: string },
  place: Point,
  most = 8,
  withinMetres = 150,
): NearThing[] {
  const number = pack.classes.findIndex((each) => each.code === ref.code && each.standardRef === ref.standardRef);
  return pack.components
    .filter((row) => row[1] === number)
    .map(([id, , name, state, lon, lat]) => ({
      id,
      name,
      state,
      place: { lon, lat },
      metres: metresBetween(place.lon, place.lat, lon, lat),
    }))
    .filter((near) => near.metres <= withinMetres)
    .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

export interface LikelySame {
  readonly case: CaseSummary;
  readonly metres: number;
}

/** Open cases of the class near a place, as far as the phone knows them. */
export function likelySame(
  cases: readonly CaseSummary[],
  ref: { readonly kind: string; readonly code: string },
  place: Point,
  withinMetres = 50,
): LikelySame[] {
  return cases
    .flatMap((each) =>
      each.location === null || each.class.code !== ref.code || each.class.kind !== ref.kind
        ? []
        : [{ case: each, metres: metresBetween(place.lon, place.lat, each.location.lon, each.location.lat) }],
    )
    .filter((near) => near.metres <= withinMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, 3);
}

/** From one place to another in degrees from north: for going there, and for comparing with where a camera looked. */
export function bearingTo(from: Point, to: Point): number {
  const rad = Math.PI / 180;
  const y = Math.sin((to.lon - from.lon) * rad) * Math.cos(to.lat * rad);
  const x =
    Math.cos(from.lat * rad) * Math.sin(to.lat * rad) -
    Math.sin(from.lat * rad) * Math.cos(to.lat * rad) * Math.cos((to.lon - from.lon) * rad);
  return (Math.atan2(y, x) / rad + 360) % 360;
}

/** The one of eight directions that a bearing is nearest to, from north on. */
export function octant(bearing: number): number {
  return Math.round(bearing / 45) % 8;
}
