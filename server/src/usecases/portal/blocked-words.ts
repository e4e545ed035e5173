import { plain } from '../similarity.js';

/** Blocked words that some texts hold, however they are spaced, marked or capitalised. */
export function blockedIn(words: readonly string[], texts: readonly (string | null | undefined)[]): string[] {
  const said = texts.map(plain);
  return words.filter((word) => {
    const wanted = plain(word);
    return wanted !== '' && said.some((text) => text.includes(wanted));
  });
}
