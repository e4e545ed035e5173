import type { Duration } from '@bihuan/kit';
import { DEFAULT_STANDARD } from '../catalogue/class.js';
import { type Random, random, weighted } from '../random.js';
import { checkFirst, close, file, findUnit, misdispatch, resolve } from './centre.js';
import type { SimulatedComponent } from './components.js';
import type { Happening } from './event.js';
import { CENTRE } from './people.js';
import { PHRASES } from './phrases.js';
import { addressIn, type Place, pointIn } from './places.js';
import { type Report, report } from './report.js';
import { FREQUENCIES, SCENES, type Scene } from './scenes.js';
import { Telling } from './telling.js';
import type { ToldCase, World } from './world.js';

const ENDS: ReadonlySet<string> = new Set(['closed', 'rejected', 'merged', 'cancelled', 'referred']);

/** Tells one case from its report to wherever it gets. @param id also the seed of its own chance. */
export function tell(world: World, id: string, at: number): ToldCase {
  const rng = random(world.seed, 'case', id);
  const again = rng.chance(0.04) ? stillOpen(world, at, rng) : undefined;
  const scene = again?.scene ?? sceneOf(world, at, rng);
  const drawn = again?.place ?? placeOf(world, rng);
  // A second report joins the first one's case, so it does not hang on the component itself.
  const component = again ? undefined : componentNear(world, scene, drawn, at, id);
  const cell = component?.areaPath.split('/').at(-1);
  const place = world.places.find((one) => one.id === cell) ?? drawn;
  const location = again?.location ?? (component ? placeOfIt(component) : pointIn(place, rng));
  const address = again?.address ?? addressIn(place, rng);
  const ref = { standardRef: DEFAULT_STANDARD, kind: scene.kind, code: scene.code };
  const told = (telling: Telling, more: Partial<ToldCase> = {}): ToldCase => ({
    id,
    scene,
    place,
    location,
    address,
    happenings: telling.happenings,
    openUntil: telling.happenings.find((one) => ENDS.has(one.type))?.at ?? Number.POSITIVE_INFINITY,
    ...more,
  });

  const telling = new Telling(world, rng, scene, ref, place, component?.id, at);
  if (again) {
    report(telling, location, address, scene.code, true);
    return told(telling, merge(telling, again));
  }
  const called = rng.chance(0.03) ? rng.pick(SCENES.filter((other) => other.kind === scene.kind)) : scene;
  live(telling, report(telling, location, address, called.code, false), called.code);
  if (component) world.components?.hold(component.id, lastOpen(telling.happenings));
  return told(telling);
}

/** From the report on; a case that ends before it is filed never gets further. */
function live(telling: Telling, reported: Report, called: string): void {
  if (sortedOut(telling, reported)) return;
  const standard = file(telling, reported, called);
  const { rng } = telling;
  if (rng.chance(0.004)) {
    telling.wait(rng.lognormal(10, 0.5));
    telling.say('cancelled', rng.pick(CENTRE.duty), { reason: rng.pick(PHRASES.cancelled) });
    return;
  }
  correct(telling, reported);
  const unit = findUnit(telling);
  if (rng.chance(0.04)) misdispatch(telling, unit, standard);
  if (!resolve(telling, unit, standard, 0)) return;
  // Rarely the problem is back before the desk has closed the case, more often weeks later.
  if (rng.chance(0.004) && !resolveAgain(telling, unit, standard, 0.3)) return;
  close(telling);
  afterwards(telling, reported, unit);
  if (rng.chance(0.012) && resolveAgain(telling, unit, standard, 20)) close(telling);
}

/** Whether the desk gets rid of a report without filing it. */
function sortedOut(telling: Telling, { source, isCitizen }: Report): boolean {
  const { rng } = telling;
  const isChecked = source !== 'collector' && telling.severity !== 'urgent' && rng.chance(0.45);
  if (isChecked && !checkFirst(telling)) {
    reject(telling, PHRASES.rejectUnconfirmed);
    return true;
  }
  if (rng.chance(isCitizen ? 0.06 : 0.015)) {
    reject(telling, PHRASES.reject);
    return true;
  }
  if (rng.chance(isCitizen ? 0.015 : 0.004)) {
    telling.wait(rng.lognormal(6, 0.6));
    telling.say('referred', rng.pick(CENTRE.duty), rng.pick(PHRASES.referred));
    return true;
  }
  return false;
}

/** @param days the middle of how many working days pass before the case is opened again. */
function resolveAgain(telling: Telling, unit: string, standard: Duration, days: number): boolean {
  telling.wait(telling.rng.lognormal(days * 390, 0.6));
  telling.say('reopened', telling.rng.pick(CENTRE.duty), { reason: telling.rng.pick(PHRASES.reopened) });
  return resolve(telling, unit, standard, 1);
}

