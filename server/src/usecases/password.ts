/** Letters and digits that nobody mistakes for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of three groups of four, `h7kd-w2mx-9qpt`: 59 bits. */
export function randomPassword(random: (bytes: number) => Buffer): string {
  const letters: string[] = [];
  // Bytes beyond a whole number of alphabets are left out, so that every letter is equally likely.
  const usable = 256 - (256 % alphabet.length);
  while (letters.length < 12) {
    for (const byte of random(16)) {
      if (byte < usable && letters.length < 12) letters.push(alphabet[byte % alphabet.length] ?? '');
    }
  }
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join('')).join('-');
}
