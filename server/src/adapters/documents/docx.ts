import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Part, type Sheet, shown, type Table as TablePart } from './sheet.js';

/** The typefaces of official documents, with what stands in for them where they are not installed. */
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const FANG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong' };
const HEI = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimHei' };
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FZXiaoBiaoSong-B05S' };

/** Half points: 3号 is 16 pt, 2号 22 pt, 4号 14 pt. */
const SIZE = { body: 32, title: 44, head: 60, small: 28, table: 21 };
/** 22 lines a page. */
const LINE = 579;
const RED = 'C00000';

/** A brief in the layout that GB/T 9704-2012 describes: A4, its margins, 22 lines of 28 signs, red head and rule. */
export async function docxOf(sheet: Sheet): Promise<Buffer> {
  const document = new Document({
    title: sheet.title,
    creator: sheet.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FANG, size: SIZE.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              left: convertMillimetersToTwip(28),
              bottom: convertMillimetersToTwip(35),
              right: convertMillimetersToTwip(26),
            },
          },
          grid: { linePitch: LINE, type: DocumentGridType.LINES },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...headOf(sheet), ...sheet.parts.flatMap(partOf), ...footOf(sheet)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = new TextRun({ font: SONG, size: SIZE.small, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ alignment, children: [run] })] });
}

function headOf({ issuer, issue, date, title, notice }: Sheet): Paragraph[] {
  const right = { type: 'right' as const, position: convertMillimetersToTwip(156) };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: issuer, font: TITLE, size: SIZE.head, color: RED, bold: true })],
    }),
    new Paragraph({
      tabStops: [right],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 } },
      children: [new TextRun({ text: `${issue}\t${date}`, font: FANG })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 480, after: 360 },
      children: [new TextRun({ text: title, font: TITLE, size: SIZE.title })],
    }),
    ...(notice === null ? [] : [body(notice)]),
  ];
}

/** Two signs of indent. */
function body(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: 640 },
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    alignment: AlignmentType.BOTH,
    children: [new TextRun({ text })],
  });
}

function partOf(part: Part): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          indent: { firstLine: 640 },
          keepNext: true,
          spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 120 },
          children: [new TextRun({ text: part.text, font: HEI })],
        }),
      ];
    case 'text':
      return [body(part.text)];
    case 'table':
      return [tableOf(part), new Paragraph({ children: [] })];
    case 'bars':
      return [
        tableOf({
          kind: 'table',
          name: part.name,
          columns: [
            { name: '', as: 'text' },
            { name: '', as: 'text' },
            { name: '', as: 'rate' },
          ],
          rows: part.bars.map(({ name, share }) => [name, blocks(share), share]),
        }),
        new Paragraph({ children: [] }),
      ];
  }
}

/** A length in signs: 20 are the whole. */
function blocks(share: number): string {
  const full = Math.round(share * 20);
  return '█'.repeat(full) + '░'.repeat(20 - full);
}

function tableOf({ columns, rows }: TablePart): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (text: string, as: string, head: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: head ? AlignmentType.CENTER : as === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, font: head ? HEI : SONG, size: SIZE.table })],
        }),
      ],
    });
  const named = columns.some(({ name }) => name !== '');
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ name, as }) => cell(name, as, true)),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      ...(named ? [head] : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, i) =>
              cell(shown(value, columns[i]?.as ?? 'text'), columns[i]?.as ?? 'text', false),
            ),
          }),
      ),
    ],
  });
}

/** Distribution list and origin, between rules. */
function footOf({ language, recipients, source }: Sheet): Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 };
  const small = (text: string, border: object) =>
    new Paragraph({
      border,
      spacing: { before: 120 },
      children: [new TextRun({ text, size: SIZE.table, font: SONG })],
    });
  return [
    ...(recipients === '' ? [] : [small(`${language === 'zh' ? '发送：' : 'To: '}${recipients}`, { top: rule })]),
    small(source, { top: rule, bottom: rule }),
  ];
}
