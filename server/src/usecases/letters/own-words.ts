/** Where the words of an earlier letter begin, as programs and people write it. */
const BEGINNINGS = [
  /^-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件|原邮件)\s*-{2,}/i,
  /^(?:发件人|寄件者|from)\s*[:：].*@/i,
  /^(?:on|am) .{5,200}(?:wrote|schrieb)\s*:$/i,
  /^(?:在|于).{3,120}写道\s*[:：]?$/,
  /^.{0,120}\d{4}年\d{1,2}月\d{1,2}日.{0,120}写道\s*[:：]?$/,
  /^_{20,}$/,
];

/** An answer without what it answers, and without a signature; the whole text where nothing else would be left. */
export function ownWords(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex(
    (line) => line.trimEnd() === '--' || BEGINNINGS.some((beginning) => beginning.test(line.trim())),
  );
  const own = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'));
  const said = own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return said === '' ? text.trim() : said;
}
