/** What is wrong with a password that somebody wants to take. */
export type PasswordTrouble = 'too-short' | 'too-plain' | 'too-long' | 'has-login';

export const PASSWORD_RULE = { long: 12, short: 8, kinds: 3, max: 200 } as const;

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/**
 * A password has twelve signs, or eight of three kinds (small letters, capitals, digits, others), and neither is the login
 * nor has it within. Null where nothing is wrong.
 */
export function passwordTrouble(password: string, login: string): PasswordTrouble | null {
  const { long, short, kinds: wanted, max } = PASSWORD_RULE;
  const signs = [...password.normalize('NFC')];
  if (signs.length < short) return 'too-short';
  if (signs.length > max) return 'too-long';
  const said = password.toLowerCase();
  const name = login.toLowerCase();
  if (said === name || (name.length >= 4 && said.includes(name))) return 'has-login';
  // One sign many times over is a password of nothing.
  if (new Set(signs).size < 4) return 'too-plain';
  if (signs.length >= long) return null;
  return kinds.filter((kind) => kind.test(password)).length >= wanted ? null : 'too-plain';
}
