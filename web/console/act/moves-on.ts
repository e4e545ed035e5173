import { cityFlow } from '@bihuan/city';

/** Whether the act is an answer to why the case lies on a desk, so that the next case can come; a note is none. */
export function movesOn(type: string): boolean {
  const rule = cityFlow.events[type];
  return rule !== undefined && [rule.to, rule.clears, rule.raises, rule.sends, rule.hands].some((each) => each);
}
