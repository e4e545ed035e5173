import writeXlsxFile from 'write-excel-file/node';
import type { Column, Sheet, Table } from './sheet.js';
import { stillZip } from './still-zip.js';

const FORMAT = { count: '0', rate: '0.00%', score: '0.00' } as const;

/** Each table of a document as a sheet; rates and scores are formulas, so that whoever changes a count sees what follows. */
export async function xlsxOf(sheet: Sheet): Promise<Buffer> {
  const names = new Set<string>();
  const tables = sheet.parts.filter((part) => part.kind === 'table');
  const about = [[sheet.title], [`${sheet.issuer} ${sheet.issue} ${sheet.date}`], [sheet.notice ?? ''], [sheet.source]];
  const sheets = [
    {
      sheet: nameOf(sheet.language === 'zh' ? '说明' : 'About', names),
      data: about.map(plain),
      columns: [{ width: 100 }],
    },
    ...tables.map((table) => ({
      sheet: nameOf(table.name, names),
      data: rowsOf(table),
      columns: table.columns.map(({ as }) => ({ width: as === 'text' ? 28 : 12 })),
      stickyRowsCount: 1,
    })),
  ];
  return stillZip(await writeXlsxFile(sheets).toBuffer(), sheet.on);
}

function plain(cells: readonly string[]) {
  return cells.map((value) => ({ value, type: String, wrap: true }));
}

function rowsOf({ columns, rows }: Table) {
  const head = columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  return [head, ...rows.map((row, at) => row.map((value, i) => cellOf(columns[i], value, at + 2)))];
}

function cellOf(column: Column | undefined, value: string | number | null, line: number) {
  if (column === undefined || value === null) return null;
  // A text is written as a text: nothing in it is ever run.
  if (typeof value === 'string') return { value, type: String, wrap: true };
  const format = column.as === 'text' ? FORMAT.count : FORMAT[column.as];
  if (column.formula === undefined) return { value, type: Number, format };
  return { value: formulaOf(column.formula, line), type: 'Formula' as const, format };
}

function formulaOf(formula: NonNullable<Column['formula']>, line: number): string {
  const at = (column: number) => `${letter(column)}${line}`;
  if (formula.kind === 'share') return `=ROUND(${at(formula.of)}/${at(formula.in)},4)`;
  const sum = formula.rates.map(([column, weight]) => `${weight}*${at(column)}`).join('+');
  return `=ROUND(100*(${sum})/${at(formula.in)},2)`;
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}

/** Excel takes at most 31 signs, some not at all, and none twice. */
function nameOf(text: string, taken: Set<string>): string {
  const base = text.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28) || 'Sheet';
  let name = base;
  for (let no = 2; taken.has(name); no++) name = `${base} ${no}`;
  taken.add(name);
  return name;
}
