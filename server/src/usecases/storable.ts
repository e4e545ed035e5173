/**
 * Can PostgreSQL keep the value? Its texts and JSON hold any Unicode text but no NUL and no half of a surrogate pair,
 * which JSON writes as an escape.
 */
export function isStorable(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value) ?? '');
}