function sceneOf(world: World, at: number, rng: Random): Scene {
  const { month } = world.clock.at(at);
  const scene = SCENES[weighted(FREQUENCIES[month] ?? [], rng)];
  if (!scene) throw new Error('SCENES is empty: nothing can happen');
  return scene;
}

function placeOf({ places, reach }: World, rng: Random): Place {
  const drawn = rng.next() * (reach.at(-1) ?? 0);
  let [low, high] = [0, reach.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reach[middle] ?? 0) > drawn) high = middle;
    else low = middle + 1;
  }
  const place = places[low];
  if (!place) throw new Error('the district has no area to put a case in: give it at least one polygon');
  return place;
}

/** The component with the problem, by a chance of its own: what else is told does not depend on the inventory. */
function componentNear(
  world: World,
  scene: Scene,
  place: Place,
  at: number,
  id: string,
): SimulatedComponent | undefined {
  if (scene.kind !== 'component' || !world.components) return undefined;
  return world.components.near(place.path.join('/'), scene.code, at, random(world.seed, 'component', id));
}

function placeOfIt({ lon, lat }: SimulatedComponent): { lon: number; lat: number } {
  return { lon, lat };
}

/** When it ends for good: after a reopening it is open again. Infinity where its end is not told. */
function lastOpen(happenings: readonly Happening[]): number {
  const end = happenings.findLast((one) => ENDS.has(one.type) || one.type === 'reopened');
  return end === undefined || end.type === 'reopened' ? Number.POSITIVE_INFINITY : end.at;
}

function stillOpen(world: World, at: number, rng: Random): ToldCase | undefined {
  const open = world.recent.filter((one) => one.openUntil > at + 3_600_000);
  return open.length === 0 ? undefined : rng.pick(open);
}

/** The problem has a case: this report joins it. Where that case ends first, the report is rejected as done. */
function merge(telling: Telling, into: ToldCase): Partial<ToldCase> {
  const { rng } = telling;
  telling.wait(rng.lognormal(9, 0.7));
  if (telling.now + 2000 >= into.openUntil) {
    reject(telling, PHRASES.rejectUnconfirmed);
    return {};
  }
  const actor = rng.pick(CENTRE.duty);
  telling.say('merged', actor, { into: into.id });
  const source = telling.happenings[0]?.data.source ?? 'citizen';
  const happening: Happening = { at: telling.now, type: 'joined', actor, data: { source } };
  return { elsewhere: { case: into.id, happening } };
}

function reject(telling: Telling, reasons: readonly string[]): void {
  telling.wait(telling.rng.lognormal(8, 0.6));
  telling.say('rejected', telling.rng.pick(CENTRE.duty), { reason: telling.rng.pick(reasons) });
}

/** The component is found, or the place set right, after filing. */
function correct(telling: Telling, { component }: Report): void {
  const { rng, happenings, place } = telling;
  const known = happenings[0]?.data.component !== undefined;
  if (component !== null && !known && rng.chance(0.3)) {
    telling.wait(rng.lognormal(3, 0.4));
    telling.say('corrected', rng.pick(CENTRE.duty), { component });
  } else if (rng.chance(0.012)) {
    telling.wait(rng.lognormal(3, 0.4));
    telling.say('corrected', rng.pick(CENTRE.duty), { location: pointIn(place, rng) });
  }
}

/** What follows a closing: a rating by who reported, an accepted appeal of the unit. */
function afterwards(telling: Telling, reported: Report, unit: string): void {
  const { rng, happenings } = telling;
  const wasSlow = happenings.some(
    (one) => one.type === 'supervised' || (one.type === 'verified' && one.data.passed === false),
  );
  if (reported.isCitizen && rng.chance(0.35)) {
    telling.now += rng.lognormal(300, 1) * 60_000;
    const stars = 1 + weighted(wasSlow ? [25, 25, 25, 15, 10] : [2, 4, 12, 34, 48], rng);
    const text = rng.chance(0.4) ? { text: rng.pick(stars >= 4 ? PHRASES.praise : PHRASES.complaint) } : {};
    telling.say('rated', reported.actor, { stars, ...text });
  }
  if (wasSlow && rng.chance(0.04)) {
    telling.wait(rng.lognormal(600, 0.5));
    const effect = rng.pick(['exclude', 'on-time']);
    telling.say('adjusted', CENTRE.supervisor, { unit, effect, reason: rng.pick(PHRASES.adjusted) });
  }
}
