import type { Failure } from './types.js';

/**
 * Can PostgreSQL keep the value? Its texts and JSON hold any Unicode text but no NUL and no half of a surrogate pair,
 * which JSON writes as an escape.
 */
export function isStorable(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value) ?? '');
}

/** The failure of an input that cannot be stored; null where it can. */
export function unstorable(input: object): Failure | null {
  const errors = Object.entries(input)
    .filter(([, value]) => !isStorable(value))
    .map(([path]) => ({ path, message: 'text without NUL or halves of surrogate pairs' }));
  return errors.length === 0 ? null : { code: 'invalid', errors };
}
