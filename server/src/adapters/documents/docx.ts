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
  type Table,
  TextRun,
} from 'docx';
import { barsOf, footOf, tableOf } from './docx-tables.js';
import { CELL, FANG, HEI, LINE, RED, SIZE, SONG, TITLE, WIDTH } from './docx-type.js';
import { headSize, type Part, type Sheet } from './sheet.js';
import { stillZip } from './still-zip.js';

/**
 * 28 signs of 16 pt are wider than the 156 mm between the margins: each gives in by some twentieths of a point. A grid of
 * signs would say the same, but word processors draw it differently.
 */
const NARROWED = Math.floor(WIDTH / 28) - SIZE.body * 10;

/** A brief in the layout that GB/T 9704-2012 describes: A4, its margins, 22 lines of 28 signs, red head and rule. */
export async function docxOf(sheet: Sheet): Promise<Buffer> {
  const document = new Document({
    title: sheet.title,
    creator: sheet.issuer,
    lastModifiedBy: sheet.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: FANG, size: SIZE.body } } },
      paragraphStyles: [CELL],
    },
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
              // The number's line begins 7 mm under the text.
              footer: convertMillimetersToTwip(22),
            },
          },
          grid: { linePitch: LINE, type: DocumentGridType.LINES },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...headOf(sheet), ...sheet.parts.flatMap(partOf), footOf(sheet), gap()],
      },
    ],
  });
  return stillZip(await Packer.toBuffer(document), sheet.on, (name, xml) =>
    name === 'word/styles.xml' ? offTheGrid(xml) : xml,
  );
}

/** On the outer side of the leaf, a sign away from its edge. */
function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = new TextRun({ font: SONG, size: SIZE.small, children: ['— ', PageNumber.CURRENT, ' —'] });
  const sign = SIZE.small * 10;
  return new Footer({
    children: [new Paragraph({ alignment, indent: { left: sign, right: sign }, children: [run] })],
  });
}

function headOf({ issuer, issue, editor, date, title, notice }: Sheet): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new TextRun({ text: issuer, font: TITLE, size: headSize(issuer) * 2, color: RED, bold: true })],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: issue, font: FANG })] }),
    new Paragraph({
      tabStops: [{ type: 'right' as const, position: WIDTH }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 } },
      children: [new TextRun({ text: `${editor}\t${date}`, font: FANG })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 480, after: 360 },
      children: [new TextRun({ text: title, font: TITLE, size: SIZE.title })],
    }),
    ...(notice === null ? [] : [body(notice)]),
  ];
}

/** Lines of small type stand closer than the grid of the text's lines, which the library has no word for. */
function offTheGrid(styles: string): string {
  return styles.replace(
    new RegExp(`(w:styleId="${CELL.id}".*?<w:pPr>)`, 's'),
    (begin) => `${begin}<w:snapToGrid w:val="0"/>`,
  );
}

const exactly = { line: LINE, lineRule: LineRuleType.EXACT };

/** Two signs of indent. */
function body(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: SIZE.body * 20 },
    spacing: exactly,
    alignment: AlignmentType.BOTH,
    children: [new TextRun({ text, characterSpacing: NARROWED })],
  });
}

function partOf(part: Part): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          indent: { firstLine: SIZE.body * 20 },
          keepNext: true,
          spacing: exactly,
          children: [new TextRun({ text: part.text, font: HEI, characterSpacing: NARROWED })],
        }),
      ];
    case 'text':
      return [body(part.text)];
    case 'table':
      return [tableOf(part), gap()];
    case 'bars':
      return [barsOf(part), gap()];
  }
}

/** Half a line under a table. */
function gap(): Paragraph {
  return new Paragraph({
    spacing: { line: Math.round(LINE / 2), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
}
