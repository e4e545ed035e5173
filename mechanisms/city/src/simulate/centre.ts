import type { Duration } from '@bihuan/kit';
import { standardsFor } from '../catalogue/limits.js';
import { leadUnit } from '../catalogue/responsible.js';
import { handle } from './handling.js';
import { paceOf } from './pace.js';
import { CENTRE, clerkOf, collectorsOf } from './people.js';
import { PHRASES } from './phrases.js';
import type { Report } from './report.js';
import type { Telling } from './telling.js';

/** Checks a report on site before filing. @returns whether the problem was there. */
export function checkFirst(telling: Telling): boolean {
  const { rng, place } = telling;
  const collector = rng.pick(collectorsOf(place.path));
  telling.wait(rng.lognormal(5, 0.6));
  telling.say('check-sent', rng.pick(CENTRE.duty), { collector });
  telling.wait(rng.lognormal(25, 0.5));
  const confirmed = rng.chance(0.87);
  telling.say('checked', collector, { confirmed });
  return confirmed;
}

/** Files the case, under one of its class's rows. @returns its standard. */
export function file(telling: Telling, report: Report, called: string): Duration {
  const { rng, ref, severity } = telling;
  telling.wait(rng.lognormal(severity === 'urgent' ? 4 : 9, 0.7));
  const standard = rng.pick(standardsFor(ref, severity).flatMap((row) => (row.limit === null ? [] : [row.limit])));
  telling.say('filed', rng.pick(CENTRE.duty), {
    standard,
    ...(called === ref.code ? {} : { class: ref.code }),
    ...(report.reportedSeverity === severity ? {} : { severity }),
  });
  return standard;
}

/** Finds out who answers, by the coordination office where neither catalogue nor register says. */
export function findUnit(telling: Telling): string {
  const { rng, ref, path, world } = telling;
  // The public-works group still maintains some of what it built.
  const maintainer = rng.chance(0.12) ? { maintainer: 'gongtou' } : {};
  const found = leadUnit(ref, path, { duties: world.duties, ...maintainer });
  if (found.unit !== null) return found.unit;
  if (found.candidates.length > 0 && rng.chance(0.6)) return rng.pick(found.candidates);
  const unit = rng.pick(found.candidates.length > 0 ? found.candidates : nearby(telling));
  telling.wait(rng.lognormal(6, 0.5));
  telling.say('coordination-opened', rng.pick(CENTRE.dispatch), { reason: rng.pick(PHRASES.unclear) });
  telling.wait(rng.lognormal(14, 0.6));
  telling.say('coordination-decided', CENTRE.office, { decision: rng.pick(PHRASES.decided), unit });
  return unit;
}

/** 属地管理: the unit of the smallest area round the place; where there is none, any. */
function nearby({ path, world }: Telling): readonly string[] {
  const round = world.units.filter(({ area }) => area !== null && `${path}/`.startsWith(`${area}/`));
  const longest = Math.max(0, ...round.map(({ area }) => area?.length ?? 0));
  const nearest = round.filter(({ area }) => area?.length === longest);
  return (nearest.length > 0 ? nearest : world.units).map(({ id }) => id);
}

export function dispatch(telling: Telling, unit: string): void {
  const { rng, severity } = telling;
  telling.wait(rng.lognormal(severity === 'urgent' ? 3 : 8, 0.7));
  telling.say('dispatched', rng.pick(CENTRE.dispatch), { unit });
}

/** Sends the case to a unit whose it is not, which is rid of it with good reason, long before it is due. */
export function misdispatch(telling: Telling, right: string, standard: Duration): void {
  const { rng, world } = telling;
  const others = world.units.filter((unit) => unit.id !== right && unit.kind !== 'contractor').map((unit) => unit.id);
  if (others.length === 0) return;
  const wrong = rng.pick(others);
  dispatch(telling, wrong);
  telling.wait(Math.min(rng.lognormal(22, 0.5), telling.length(standard) / 180_000));
  telling.say('return-requested', clerkOf(wrong), {
    reason: rng.pick(PHRASES.returnAsked),
    ground: rng.pick(PHRASES.returnGround),
  });
  telling.wait(rng.lognormal(15, 0.5));
  telling.say('returned', rng.pick(CENTRE.dispatch), { reason: rng.pick(PHRASES.returnGranted) });
}

/** From a dispatch to a passed verification, over as many rounds as it takes. @returns whether it came to that. */
export function resolve(telling: Telling, unit: string, standard: Duration, earlierVisits: number): boolean {
  const quality = paceOf(unit).quality - (telling.scene.stubborn ?? 0);
  for (let visit = earlierVisits + 1; !telling.isOver; visit++) {
    dispatch(telling, unit);
    handle(telling, unit, standard, visit);
    if (telling.rng.chance(0.015)) {
      telling.wait(telling.rng.lognormal(8, 0.6));
      telling.say('feedback-refused', telling.rng.pick(CENTRE.duty), {
        reason: telling.rng.pick(PHRASES.feedbackRefused),
      });
    } else if (verify(telling, quality)) return true;
  }
  return false;
}

function verify(telling: Telling, quality: number): boolean {
  const { rng, place, world } = telling;
  let collector = rng.pick(collectorsOf(place.path));
  telling.wait(rng.lognormal(8, 0.7));
  if (telling.severity === 'special' && rng.chance(0.5)) {
    // What shows at night is looked at at night.
    const { day, hour } = world.clock.at(telling.now);
    if (hour < 19.5) telling.now = world.clock.instant(day, rng.between(19.5, 21.5));
  }
  telling.say('verification-sent', rng.pick(CENTRE.dispatch), { collector });
  if (rng.chance(0.02)) {
    telling.wait(rng.lognormal(12, 0.4));
    collector = rng.pick(collectorsOf(place.path));
    telling.say('verification-sent', rng.pick(CENTRE.dispatch), { collector });
  }
  const minutes = rng.lognormal(27, 0.5);
  if (telling.severity === 'special') telling.now += minutes * 60_000;
  else telling.wait(minutes);
  const passed = rng.chance(quality);
  telling.say('verified', collector, { passed, note: rng.pick(passed ? PHRASES.passed : PHRASES.failed) });
  return passed;
}

export function close(telling: Telling): void {
  telling.wait(telling.rng.lognormal(7, 0.7));
  telling.say('closed', telling.rng.pick(CENTRE.duty));
}
