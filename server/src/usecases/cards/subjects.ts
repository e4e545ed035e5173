import { CITY_DEEDS } from '@bihuan/city';
import type { CardKind, CountRule } from '@bihuan/kit';
import type { Counts, UnitScore } from '@bihuan/scoring';
import type { Tx } from '../../store/database.js';
import { type BeatSum, type DeedFilter, type DeedSum, sumBeats, sumDeeds } from '../../store/deeds.js';
import { holdersOf, type PersonByRole, rolesOfPeople } from '../../store/people.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { groupedScores, periodScore } from '../period-score.js';
import type { ScoredPeriod } from '../scored-period.js';

export interface CardFilter {
  readonly area?: string | undefined;
  readonly source?: string | undefined;
}

/** Whoever has a card: what is counted of them, and of whom these are the deeds. */
export interface CardSubject {
  readonly subject: string;
  readonly name: string;
  /** `person:ID` and `unit:ID`, as deeds name them. */
  readonly who: readonly string[];
  readonly counts: Counts;
}

/** Stands for people of no company. */
export const NO_COMPANY = '-';

/** Bits of marks, as deeds have them. */
export function bitsOf(marks: readonly string[] = []): number {
  return marks.reduce((sum, mark) => {
    const index = CITY_DEEDS.marks.indexOf(mark);
    if (index < 0) throw new Error(`deeds have no mark "${mark}"`);
    return sum | (1 << index);
  }, 0);
}

/** Everybody of a kind with what a period counts of them, from what stands beside the log: no case is read. */
export async function cardSubjects(
  tx: Tx,
  config: TenantConfig,
  kind: CardKind,
  scored: ScoredPeriod,
  filter: CardFilter,
): Promise<CardSubject[]> {
  const { whose } = kind;
  if (whose === 'nobody') return [];
  if ('areas' in whose) {
    const streets = await groupedScores(tx, config, scored, 'area', null, filter);
    return streets.map(({ group, ...sums }) => ({
      subject: group,
      name: config.areas.nameOf(group) ?? group,
      who: [],
      counts: countsOf(kind, [], { ...sums, extended: 0, repeat: 0 }, undefined),
    }));
  }
  const deedFilter: DeedFilter = { ...scored.period, area: filter.area, source: filter.source };
  const deeds = byWho(await sumDeeds(tx, config.tenant, deedFilter, kind.channels ?? null));
  if ('units' in whose) {
    const { units } = await periodScore(tx, config, scored, filter);
    return units
      .filter(({ unit }) => whose.units.includes(config.units.get(unit)?.kind ?? ''))
      .map((score) => {
        const who = [`unit:${score.unit}`];
        const counts = countsOf(kind, sumsOf(deeds, who), score, undefined);
        return { subject: score.unit, name: namedUnit(config, score.unit).name, who, counts };
      });
  }
  const asksBeats = kind.counts.some((rule) => 'beat' in rule);
  const beats = asksBeats ? await sumBeats(tx, config.tenant, deedFilter, bitsOf(['filed'])) : [];
  const beatOf = new Map(beats.map((beat) => [beat.person, beat]));
  const role = 'role' in whose ? whose.role : whose.companiesOf;
  const holders = await holdersOf(tx, config.tenant, role);
  const people = [...holders, ...(await strays(tx, config, kind, deeds, holders))];
  const groups = 'role' in whose ? byPerson(people) : byCompany(config, people);
  return groups.map(({ subject, name, people: some }) => {
    const who = some.map((id) => `person:${id}`);
    const mine = some.flatMap((id) => beatOf.get(id) ?? []);
    return { subject, name, who, counts: countsOf(kind, sumsOf(deeds, who), undefined, together(mine)) };
  });
}

interface Group {
  readonly subject: string;
  readonly name: string;
  readonly people: readonly string[];
}

function byPerson(people: readonly Pick<PersonByRole, 'id' | 'name'>[]): Group[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [...names].map(([id, name]) => ({ subject: id, name, people: [id] }));
}

/** Each of a company's people once, though they hold the role in several areas. */
function byCompany(config: TenantConfig, people: readonly PersonByRole[]): Group[] {
  const groups = new Map<string, Set<string>>();
  for (const { id, unit } of people) {
    const company = unit ?? NO_COMPANY;
    groups.set(company, (groups.get(company) ?? new Set()).add(id));
  }
  return [...groups].map(([subject, some]) => ({
    subject,
    name: subject === NO_COMPANY ? '' : namedUnit(config, subject).name,
    people: [...some],
  }));
}

/** Whoever did such a thing and holds no post any more, or never had an account here. */
async function strays(
  tx: Tx,
  config: TenantConfig,
  kind: CardKind,
  deeds: ReadonlyMap<string, readonly DeedSum[]>,
  holders: readonly PersonByRole[],
): Promise<PersonByRole[]> {
  const first = kind.counts.find((rule) => 'deed' in rule);
  if (first === undefined || !('deed' in first) || kind.keepsStrays !== true) return [];
  const known = new Set(holders.map(({ id }) => `person:${id}`));
  const doers = [...deeds]
    .filter(([who, sums]) => who.startsWith('person:') && !known.has(who) && sums.some((sum) => fits(first, sum)))
    .map(([who]) => who.slice('person:'.length));
  const roles = await rolesOfPeople(tx, config.tenant, doers);
  return doers
    .filter((id) => (roles.get(id)?.roles.length ?? 0) === 0)
    .map((id) => ({ id, name: roles.get(id)?.name ?? id, areaPath: '', unit: null }));
}

function byWho(sums: readonly DeedSum[]): Map<string, DeedSum[]> {
  const some = new Map<string, DeedSum[]>();
  for (const sum of sums) some.set(sum.who, [...(some.get(sum.who) ?? []), sum]);
  return some;
}

const sumsOf = (deeds: ReadonlyMap<string, readonly DeedSum[]>, who: readonly string[]): readonly DeedSum[] =>
  who.flatMap((each) => deeds.get(each) ?? []);

function together(beats: readonly BeatSum[]): { readonly filed: number; readonly missed: number } | undefined {
  if (beats.length === 0) return undefined;
  return beats.reduce((sum, { filed, missed }) => ({ filed: sum.filed + filed, missed: sum.missed + missed }), {
    filed: 0,
    missed: 0,
  });
}

type RunSums = Pick<UnitScore, 'dispatched' | 'should' | 'resolved' | 'timely' | 'extended' | 'repeat'>;

function countsOf(
  kind: CardKind,
  sums: readonly DeedSum[],
  runs: RunSums | undefined,
  beat: { readonly filed: number; readonly missed: number } | undefined,
): Counts {
  const counts: Record<string, number> = {};
  for (const rule of kind.counts) {
    const value = 'runs' in rule ? runs?.[rule.runs] : 'beat' in rule ? beat?.[rule.beat] : sumOf(rule, sums);
    if (value !== undefined) counts[rule.id] = value;
  }
  return counts;
}

type DeedRule = Extract<CountRule, { readonly deed: string }>;

const sumOf = (rule: DeedRule, sums: readonly DeedSum[]): number =>
  sums.filter((sum) => fits(rule, sum)).reduce((all, { deeds }) => all + deeds, 0);

function fits({ deed, has, lacks }: DeedRule, sum: DeedSum): boolean {
  const wanted = bitsOf(has);
  return sum.deed === deed && (sum.marks & wanted) === wanted && (sum.marks & bitsOf(lacks)) === 0;
}
