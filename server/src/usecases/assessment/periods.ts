import type { AssessmentAnswer, AssessmentDetail, AssessmentFigures, AssessmentList } from '@bihuan/contracts';
import { sumOfUnits } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type AnswerRow, findPeriod, type PeriodRow, readAnswers, readPeriods } from '../../store/assessment.js';
import type { Tx } from '../../store/database.js';
import { namesOf } from '../../store/people.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { periodScore } from '../period-score.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { assessmentFigures } from './figures.js';
import { hindrancesOf, policyOf, scoredOf, standingOf, summaryOf } from './standing.js';

const permission = 'assessment.read';

/** The units whose part in a period the person may see; null: all. */
export function assessedUnits(config: TenantConfig, actor: Actor): ReadonlySet<string | null> | null {
  const reach = reaches(rightsOf(config.newestFlow), actor, permission);
  if (reach.some(({ scope }) => scope === 'anywhere')) return null;
  return new Set(reach.map(({ grant }) => grant.unit));
}

/** All periods, the latest first; a unit sees those that were sent to it. */
export function assessmentPeriods(app: App, actor: Actor): Promise<Result<AssessmentList>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const now = app.clock.now();
    const visible = assessedUnits(config, actor);
    const answers = await readAnswers(tx, actor.tenant);
    const periods = [];
    for (const row of await readPeriods(tx, actor.tenant)) {
      if (visible !== null && row.state === 'draft') continue;
      const figures =
        (row.snapshot as AssessmentFigures | null) ?? (await periodScore(tx, config, scoredOf(config, row, now)));
      const own = answers.filter(({ period }) => period === row.id);
      periods.push(summaryOf(config, row, await standingOf(tx, actor.tenant, row, figures, own, visible)));
    }
    return done({ periods, now: formatInstant(now, config.calendar.timeZone) });
  });
}

/** One with its figures, its answers and what hinders its end. */
export function assessmentPeriod(app: App, actor: Actor, id: string): Promise<Result<AssessmentDetail>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const visible = assessedUnits(config, actor);
    const row = await findPeriod(tx, actor.tenant, id);
    if (row === undefined || (visible !== null && row.state === 'draft')) return failed({ code: 'not-found' });
    return done(await detailOf(tx, config, row, visible, app.clock.now()));
  });
}

async function detailOf(
  tx: Tx,
  config: TenantConfig,
  row: PeriodRow,
  visible: ReadonlySet<string | null> | null,
  now: number,
): Promise<AssessmentDetail> {
  const { tenant } = config;
  const zone = config.calendar.timeZone;
  const figures =
    (row.snapshot as AssessmentFigures | null) ?? (await assessmentFigures(tx, config, scoredOf(config, row, now)));
  const answers = await readAnswers(tx, tenant, row.id);
  const standing = await standingOf(tx, tenant, row, figures, answers, visible);
  const people = [row.made_by, row.sent_by, row.met_by, row.frozen_by, row.published_by];
  const names = await namesOf(
    tx,
    tenant,
    [...people, ...answers.flatMap((each) => [each.by, each.replied_by])].flatMap((id) => id ?? []),
  );
  const name = (id: string | null) => ({ id: id ?? '', name: names.get(id ?? '') ?? id ?? '' });
  const who = (at: number | null, by: string | null) =>
    at === null ? null : { at: formatInstant(at, zone), by: name(by) };
  return {
    ...summaryOf(config, row, standing),
    made: { at: formatInstant(row.made_at, zone), by: name(row.made_by) },
    sent: who(row.sent_at, row.sent_by),
    meeting:
      row.met_on === null
        ? null
        : { on: row.met_on, people: row.met_people, decisions: row.met_decisions, by: name(row.met_by) },
    frozen: frozenOf(row, figures, who(row.frozen_at, row.frozen_by)),
    published: who(row.published_at, row.published_by),
    figures: seenBy(config, row, figures, visible),
    answers: answers
      .filter(({ unit }) => visible === null || visible.has(unit))
      .map((each) => answerOf(config, each, name, zone)),
    hindrances: hindrancesOf(row, standing, now),
    now: formatInstant(now, zone),
  };
}

function frozenOf(
  row: PeriodRow,
  figures: AssessmentFigures,
  who: { at: string; by: { id: string; name: string } } | null,
): AssessmentDetail['frozen'] {
  if (who === null || row.digest === null) return null;
  const { dispatched, returnedAway, unlimited } = figures.area;
  return { ...who, digest: row.digest, runs: dispatched + returnedAway + unlimited };
}

/** Of a trial nobody is ranked; a unit sees itself, and what only all together have not at all. */
function seenBy(
  config: TenantConfig,
  row: PeriodRow,
  figures: AssessmentFigures,
  visible: ReadonlySet<string | null> | null,
): AssessmentFigures {
  const ranked = row.phase === 'trial' ? figures.units.map((unit) => ({ ...unit, rank: null })) : figures.units;
  if (visible === null) return { ...figures, units: ranked };
  const units = ranked.filter(({ unit }) => visible.has(unit));
  const area = sumOfUnits(units, policyOf(config, row.from_at));
  return { ...figures, units, area, streets: [], sources: [], classes: [] };
}

function answerOf(
  config: TenantConfig,
  row: AnswerRow,
  name: (id: string | null) => { id: string; name: string },
  zone: string,
): AssessmentAnswer {
  return {
    id: row.id,
    unit: namedUnit(config, row.unit),
    kind: row.kind as AssessmentAnswer['kind'],
    text: row.text,
    at: formatInstant(row.at, zone),
    by: name(row.by),
    reply:
      row.reply === null || row.replied_at === null
        ? null
        : { text: row.reply, at: formatInstant(row.replied_at, zone), by: name(row.replied_by) },
  };
}
