import {
  AlignmentType,
  BorderStyle,
  OverlapType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { columnWidths } from './column-widths.js';
import { CELL, HEI, SIZE, SONG, WIDTH } from './docx-type.js';
import { type Bars, type Sheet, shown, type Table as TablePart } from './sheet.js';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const margins = { left: 60, right: 60, top: 40, bottom: 40 };

function words(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  { font = SONG, keepNext = false } = {},
): Paragraph {
  return new Paragraph({ style: CELL.id, alignment, keepNext, children: [new TextRun({ text, font })] });
}

export function tableOf(table: TablePart): Table {
  const { columns, rows } = table;
  const widths = twips(columnWidths(table, WIDTH / (SIZE.table * 10)));
  const cell = (text: string, i: number, head: boolean) => {
    const side = columns[i]?.as === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT;
    return new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins,
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      children: [words(text, head ? AlignmentType.CENTER : side, { font: head ? HEI : SONG })],
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ name }, i) => cell(name, i, true)),
  });
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((value, i) => cell(shown(value, columns[i]?.as ?? 'text'), i, false)),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: WIDTH, type: WidthType.DXA },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [head, ...lines],
  });
}

/** How many steps a length has. */
const STEPS = 40;

/** Lengths as filled cells, which every word processor draws alike; a line stands at the goal. */
export function barsOf({ goal, bars }: Bars): Table {
  const step = Math.floor((WIDTH * 0.6) / STEPS);
  const named = Math.floor((WIDTH - step * STEPS) * 0.65);
  const valued = WIDTH - step * STEPS - named;
  const at = Math.round(goal * STEPS);
  const plain = (text: string, width: number, side: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new TableCell({
      margins,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [words(text, side)],
    });
  const rows = bars.map(({ name, share }) => {
    const full = Math.round(Math.min(Math.max(share, 0), 1) * STEPS);
    const cuts = [...new Set([0, full, at, STEPS])].sort((a, b) => a - b);
    const cells = cuts.slice(0, -1).map((from, i) => {
      const to = cuts[i + 1] ?? STEPS;
      return new TableCell({
        columnSpan: to - from,
        width: { size: step * (to - from), type: WidthType.DXA },
        shading: { fill: to <= full ? '17687A' : 'E7ECEC', color: 'auto', type: 'clear' },
        borders: {
          // Each line stands apart from the next by a white edge.
          top: { ...LINE, size: 24, color: 'FFFFFF' },
          bottom: { ...LINE, size: 24, color: 'FFFFFF' },
          left: from === at ? { ...LINE, size: 12 } : NONE,
          right: to === at ? { ...LINE, size: 12 } : NONE,
        },
        children: [words('', AlignmentType.LEFT)],
      });
    });
    const children = [
      plain(name, named, AlignmentType.LEFT),
      ...cells,
      plain(shown(share, 'rate'), valued, AlignmentType.RIGHT),
    ];
    return new TableRow({ cantSplit: true, children });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [named, ...Array.from({ length: STEPS }, () => step), valued],
    width: { size: WIDTH, type: WidthType.DXA },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows,
  });
}

/** Distribution list and origin between rules, at the foot of the last page. */
export function footOf({ distribution, source }: Sheet): Table {
  const rule = { ...LINE, size: 8 };
  const texts = [distribution, source].filter((text) => text !== '');
  const rows = texts.map(
    (text, no) =>
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            margins,
            width: { size: WIDTH, type: WidthType.DXA },
            children: [words(text, AlignmentType.LEFT, { keepNext: no < texts.length - 1 })],
          }),
        ],
      }),
  );
  return new Table({
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    layout: TableLayoutType.FIXED,
    columnWidths: [WIDTH],
    width: { size: WIDTH, type: WidthType.DXA },
    borders: { top: rule, bottom: rule, left: NONE, right: NONE, insideHorizontal: rule, insideVertical: NONE },
    rows,
  });
}

/** Whole numbers that come to the whole width. */
function twips(widths: readonly number[]): number[] {
  const whole = widths.map((each) => Math.floor(each * SIZE.table * 10));
  const rest = WIDTH - whole.reduce((sum, each) => sum + each, 0);
  return whole.map((each, i) => (i === whole.length - 1 ? each + rest : each));
}
