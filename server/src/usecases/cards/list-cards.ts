import type { CardHistory, CardList } from '@bihuan/contracts';
import type { CardKind, CardName } from '@bihuan/kit';
import { formatInstant } from '@bihuan/worktime';
import { hasDeeds } from '../../store/deeds.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import { scoredPeriod } from '../scored-period.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { cardScope } from './card-scope.js';
import { type JudgedCards, judgedCards } from './judged.js';
import type { CardFilter } from './subjects.js';

export interface CardsInput extends CardFilter {
  readonly card: string;
  readonly from: number;
  readonly to: number;
  readonly asOf?: number | undefined;
}

/** The cards of a kind in a period; whoever sees only their own sees where these stand among the peers, and no peer. */
export function listCards(app: App, actor: Actor, input: CardsInput): Promise<Result<CardList>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
    const scope = cardScope(config, actor, input.card);
    if (!scope.ok) return scope;
    const { kind, subjects } = scope.value;
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const judged = await judgedCards(tx, config, kind, scored.value, input);
    const zone = config.calendar.timeZone;
    return done({
      kind: kindView(kind),
      from: formatInstant(period.from, zone),
      to: formatInstant(period.to, zone),
      asOf: formatInstant(period.asOf, zone),
      composite: judged.composite === null ? null : compositeView(judged.composite),
      policy: policy.id,
      versions: versionsOf(config, policy.id),
      trial: judged.trial,
      ready: await hasDeeds(tx, config.tenant),
      own: subjects !== null,
      rows: rowsOf(judged).filter(({ subject }) => subjects === null || subjects.has(subject)),
    });
  });
}

export interface HistoryInput extends CardFilter {
  readonly card: string;
  readonly subject: string;
  /** Instants between the periods, ascending. */
  readonly bounds: readonly number[];
}

/** One's figures over periods that follow one another, each judged by what was in force at its start. */
export function cardHistory(app: App, actor: Actor, input: HistoryInput): Promise<Result<CardHistory>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const { bounds, ...rest } = input;
    const bad = unstorable(rest);
    if (bad !== null) return failed(bad);
    const scope = cardScope(config, actor, input.card);
    if (!scope.ok) return scope;
    const { kind, subjects } = scope.value;
    if (subjects !== null && !subjects.has(input.subject)) {
      return failed({ code: 'forbidden', permission: 'card.read' });
    }
    const zone = config.calendar.timeZone;
    const periods: CardHistory['periods'] = [];
    for (const [i, from] of bounds.slice(0, -1).entries()) {
      const scored = scoredPeriod(config, { from, to: bounds[i + 1] ?? from }, app.clock.now());
      if (!scored.ok) return scored;
      const judged = await judgedCards(tx, config, kind, scored.value, input);
      const row = rowsOf(judged).find(({ subject }) => subject === input.subject);
      periods.push({
        from: formatInstant(scored.value.period.from, zone),
        to: formatInstant(scored.value.period.to, zone),
        counts: row?.counts ?? {},
        figures: row?.figures ?? [],
        score: row?.score ?? null,
        grade: row?.grade ?? null,
        rank: row?.rank ?? null,
      });
    }
    return done({ periods });
  });
}

function rowsOf({ cards, subjects }: JudgedCards): CardList['rows'] {
  const names = new Map(subjects.map(({ subject, name }) => [subject, name]));
  return cards.map((card) => ({
    ...card,
    name: names.get(card.subject) ?? card.subject,
    counts: { ...card.counts },
    figures: [...card.figures],
    without: [...card.without],
  }));
}

function compositeView({ parts, grades, sample, ...rest }: NonNullable<JudgedCards['composite']>) {
  return {
    ...rest,
    parts: parts.map((part) => ({ ...part })),
    sample: { ...sample },
    grades: grades.map((each) => ({ ...each })),
  };
}

function kindView({ id, zh, en, counts, indicators, noData }: CardKind): CardList['kind'] {
  const plain = (each: CardName): CardName => ({ id: each.id, zh: each.zh, en: each.en });
  return {
    id,
    zh,
    en,
    counts: counts.map(plain),
    indicators: indicators.map((each) => ({ ...each, basis: { ...each.basis } })),
    noData: noData.map(plain),
  };
}

function versionsOf(config: TenantConfig, policy: string): CardList['versions'] {
  return {
    cards: config.versionOf('cards'),
    policy: config.versionOf('policy', policy),
    calendar: config.versionOf('calendar'),
  };
}
