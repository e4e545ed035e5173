import type { CaseFundView, FundQuery, FundView } from '@bihuan/contracts';
import { formatInstant, localDate } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { fundSums, owingCases, readFund } from '../store/fund.js';
import { findMatter } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { fundCases, fundEntries } from './fund-view.js';
import { makeCursor, readCursor } from './page-cursor.js';
import { readAs } from './read-reference.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

const owingShown = 200;

/** A year of the fund: its sums, its entries, the latest first, and the cases that owe it something. */
export function readFundYear(app: App, actor: Actor, query: FundQuery): Promise<Result<FundView>> {
  return readAs(app, actor, 'fund.read', async (tx, config) => {
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'number']);
    if (query.cursor !== undefined && after === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const now = app.clock.now();
    const thisYear = budgetYear(config, now);
    const year = query.year ?? thisYear;
    const sums = await fundSums(tx, actor.tenant);
    const before = after === null ? null : { year: after[0], no: after[1] };
    const lines = await readFund(tx, actor.tenant, { year }, before, query.limit + 1);
    const page = lines.slice(0, query.limit);
    const last = page.at(-1);
    const owing = await owingCases(tx, actor.tenant, owingShown);
    const cases = await fundCases(
      tx,
      config,
      owing.map((each) => each.matter),
    );
    return done({
      sums: sums.find((each) => each.year === year) ?? { year, allocated: 0, spent: 0, recovered: 0, balance: 0 },
      years: [...new Set([thisYear, year, ...sums.map((each) => each.year)])].sort((a, b) => b - a),
      entries: await fundEntries(tx, config, page),
      nextCursor: lines.length > page.length && last ? makeCursor([last.year, last.no]) : null,
      owing: owing.flatMap(({ matter, spent, recovered }) => {
        const one = cases.get(matter);
        return one === undefined ? [] : [{ case: one, spent, recovered, outstanding: spent - recovered }];
      }),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** What the fund spent on a case that the person may read, and what came back. */
export function readCaseFund(app: App, actor: Actor, input: { readonly case: string }): Promise<Result<CaseFundView>> {
  return readAs(app, actor, 'fund.read', async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined) return failed({ code: 'not-found' });
    const subject = await subjectOf(tx, row);
    if (!allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', subject)) {
      return failed({ code: 'not-found' });
    }
    const entries = await fundEntries(tx, config, await readFund(tx, actor.tenant, { matters: [row.id] }));
    const standing = entries.filter((entry) => !entry.corrected);
    const sum = (kind: string) =>
      standing.filter((entry) => entry.kind === kind).reduce((total, entry) => total + Math.abs(entry.amount), 0);
    const [spent, recovered] = [sum('cost'), sum('recovery')];
    return done({
      entries,
      spent,
      recovered,
      outstanding: spent - recovered,
      now: formatInstant(app.clock.now(), config.calendar.timeZone),
    });
  });
}

/** The year in which something that happens at an instant is booked. */
export function budgetYear(config: TenantConfig, t: number): number {
  return Number(localDate(t, config.calendar.timeZone).slice(0, 4));
}
