import PDFDocument from 'pdfkit';
import type { Faces, Weight } from './faces.js';

const mm = (length: number): number => (length * 72) / 25.4;

/** Points. A4 with the margins of GB/T 9704-2012; 22 lines of 28 signs lie between them. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  left: mm(28),
  bottom: mm(297 - 35),
  across: mm(156),
};
export const PITCH = (PAGE.bottom - PAGE.top) / 22;

export interface Type {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Between signs, beyond their own width. */
  readonly spacing?: number;
}

/** Sheets of paper that are written on from above; what does not fit goes onto the next. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<Buffer>;
  private readonly widths = new Map<string, number>();
  private page = 0;
  /** Where the next thing begins, from the page's top. */
  y = PAGE.top;

  /** @param date the document's own, `2010-05-06`: a moment of making would be another each time */
  constructor(
    private readonly faces: Faces,
    info: { readonly title: string; readonly author: string; readonly language: string; readonly date: string },
  ) {
    const made = new Date(`${info.date}T00:00:00Z`);
    const [first = Buffer.alloc(0)] = faces.all.values();
    // The font can be bytes, which its types do not say.
    const font = first as unknown as string;
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      font,
      autoFirstPage: false,
      lang: info.language,
      displayTitle: true,
      info: { Title: info.title, Author: info.author, CreationDate: made, ModDate: made },
    });
    for (const [name, face] of faces.all) this.document.registerFont(name, face);
    this.document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.done = new Promise((resolve, reject) => {
      this.document.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.document.on('error', reject);
    });
    this.turn();
  }

  /** A new page, with its number on the outer side: odd ones right, even ones left, a sign away from the edge. */
  turn(): void {
    this.page += 1;
    this.document.addPage();
    this.y = PAGE.top;
    const text = `— ${this.page} —`;
    const type = { size: 14 };
    const x = this.page % 2 === 1 ? PAGE.left + PAGE.across - 14 - this.width(text, type) : PAGE.left + 14;
    this.write(text, x, PAGE.bottom + mm(7) + 14, type);
  }

  /** So much room on this page, or the next page. */
  need(height: number): void {
    if (this.y + height > PAGE.bottom + 0.5) this.turn();
  }

  width(text: string, { size, weight = 400, spacing = 0 }: Type): number {
    let sum = 0;
    for (const sign of text) sum += this.widthOf(sign, weight) * size + spacing;
    return sum;
  }

  /** @param y of the line on which the signs stand */
  write(text: string, x: number, y: number, { size, weight = 400, colour = '#000000', spacing = 0 }: Type): void {
    let at = x;
    for (const run of this.runs(text, weight)) {
      this.document
        .font(this.faces.nameOf(run, weight))
        .fontSize(size)
        .fillColor(colour)
        .text(run, at, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing, features: [] });
      at += this.width(run, { size, weight, spacing });
    }
  }

  line(x: number, y: number, across: number, thick: number, colour = '#000000'): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + across, y)
      .lineWidth(thick)
      .strokeColor(colour)
      .stroke();
  }

  end(): Promise<Buffer> {
    this.document.end();
    return this.done;
  }

  private widthOf(sign: string, weight: Weight): number {
    const key = `${sign}${weight}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.document.font(this.faces.nameOf(sign, weight)).fontSize(1000).widthOfString(sign) / 1000;
    this.widths.set(key, width);
    return width;
  }

  /** Stretches of one face. */
  private runs(text: string, weight: Weight): string[] {
    const found: string[] = [];
    let face = '';
    for (const sign of text) {
      const name = this.faces.nameOf(sign, weight);
      if (name === face) found[found.length - 1] += sign;
      else found.push(sign);
      face = name;
    }
    return found;
  }
}
