import type { MatterEvent } from '@bihuan/flow';

/** Members of an event's data that give a unit or a person a part in the matter, and so the right to read it. */
const INVOLVES: Readonly<Record<string, { readonly member: string; readonly as: 'unit' | 'person' }>> = {
  dispatched: { member: 'unit', as: 'unit' },
  'assist-requested': { member: 'unit', as: 'unit' },
  'check-sent': { member: 'collector', as: 'person' },
  'verification-sent': { member: 'collector', as: 'person' },
  assigned: { member: 'crew', as: 'person' },
};

export const unitParty = (unit: string): string => `unit:${unit}`;
/** Who reported what had been reported before: it is a report of theirs as well. */
export const reporterParty = (person: string): string => `reporter:${person}`;
export const personParty = (person: string): string => `person:${person}`;

/** Whom an event gives a part in its matter. */
export function partiesOf(event: Pick<MatterEvent, 'type' | 'actor' | 'data'>): string[] {
  if (event.type === 'joined') return [reporterParty(event.actor)];
  const rule = INVOLVES[event.type];
  const id = rule === undefined ? undefined : event.data[rule.member];
  if (rule === undefined || typeof id !== 'string') return [];
  return [rule.as === 'unit' ? unitParty(id) : personParty(id)];
}
