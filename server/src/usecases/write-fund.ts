import type { FundBody } from '@bihuan/contracts';
import { allows, allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import {
  type FundLine,
  type FundRow,
  fundSums,
  insertFundEntry,
  lockFund,
  nextFundNo,
  readFund,
} from '../store/fund.js';
import { findMatter } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { budgetYear } from './fund.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { unstorable } from './storable.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface FundInput {
  readonly body: FundBody;
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

export interface FundWritten {
  /** The entry's id. */
  readonly id: string;
  readonly replayed: boolean;
}

type Draft = Pick<FundRow, 'year' | 'kind' | 'amount' | 'matter' | 'of_entry' | 'party' | 'note'>;

/**
 * One entry of the fund. Nothing overdraws a year silently: a cost, or a correction, that takes its balance below
 * nothing is refused until it says `overdraw`, and the entry keeps that it was said.
 */
export async function writeFund(app: App, actor: Actor, { body, key }: FundInput): Promise<Result<FundWritten>> {
  const bad = unstorable(body);
  if (bad !== null) return failed(bad);
  const { tenant, person } = actor;
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key),
    body: { fund: body },
    otherwise: { code: 'key-reused' },
  } as const;
  const result = await inTransaction<Keyed>(app, tenant, async (tx, config) => {
    const permission = 'fund.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    const now = app.clock.now();
    return keyed(tx, use, now, () => write(app, tx, config, actor, body, now));
  });
  return result.ok ? done({ id: result.value.matter, replayed: result.value.replayed }) : result;
}

async function write(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  body: FundBody,
  now: number,
): Promise<Result<Outcome>> {
  const { tenant, person } = actor;
  await lockFund(tx, tenant);
  const drafted = await draftOf(tx, config, actor, body, budgetYear(config, now));
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  const balance = (await fundSums(tx, tenant)).find((sums) => sums.year === draft.year)?.balance ?? 0;
  const after = balance + draft.amount;
  const overdraws = draft.amount < 0 && after < 0;
  if (overdraws && !('overdraw' in body && body.overdraw === true)) {
    return failed({ code: 'rule', reason: 'fund-overdraw', params: { year: draft.year, balance, after } });
  }
  const id = app.random(12).toString('base64url');
  const no = await nextFundNo(tx, tenant, draft.year);
  await insertFundEntry(tx, tenant, { ...draft, id, no, overdraws, written_by: person, written_at: now });
  return done({ matter: id, seq: 0 });
}

async function draftOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  body: FundBody,
  thisYear: number,
): Promise<Result<Draft>> {
  const plain = { matter: null, of_entry: null, party: null, note: null };
  switch (body.kind) {
    case 'allocation':
      return done({ ...plain, kind: body.kind, year: body.year, amount: body.amount, note: body.note || null });
    case 'cost': {
      if (!(await mayRead(tx, config, actor, body.case))) return invalid('case', 'the id of a case that you may see');
      const { year = thisYear, party, note } = body;
      const amount = -body.amount;
      return done({
        ...plain,
        kind: body.kind,
        year,
        amount,
        matter: body.case,
        party: party || null,
        note: note || null,
      });
    }
    case 'recovery': {
      const cost = await entryOf(tx, actor.tenant, body.entry);
      if (cost === undefined) return invalid('entry', 'the id of an entry');
      if (cost.kind !== 'cost' || cost.corrected) return ruled('fund-not-cost');
      const outstanding = -cost.amount - cost.recovered;
      if (body.amount > outstanding) return ruled('fund-too-much', { outstanding });
      const { year = thisYear, amount, party, note } = body;
      return done({ kind: body.kind, year, amount, matter: cost.matter, of_entry: cost.id, party, note: note || null });
    }
    case 'correction': {
      const entry = await entryOf(tx, actor.tenant, body.entry);
      if (entry === undefined) return invalid('entry', 'the id of an entry');
      if (entry.kind === 'correction' || entry.corrected) return ruled('fund-corrected');
      if (entry.recovered > 0) return ruled('fund-recovered', { recovered: entry.recovered });
      const { year, matter } = entry;
      // In the year of what it takes back, so that both years' balances are right.
      return done({
        ...plain,
        kind: body.kind,
        year,
        amount: -entry.amount,
        matter,
        of_entry: entry.id,
        note: body.reason,
      });
    }
  }
}

async function entryOf(tx: Tx, tenant: string, id: string): Promise<FundLine | undefined> {
  const [line] = await readFund(tx, tenant, { id });
  return line;
}

async function mayRead(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<boolean> {
  const row = await findMatter(tx, actor.tenant, id);
  if (row === undefined) return false;
  return allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', await subjectOf(tx, row));
}

function invalid(path: string, message: string): Result<never> {
  return failed({ code: 'invalid', errors: [{ path, message }] });
}

/** Rules of the fund, as a screen phrases them. */
type FundRule =
  /** More is paid back than was spent. */
  | 'fund-too-much'
  /** Only a cost that stands is paid back. */
  | 'fund-not-cost'
  /** It was taken back already, or is itself a correction. */
  | 'fund-corrected'
  /** Something was paid back of it: take that back first. */
  | 'fund-recovered';

function ruled(reason: FundRule, params: Readonly<Record<string, unknown>> = {}): Result<never> {
  return failed({ code: 'rule', reason, params });
}
