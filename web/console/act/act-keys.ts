/**
 * The letter of an act on the open case. Acts that answer the same question share one: it takes the first that is legal,
 * and pressed again the next.
 */
export const ACT_KEYS: readonly (readonly [key: string, types: readonly string[]])[] = [
  ['d', ['dispatched']],
  ['f', ['filed']],
  ['v', ['verification-sent', 'verified']],
  ['c', ['closed']],
  ['h', ['check-sent', 'checked']],
  ['b', ['feedback', 'handed-back', 'assist-done']],
  ['a', ['assigned', 'assist-requested']],
  ['r', ['returned', 'extension-approved', 'deferral-approved']],
  ['t', ['return-refused', 'extension-refused', 'deferral-refused', 'feedback-refused', 'rejected']],
  ['e', ['extension-requested', 'deferral-requested', 'return-requested']],
  ['m', ['merged']],
  ['n', ['noted']],
  ['s', ['supervision-required', 'supervised']],
  ['o', ['coordination-opened', 'coordination-decided']],
  ['i', ['corrected']],
];

const LETTER = new Map(ACT_KEYS.flatMap(([key, types]) => types.map((type) => [type, key] as const)));

export function letterOf(type: string): string | undefined {
  return LETTER.get(type);
}

/** Which of the legal acts a letter means, where the form of `chosen` is open; undefined: none. */
export function actOfLetter(letter: string, legal: readonly string[], chosen: string | null): string | undefined {
  const types = ACT_KEYS.find(([key]) => key === letter)?.[1].filter((type) => legal.includes(type)) ?? [];
  const at = chosen === null ? -1 : types.indexOf(chosen);
  return types[at + 1] ?? types[0];
}
