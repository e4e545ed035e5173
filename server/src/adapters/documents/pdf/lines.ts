/** May not begin a line. */
const CLOSING = new Set('、。，．：；？！）〕】》」』’”…—%％,.;:?!)]}');
/** May not end one. */
const OPENING = new Set('（〔【《「『‘“([{');

const isWide = (sign: string): boolean => (sign.codePointAt(0) ?? 0) >= 0x2e80;

/** What is not divided: a Chinese sign with the marks that belong to it, or a word of other signs. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let before = '';
  for (const sign of text) {
    const last = found.at(-1);
    const glued =
      last !== undefined &&
      (CLOSING.has(sign) || OPENING.has(before) || (!isWide(sign) && !isWide(before) && before !== ' '));
    if (glued) found[found.length - 1] = `${last}${sign}`;
    else found.push(sign);
    before = sign;
  }
  return found;
}

/**
 * A text in lines: Chinese breaks between signs, but for marks that close or open; other words break between words, and
 * inside only where one is longer than a line.
 * @param first how much of the first line is taken already
 */
export function linesOf(text: string, width: number, measure: (text: string) => number, first = 0): string[] {
  const lines: string[] = [];
  let [line, left] = ['', width - first];
  const end = () => {
    lines.push(line.trimEnd());
    [line, left] = ['', width];
  };
  for (const piece of pieces(text)) {
    const size = measure(piece);
    if (measure(piece.trimEnd()) <= left) {
      line += piece;
      left -= size;
      continue;
    }
    if (line !== '') end();
    if (size <= width) {
      line = piece.trimStart();
      left -= measure(line);
      continue;
    }
    for (const sign of piece) {
      if (measure(sign) > left) end();
      line += sign;
      left -= measure(sign);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}
