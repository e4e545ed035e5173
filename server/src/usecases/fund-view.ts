import type { FundEntry } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { type FundLine, fundNumbers } from '../store/fund.js';
import { findMatters } from '../store/matters.js';
import { namesOf } from '../store/people.js';
import { classOf } from './case-summary.js';
import type { TenantConfig } from './config.js';

type CaseRef = NonNullable<FundEntry['case']>;

/** Cases as a ledger names them, by id. Places are not told: whoever reads the fund may not read every case. */
export async function fundCases(
  tx: Tx,
  config: TenantConfig,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, CaseRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await findMatters(tx, config.tenant, wanted);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        class: classOf(config, row)?.name ?? row.class,
        area: config.areas.nameOf(row.area_path),
      },
    ]),
  );
}

/** Entries as the contract shows them. */
export async function fundEntries(tx: Tx, config: TenantConfig, lines: readonly FundLine[]): Promise<FundEntry[]> {
  const cases = await fundCases(
    tx,
    config,
    lines.map((line) => line.matter),
  );
  const names = await namesOf(
    tx,
    config.tenant,
    lines.map((line) => line.written_by),
  );
  const meant = await fundNumbers(
    tx,
    config.tenant,
    lines.flatMap((line) => line.of_entry ?? []),
  );
  const zone = config.calendar.timeZone;
  return lines.map((line) => ({
    id: line.id,
    year: line.year,
    no: line.no,
    kind: line.kind as FundEntry['kind'],
    amount: line.amount,
    case: line.matter === null ? null : (cases.get(line.matter) ?? null),
    of: line.of_entry === null ? null : (meant.get(line.of_entry) ?? null),
    party: line.party,
    note: line.note,
    overdraws: line.overdraws,
    corrected: line.corrected,
    outstanding: line.kind === 'cost' && !line.corrected ? -line.amount - line.recovered : null,
    by: { id: line.written_by, name: names.get(line.written_by) ?? line.written_by },
    at: formatInstant(line.written_at, zone),
  }));
}
