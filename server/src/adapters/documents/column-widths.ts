import { shown, type Table } from './sheet.js';

/** A sign of Chinese is one em wide, others, in a wide typeface, two thirds of it. */
function ems(text: string): number {
  let sum = 0;
  for (const sign of text) sum += (sign.codePointAt(0) ?? 0) < 0x2e80 ? 0.64 : 1;
  return sum;
}

/** What stands beside the text in its cell, in ems. */
const PADDING = 1;
/** A text breaks into lines sooner than it takes the place of the figures. */
const NARROWEST = 6;

/** The shares of a table's width: figures get what they need, their headings break once; texts share the rest. */
export function columnWidths({ columns, rows }: Table, total: number): number[] {
  const wanted = columns.map(({ name, as }, i) => {
    const body = Math.max(0, ...rows.map((row) => ems(shown(row[i] ?? null, as))));
    return PADDING + Math.max(body, as === 'text' ? ems(name) : Math.ceil(ems(name) / 2));
  });
  const isText = (i: number) => columns[i]?.as === 'text';
  const sumOf = (fits: (i: number) => boolean) => wanted.reduce((sum, each, i) => sum + (fits(i) ? each : 0), 0);
  const figures = sumOf((i) => !isText(i));
  const texts = sumOf(isText);
  const left = total - figures;
  const widths = wanted.map((each, i) => (isText(i) ? Math.max(NARROWEST, (each / texts) * left) : each));
  // Where all together are too wide, or only figures too narrow, everything gives in alike.
  const scale = total / widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each) => each * scale);
}
