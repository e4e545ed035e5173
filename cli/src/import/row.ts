import type { CaseHistory, HistoryEvent } from '@bihuan/server';
import { type Calendar, CalendarError, DurationError, InstantError, parseLocal } from '@bihuan/worktime';
import type { DataRule, Mapping, TextRule } from './mapping.js';

export type Row = Readonly<Record<string, string>>;

/** Why a row is no case. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

/** Turns rows into case histories by a mapping. */
export class RowReader {
  constructor(
    private readonly map: Mapping,
    private readonly calendar: Calendar,
  ) {}

  /** @throws RowError */
  read(row: Row): CaseHistory {
    const externalId = row[this.map.externalId]?.trim() ?? '';
    if (externalId === '') throw new RowError(`"${this.map.externalId}" is empty`);
    for (const [earlier, later] of this.map.order) this.inOrder(row, earlier, later);
    const events = this.map.events.flatMap((rule) => this.event(row, externalId, rule));
    if (events.length === 0) throw new RowError('the row has no event: every instant is empty');
    return { externalId, events };
  }

  private event(row: Row, externalId: string, rule: Mapping['events'][number]): HistoryEvent[] {
    const at = this.instant(row, rule.at);
    if (at === null) return [];
    const own = Object.entries(rule.data).map(([member, value]) => [member, this.value(row, value)] as const);
    const data = { ...(rule.type === 'reported' ? this.report(row) : {}), ...Object.fromEntries(own) };
    return [{ case: externalId, at, type: rule.type, actor: this.map.actor, data, derived: rule.derived }];
  }

  private report(row: Row): Record<string, unknown> {
    const { location, address, description } = this.map;
    const place = location === undefined ? null : pointOf(row[location.lon], row[location.lat]);
    const where = address === undefined ? '' : textOf(row, address);
    const what = description === undefined ? '' : textOf(row, description);
    return {
      source: textOf(row, this.map.reportedBy),
      kind: textOf(row, this.map.class.kind),
      class: textOf(row, this.map.class.code),
      severity: textOf(row, this.map.severity),
      ...(place === null ? {} : { location: place }),
      ...(where === '' ? {} : { address: where }),
      ...(what === '' ? {} : { description: what }),
    };
  }

  private value(row: Row, rule: DataRule): unknown {
    if (!('workTimeBetween' in rule)) return 'value' in rule ? rule.value : textOf(row, rule);
    const [from, to] = rule.workTimeBetween.map((name) => this.instant(row, name));
    if (from == null || to == null || to <= from) return null;
    const minutes = this.measured(rule.workTimeBetween, from, to) / 60_000;
    return minutes > 0 ? { minutes } : null;
  }

  private measured(between: readonly string[], from: number, to: number): number {
    try {
      return this.calendar.elapsed(from, to);
    } catch (error) {
      if (!(error instanceof CalendarError || error instanceof InstantError || error instanceof DurationError))
        throw error;
      throw new RowError(`"${between.join('" to "')}": ${error.message}`);
    }
  }

  private inOrder(row: Row, earlier: string, later: string): void {
    const a = this.instant(row, earlier);
    const b = this.instant(row, later);
    if (a !== null && b !== null && b < a) throw new RowError(`"${later}" is before "${earlier}"`);
  }

  /** An instant of the row; null where the cell is empty. */
  private instant(row: Row, name: string): number | null {
    const cell = row[name]?.trim() ?? '';
    if (cell === '') return null;
    try {
      let at = parseLocal(cell.replace(' ', 'T'), this.map.time.zone);
      // Each offset too many is undone by reading the instant's UTC text as local time once more.
      for (let i = 0; i < this.map.time.offsetsTooMany; i++) {
        at = parseLocal(new Date(at).toISOString().slice(0, -1), this.map.time.zone);
      }
      return at;
    } catch (error) {
      throw new RowError(`"${name}": ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function textOf(row: Row, rule: TextRule): string {
  if ('value' in rule) return String(rule.value);
  const cell = row[rule.column]?.trim() ?? '';
  if (!('values' in rule)) return cell;
  const found = Object.hasOwn(rule.values, cell) ? rule.values[cell] : rule.otherwise;
  if (found === undefined) throw new RowError(`"${rule.column}": the mapping has no entry for "${cell}"`);
  return found;
}

/** A missing or impossible coordinate is no reason to lose a case: it then has no place. */
function pointOf(lonText: string | undefined, latText: string | undefined): { lon: number; lat: number } | null {
  const lon = Number.parseFloat(lonText ?? '');
  const lat = Number.parseFloat(latText ?? '');
  const fits = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && (lon !== 0 || lat !== 0);
  return fits ? { lon, lat } : null;
}
