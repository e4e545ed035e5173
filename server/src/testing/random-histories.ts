import {
  apply,
  check,
  type FieldRule,
  type FlowDefinition,
  legalTypes,
  type Matter,
  type UnitsKnown,
} from '@bihuan/flow';
import type { CaseHistory, HistoryEvent } from '../usecases/import-histories.js';

export interface RandomInput {
  readonly flow: FlowDefinition;
  readonly units: UnitsKnown & { keys(): Iterable<string> };
  readonly classes: readonly string[];
  readonly places: readonly { readonly lon: number; readonly lat: number }[];
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly seed: number;
}

/** Types that end a case, or the whole work on it: rare, so that cases live long enough to see the others. */
const RARE = new Set(['rejected', 'merged', 'cancelled', 'referred', 'joined', 'noted', 'supervision-required']);
const tries = 12;

/** Cases of events of every kind in any legal order, from beginning to some instant. The same seed gives the same. */
export function randomHistories(input: RandomInput): CaseHistory[] {
  const random = randomOf(input.seed);
  return Array.from({ length: input.count }, (_, index) => {
    const id = `r${input.seed}-${index}`;
    return { externalId: id, id, events: eventsOf(input, id, random) };
  });
}

function eventsOf(input: RandomInput, id: string, random: Random): HistoryEvent[] {
  const { flow, units, from, to } = input;
  let matter: Matter | null = null;
  const events: HistoryEvent[] = [];
  let at = from + Math.floor(random.share() * (to - from) * 0.9);
  const length = 1 + random.below(28);
  for (let i = 0; i < length * 3 && events.length < length; i++) {
    const types = legalTypes(flow, matter, at).filter((type) => !RARE.has(type) || random.share() < 0.06);
    const on = types.filter((type) => flow.events[type]?.to !== undefined && !RARE.has(type));
    const some = on.length > 0 && random.share() < 0.4 ? on : types.length > 0 ? types : legalTypes(flow, matter, at);
    const type = random.of(some);
    for (let n = 0; n < tries; n++) {
      const event = { case: id, at, type, actor: `p${random.below(5)}`, data: dataOf(input, type, at, random) };
      if (check(flow, matter, event, units) !== null) continue;
      matter = apply(flow, matter, event);
      events.push(event);
      break;
    }
    // Often minutes, sometimes days; now and then two events in one instant.
    at += random.share() < 0.1 ? 0 : Math.floor(random.share() ** 4 * 3 * 86_400_000);
    if (at > to) break;
  }
  return events;
}

function dataOf(input: RandomInput, type: string, at: number, random: Random): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(input.flow.events[type]?.data ?? {})) {
    if (name === 'attachments' || name === 'component' || (rule.optional && random.share() < 0.5)) continue;
    data[name] = name === 'class' ? random.of(input.classes) : fieldValue(input, rule, at, random);
    if (name === 'collector') data[name] = `p${Number(String(data[name]).slice(5)) % 5}`;
  }
  return data;
}

function fieldValue({ units, places }: RandomInput, rule: FieldRule, at: number, random: Random): unknown {
  if (rule.oneOf !== undefined) return random.of(rule.oneOf);
  switch (rule.type) {
    case 'boolean':
      return random.share() < 0.6;
    case 'integer':
    case 'number':
      return (rule.min ?? 1) + random.below((rule.max ?? 5) - (rule.min ?? 1) + 1);
    case 'duration':
      if (rule.nullable && random.share() < 0.08) return null;
      return random.of([{ hours: 1 + random.below(12) }, { minutes: 45 }, { workdays: 2 }, { urgentHours: 3 }]);
    case 'instant':
      return new Date(at + 3_600_000 * (1 + random.below(60))).toISOString();
    case 'point':
      return random.of(places);
    case 'list':
      return [];
    case 'unit':
      // Few, so that cases come back to a unit that had them.
      return random.of([...units.keys()].slice(0, 4));
    case 'text':
      return `text ${random.below(100)}`;
  }
}

interface Random {
  share(): number;
  below(n: number): number;
  of<T>(some: readonly T[]): T;
}

/** mulberry32 */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(share() * n);
  return {
    share,
    below,
    of(some) {
      const one = some[below(some.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}
