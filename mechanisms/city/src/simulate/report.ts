import { defaultSeverity, type Severity } from '../catalogue/severity.js';
import { weighted } from '../random.js';
import { CENTRE, collectorsOf, videoOperatorOf } from './people.js';
import type { Telling } from './telling.js';

type Source = 'collector' | 'hotline' | 'citizen' | 'video' | 'department' | 'media' | 'open311';

const SOURCES: readonly Source[] = ['collector', 'hotline', 'citizen', 'video', 'department', 'media', 'open311'];
const BY_DAY = [60, 13, 14, 7, 3, 1, 2];
const BY_NIGHT = [4, 26, 50, 14, 0, 1, 5];

export interface Report {
  readonly source: Source;
  readonly actor: string;
  readonly isCitizen: boolean;
  /** What the case is; the reporter may have called it something else. */
  readonly severity: Severity;
  readonly reportedSeverity: Severity;
  readonly component: string | null;
}

/**
 * Somebody reports the problem.
 * @param called the code that the reporter chose: not always the right one.
 * @param again whether the problem has a case already.
 */
export function report(
  telling: Telling,
  location: { lon: number; lat: number },
  address: string,
  called: string,
  again: boolean,
): Report {
  const { rng, scene, ref } = telling;
  const { hour } = telling.world.clock.at(telling.now);
  const isDay = hour >= 8 && hour < 18;
  const source = SOURCES[weighted(again ? [10, 30, 45, 5, 3, 2, 5] : isDay ? BY_DAY : BY_NIGHT, rng)] ?? 'citizen';
  const severity = severityOf(telling, hour);
  const knows = source === 'collector' || source === 'video';
  const reportedSeverity = severity === 'general' || knows || rng.chance(0.6) ? severity : 'general';
  const component = scene.kind === 'component' ? componentOf(telling) : null;
  const words = severity === 'urgent' ? (scene.urgentWords ?? scene.words) : scene.words;
  const result: Report = {
    source,
    actor: actorOf(source, telling),
    isCitizen: source === 'citizen' || source === 'hotline' || source === 'open311',
    severity,
    reportedSeverity,
    component,
  };
  telling.severity = severity;
  telling.say('reported', result.actor, {
    source,
    kind: ref.kind,
    class: called,
    severity: reportedSeverity,
    location,
    address,
    description: rng.pick(words),
    ...(component !== null && rng.chance(knows ? 0.85 : 0.2) ? { component } : {}),
  });
  return result;
}

function severityOf(telling: Telling, hour: number): Severity {
  const { rng, scene, ref } = telling;
  if (rng.chance(scene.urgent ?? 0)) return 'urgent';
  if ((hour >= 19 || hour < 6) && rng.chance(scene.specialAtNight ?? 0)) return 'special';
  const usual = defaultSeverity(ref);
  return usual === 'urgent' ? 'general' : usual;
}

function actorOf(source: Source, { rng, place }: Telling): string {
  switch (source) {
    case 'collector':
      return rng.pick(collectorsOf(place.path));
    case 'video':
      return videoOperatorOf(place.path);
    case 'citizen':
    case 'open311':
      return `citizen-${rng.below(0x1000000).toString(16).padStart(6, '0')}`;
    default:
      return rng.pick(CENTRE.hotline);
  }
}

function componentOf(telling: Telling): string | null {
  return telling.world.components ? (telling.component ?? null) : madeUpComponent(telling);
}

/** Where no inventory is known. 17 digits: division, class and subclass, serial. */
function madeUpComponent({ place, ref, rng }: Telling): string {
  const division = /^\d{6}/.exec(place.id)?.[0] ?? '000000';
  return `${division}${ref.code}${String(rng.below(999_999) + 1).padStart(6, '0')}`;
}
