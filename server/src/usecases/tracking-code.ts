import { createHash } from 'node:crypto';
import type { App } from './types.js';

/** Crockford's: no I, L, O or U, which people take for one, nought and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Sixty bits: nobody finds another's by trying. */
const LENGTH = 12;

/**
 * The code by which a reporter who did not sign in follows their report. It comes from the reporter's pseudonym and the
 * installation's secret, so that the same report sent twice has the same code though none is kept.
 */
export function trackingCodeOf(app: Pick<App, 'digest'>, tenant: string, person: string): string {
  const bytes = app.digest(`tracking code\n${tenant}\n${person}`);
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The code in groups of four, as people read it out. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as a person typed it; null where it can be none. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((char) => ALPHABET.includes(char)) ? code : null;
}

/** What the database keeps of a code. */
export function digestOfCode(code: string): string {
  return createHash('sha256').update(`bihuan tracking ${code}`).digest('hex');
}
