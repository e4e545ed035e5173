/** Members whose word depends on the act. */
const OWN_WORDS = new Set(['referred.to', 'merged.into', 'coordination-decided.unit']);

export function fieldKey(type: string, name: string): string {
  return OWN_WORDS.has(`${type}.${name}`) ? `${type}_${name}` : name;
}
