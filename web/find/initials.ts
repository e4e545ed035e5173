/** The first character of each initial in pinyin order; none begins with i, u or v. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const pinyin = new Intl.Collator('zh-Hans-CN');

const known = new Map<string, string>();

/**
 * Initials of the pinyin, as people type them to find a name: "城管局" → "cgj". The browser's own order of Chinese
 * characters tells them, so no table is loaded; of a character with two readings it is the commoner one's.
 */
export function initialsOf(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const initials = [...text].map(initialOf).join('');
  known.set(text, initials);
  return initials;
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : '';
  let letter = '';
  for (const [index, first] of [...FIRST].entries()) {
    if (pinyin.compare(first, character) > 0) break;
    letter = LETTERS[index] ?? '';
  }
  return letter;
}

/** What a name can be found by: itself, and its initials. */
export function findable(...names: readonly (string | null | undefined)[]): string {
  return names.flatMap((name) => (name == null || name === '' ? [] : [name.toLowerCase(), initialsOf(name)])).join(' ');
}
