import type { ImportReport } from '@bihuan/contracts';
import { peopleTable } from '../accounts/people-table.js';
import { areaTable } from '../organisation/area-table.js';
import { unitTable } from '../organisation/unit-table.js';
import { catalogueTable } from '../rule-tables/catalogue-table.js';
import { dutiesTable } from '../rule-tables/duties-table.js';
import { holidaysTable } from '../rule-tables/holidays-table.js';
import { limitsTable } from '../rule-tables/limits-table.js';
import { type ExportedTable, type ExportInput, exportTable } from '../tables/export-table.js';
import { type ImportInput, importTable } from '../tables/import-table.js';
import type { TableSpec } from '../tables/table-spec.js';
import type { Actor, App, Result } from '../types.js';

/** A table by the name that its address has, whatever its rows are. */
export interface AdminTable {
  readonly id: string;
  export(app: App, actor: Actor, input: ExportInput): Promise<Result<ExportedTable>>;
  import(app: App, actor: Actor, input: ImportInput): Promise<Result<ImportReport>>;
}

/** Registers a table: `ADMIN_TABLES` gets `tableOf(unitTable)`. */
export function tableOf<Row extends object>(spec: TableSpec<Row>): AdminTable {
  return {
    id: spec.id,
    export: (app, actor, input) => exportTable(app, actor, spec, input),
    import: (app, actor, input) => importTable(app, actor, spec, input),
  };
}

/** Everything that is exported and imported as a table. */
export const ADMIN_TABLES: readonly AdminTable[] = [
  tableOf(unitTable),
  tableOf(areaTable),
  tableOf(peopleTable),
  tableOf(catalogueTable),
  tableOf(dutiesTable),
  tableOf(limitsTable),
  tableOf(holidaysTable),
];
