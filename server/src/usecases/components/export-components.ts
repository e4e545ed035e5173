import { type ComponentRow, readComponentPage } from '../../store/components.js';
import type { TenantConfig } from '../config.js';
import { asText, type Cell, printed, type TableLanguage } from '../tables/column.js';
import type { App } from '../types.js';
import { COMPONENT_COLUMNS } from './columns.js';
import { cellsOf } from './row-cells.js';

export type ExportFormat = 'csv' | 'geojson';

export interface ExportComponentsInput {
  readonly tenant: string;
  readonly format: ExportFormat;
  readonly language: TableLanguage;
  readonly progress?: (components: number) => void;
}

const batch = 2000;

/** All components as they stand at the start, as the text of a file: the import takes it back and changes nothing. */
export async function* exportComponents(app: App, input: ExportComponentsInput): AsyncGenerator<string> {
  const { tenant, format, language } = input;
  const snapshot = await app.db.openSnapshot(tenant);
  try {
    const config = await app.config.of(snapshot.tx, tenant);
    yield headOf(format, language);
    let after: string | null = null;
    let count = 0;
    for (;;) {
      const rows: ComponentRow[] = await readComponentPage(snapshot.tx, tenant, {}, after, batch);
      const between = format === 'geojson' ? ',\n' : '';
      const texts = rows.map((row) => written(config, row, format, language));
      if (texts.length > 0) yield `${count === 0 ? '' : between}${texts.join(between)}`;
      count += rows.length;
      input.progress?.(count);
      const last = rows.at(-1);
      if (last === undefined || rows.length < batch) break;
      after = last.id;
    }
    if (format === 'geojson') yield '\n]}\n';
  } finally {
    await snapshot.close();
  }
}

/** The same as an XLSX, which is made in memory. */
export async function exportComponentSheet(
  app: App,
  { tenant, language }: Pick<ExportComponentsInput, 'tenant' | 'language'>,
): Promise<Buffer> {
  const snapshot = await app.db.openSnapshot(tenant);
  try {
    const config = await app.config.of(snapshot.tx, tenant);
    const rows: Cell[][] = [];
    for (let after: string | null = null; ; ) {
      const page: ComponentRow[] = await readComponentPage(snapshot.tx, tenant, {}, after, batch);
      rows.push(...page.map((row) => tableRow(config, row, language)));
      after = page.at(-1)?.id ?? null;
      if (after === null || page.length < batch) break;
    }
    const header = COMPONENT_COLUMNS.map((column) => column.header[language]);
    return app.tables.write('xlsx', { title: COMPONENTS[language], header, rows });
  } finally {
    await snapshot.close();
  }
}

export const COMPONENTS = { zh: '部件', en: 'Components' } as const;

function tableRow(config: TenantConfig, row: ComponentRow, language: TableLanguage): Cell[] {
  const cells = cellsOf(config, row);
  return COMPONENT_COLUMNS.map((column) => printed(column, cells, language));
}

function headOf(format: ExportFormat, language: TableLanguage): string {
  if (format === 'geojson') return '{"type":"FeatureCollection","features":[\n';
  // With the mark by which a spreadsheet knows UTF-8.
  return format === 'csv' ? `\ufeff${COMPONENT_COLUMNS.map(({ header }) => header[language]).join(',')}\r\n` : '';
}

function written(config: TenantConfig, row: ComponentRow, format: ExportFormat, language: TableLanguage): string {
  if (format === 'csv') return `${tableRow(config, row, language).map(csvCell).join(',')}\r\n`;
  const { id, lon, lat, ...properties } = cellsOf(config, row);
  const point = { type: 'Point', coordinates: [lon, lat] };
  // What is long or wide has its place beside its shape.
  const members = row.geometry === null ? { id, ...properties } : { id, ...properties, lon, lat };
  return JSON.stringify({ type: 'Feature', id, properties: members, geometry: row.geometry ?? point });
}

const formula = /^'*[=+\-@\t\r]/;

function csvCell(cell: Cell): string {
  // A spreadsheet takes a text that begins so for a formula and runs it; the quote is taken off again on reading.
  const text = typeof cell === 'string' && formula.test(cell) ? `'${cell}` : asText(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
