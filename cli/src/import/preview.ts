import { cityFlow } from '@bihuan/city';
import { apply, check, describe, type Matter } from '@bihuan/flow';
import type { CaseHistory } from '@bihuan/server';
import { formatInstant } from '@bihuan/worktime';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { CsvRows } from './csv-rows.js';
import { columnsOf, type Mapping, type ParsedMapping } from './mapping.js';
import { RowError, RowReader } from './row.js';

const PREVIEWED = 20;

/** The first rows as the events they would become, and what would be rejected of them; nothing is opened or written. */
export async function preview(terminal: Terminal, file: string, { map, calendar }: ParsedMapping): Promise<number> {
  const reader = new RowReader(map, calendar);
  const output = new Output(terminal.stdout);
  let seen = 0;
  for await (const each of new CsvRows(file).rows(columnsOf(map))) {
    if (seen++ === PREVIEWED) break;
    try {
      if ('why' in each) throw new RowError(each.why);
      const history = reader.read(each.row);
      const why = whyIllegal(map, history);
      if (why !== null) throw new RowError(why);
      for (const event of history.events) {
        await output.line(JSON.stringify({ ...event, at: formatInstant(event.at, map.time.zone) }));
      }
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      terminal.stderr.write(`${file}:${each.line}: ${error.message}\n`);
    }
  }
  await output.flush();
  return 0;
}

function whyIllegal(map: Mapping, history: CaseHistory): string | null {
  const units = new Set(map.tenant.units.map((unit) => unit.id));
  let matter: Matter | null = null;
  for (const event of history.events) {
    const refusal = check(cityFlow, matter, event, units);
    if (refusal !== null) return describe(refusal);
    matter = apply(cityFlow, matter, event);
  }
  return null;
}
