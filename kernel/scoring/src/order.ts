/**
 * Text order by Unicode code point. JavaScript's own `<` goes by UTF-16 unit and so puts a character beyond the basic
 * plane (𠀀) before the last ones of it (￥).
 */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; ; ) {
    const left = a.codePointAt(i);
    const right = b.codePointAt(i);
    if (left === undefined || right === undefined) return a.length - b.length;
    if (left !== right) return left - right;
    i += left > 0xffff ? 2 : 1;
  }
}
