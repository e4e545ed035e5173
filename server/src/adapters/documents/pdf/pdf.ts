import { headSize, type Part, type Sheet, shown } from '../sheet.js';
import { facesFor } from './faces.js';
import { linesOf } from './lines.js';
import { PAGE, Paper, PITCH, type Type } from './paper.js';
import { drawBars, drawTable } from './tables.js';

/** 28 signs of 16 pt are wider than the line: each gives in a little. */
const BODY: Type = { size: 16, spacing: PAGE.across / 28 - 16 };
const HEADING: Type = { ...BODY, weight: 700 };
const TITLE: Type = { size: 22, weight: 700 };
const SMALL: Type = { size: 10.5 };
const RED = '#C00000';

/**
 * The same sheet as in DOCX, with a typeface inside: it looks alike wherever it is opened. The same sheet gives the same
 * bytes.
 */
export async function pdfOf(sheet: Sheet): Promise<Buffer> {
  const faces = await facesFor(`${textOf(sheet)}— 0123456789%.`);
  const paper = new Paper(faces, {
    title: sheet.title,
    author: sheet.issuer,
    language: sheet.language === 'zh' ? 'zh-CN' : 'en',
    date: sheet.on,
  });
  drawHead(paper, sheet);
  if (sheet.notice !== null) drawText(paper, sheet.notice, BODY);
  for (const part of sheet.parts) drawPart(paper, part);
  drawFoot(paper, sheet);
  return paper.end();
}

/** All that is written. */
function textOf(sheet: Sheet): string {
  const parts = sheet.parts.map((part) => {
    if ('text' in part) return part.text;
    if (part.kind === 'bars') return part.bars.map(({ name }) => name).join('');
    const cells = part.rows.flatMap((row) => row.map((value, i) => shown(value, part.columns[i]?.as ?? 'text')));
    return part.columns.map(({ name }) => name).join('') + cells.join('');
  });
  const { issuer, issue, title, notice, editor, date, distribution, source } = sheet;
  return [issuer, issue, title, notice ?? '', editor, date, distribution, source, ...parts].join('');
}

function drawHead(paper: Paper, { issuer, issue, editor, date, title }: Sheet): void {
  const head: Type = { size: headSize(issuer), weight: 700, colour: RED };
  centred(paper, issuer, head, 44);
  centred(paper, issue, BODY, PITCH);
  // An editor's name that is as long as the line leaves the date the next one.
  const lines = linesOf(editor, PAGE.across - paper.width(date, BODY) - 16, (text) => paper.width(text, BODY));
  for (const line of lines) {
    paper.y += PITCH;
    paper.write(line, PAGE.left, paper.y - 9, BODY);
  }
  paper.write(date, PAGE.left + PAGE.across - paper.width(date, BODY), paper.y - 9, BODY);
  paper.line(PAGE.left, paper.y, PAGE.across, 2.25, RED);
  paper.y += PITCH;
  for (const line of linesOf(title, PAGE.across, (text) => paper.width(text, TITLE))) centred(paper, line, TITLE, 34);
  paper.y += PITCH / 2;
}

function centred(paper: Paper, text: string, type: Type, height: number): void {
  paper.y += height;
  paper.write(text, PAGE.left + (PAGE.across - paper.width(text, type)) / 2, paper.y - height * 0.28, type);
}

function drawPart(paper: Paper, part: Part): void {
  switch (part.kind) {
    case 'heading':
      // A heading is not left alone at the foot of a page.
      paper.need(PITCH * 3);
      drawText(paper, part.text, HEADING);
      return;
    case 'text':
      drawText(paper, part.text, BODY);
      return;
    case 'table':
      drawTable(paper, part);
      paper.y += PITCH / 2;
      return;
    case 'bars':
      drawBars(paper, part);
      paper.y += PITCH / 2;
  }
}

/** Begins two signs in; lines that are full reach the margin. */
function drawText(paper: Paper, text: string, type: Type): void {
  const indent = 2 * (PAGE.across / 28);
  const lines = linesOf(text, PAGE.across + 0.5, (piece) => paper.width(piece, type), indent);
  lines.forEach((line, no) => {
    paper.need(PITCH);
    paper.y += PITCH;
    paper.write(line, PAGE.left + (no === 0 ? indent : 0), paper.y - 9, type);
  });
}

/** Distribution list and origin between rules, at the foot of the last page. */
function drawFoot(paper: Paper, { distribution, source }: Sheet): void {
  const line = 15;
  const texts = [distribution, source]
    .filter((text) => text !== '')
    .map((text) => linesOf(text, PAGE.across - 12, (piece) => paper.width(piece, SMALL)));
  const height = texts.reduce((sum, lines) => sum + lines.length * line + 8, 0);
  paper.need(height + PITCH / 2);
  let y = PAGE.bottom - height;
  for (const lines of texts) {
    paper.line(PAGE.left, y, PAGE.across, 1);
    y += 4;
    for (const each of lines) {
      y += line;
      paper.write(each, PAGE.left + 6, y - 4, SMALL);
    }
    y += 4;
  }
  paper.line(PAGE.left, y, PAGE.across, 1);
}
