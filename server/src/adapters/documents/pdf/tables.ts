import { columnWidths } from '../column-widths.js';
import { type Bars, shown, type Table } from '../sheet.js';
import { linesOf } from './lines.js';
import { PAGE, type Paper, type Type } from './paper.js';

const TEXT: Type = { size: 10.5 };
const HEAD: Type = { size: 10.5, weight: 700 };
const LINE = 14;
const PAD = 4;

/** Rows are not divided; where a page ends, the head stands on the next one again. */
export function drawTable(paper: Paper, table: Table): void {
  const { columns, rows } = table;
  const widths = columnWidths(table, PAGE.across / TEXT.size).map((each) => each * TEXT.size);
  const cellsOf = (texts: readonly string[], type: Type) =>
    texts.map((text, i) => linesOf(text, (widths[i] ?? 0) - 2 * PAD, (piece) => paper.width(piece, type)));
  const heightOf = (cells: readonly string[][]) => Math.max(...cells.map((lines) => lines.length)) * LINE + 2 * PAD;
  const row = (cells: readonly string[][], type: Type, side: (i: number) => 'left' | 'right' | 'centre') => {
    const height = heightOf(cells);
    let x = PAGE.left;
    cells.forEach((lines, i) => {
      const width = widths[i] ?? 0;
      paper.document.rect(x, paper.y, width, height).lineWidth(0.5).strokeColor('#000000').stroke();
      let y = paper.y + (height - lines.length * LINE) / 2;
      for (const line of lines) {
        const free = width - 2 * PAD - paper.width(line, type);
        const push = { left: 0, centre: free / 2, right: free }[side(i)];
        y += LINE;
        paper.write(line, x + PAD + push, y - 3.5, type);
      }
      x += width;
    });
    paper.y += height;
  };
  const head = cellsOf(
    columns.map(({ name }) => name),
    HEAD,
  );
  const body = rows.map((values) =>
    cellsOf(
      values.map((value, i) => shown(value, columns[i]?.as ?? 'text')),
      TEXT,
    ),
  );
  paper.y += 4;
  const [first] = body;
  paper.need(heightOf(head) + (first === undefined ? 0 : heightOf(first)));
  row(head, HEAD, () => 'centre');
  for (const cells of body) {
    if (paper.y + heightOf(cells) > PAGE.bottom) {
      paper.turn();
      row(head, HEAD, () => 'centre');
    }
    row(cells, TEXT, (i) => (columns[i]?.as === 'text' ? 'left' : 'right'));
  }
}

/** Shares as lengths, a line at the goal. */
export function drawBars(paper: Paper, { goal, bars }: Bars): void {
  const [named, valued, height] = [PAGE.across * 0.26, PAGE.across * 0.14, 18];
  const across = PAGE.across - named - valued;
  const start = PAGE.left + named;
  paper.y += 4;
  for (const { name, share } of bars) {
    const [line = ''] = linesOf(name, named - PAD, (piece) => paper.width(piece, TEXT));
    const value = shown(share, 'rate');
    paper.need(height);
    paper.write(line, PAGE.left, paper.y + 12.5, TEXT);
    paper.document.rect(start, paper.y + 4, across, 10).fill('#E7ECEC');
    paper.document.rect(start, paper.y + 4, across * Math.min(Math.max(share, 0), 1), 10).fill('#17687A');
    paper.document.rect(start + across * goal - 0.75, paper.y, 1.5, height).fill('#000000');
    paper.write(value, PAGE.left + PAGE.across - paper.width(value, TEXT), paper.y + 12.5, TEXT);
    paper.y += height;
  }
}
