import type { CaseHistory } from '@bihuan/server';
import type { CsvRows } from './csv-rows.js';
import { columnsOf, type ParsedMapping } from './mapping.js';
import type { Rejects } from './rejects.js';
import { type Row, RowError, RowReader } from './row.js';

/** Reads rows into histories and keeps what was rejected, whoever rejected it. */
export class Reading {
  rows = 0;
  private readonly origins = new WeakMap<CaseHistory, { readonly line: number; readonly row: Row }>();
  private readonly reader: RowReader;

  constructor(
    private readonly mapping: ParsedMapping,
    private readonly csv: CsvRows,
    private readonly rejects: Rejects,
  ) {
    this.reader = new RowReader(mapping.map, mapping.calendar);
  }

  async *histories(): AsyncGenerator<CaseHistory> {
    for await (const each of this.csv.rows(columnsOf(this.mapping.map))) {
      this.rows += 1;
      if ('why' in each) this.rejects.add(each.line, each.why, each.text, this.csv.columns);
      else yield* this.history(each.line, each.row);
    }
  }

  reject(history: CaseHistory, why: string): void {
    const origin = this.origins.get(history);
    if (origin !== undefined) this.rejects.add(origin.line, why, origin.row, this.csv.columns);
  }

  private *history(line: number, row: Row): Generator<CaseHistory> {
    let history: CaseHistory;
    try {
      history = this.reader.read(row);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      this.rejects.add(line, error.message, row, this.csv.columns);
      return;
    }
    this.origins.set(history, { line, row });
    yield history;
  }
}
