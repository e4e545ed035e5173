import { describe, expect, it } from 'vitest';
import { DefinitionError, parseDefinition } from './parse-definition.js';
import { permit } from './testing/permit.js';

type Loose = Record<string, Record<string, unknown>>;

function broken(change: (copy: Record<string, Loose>) => void): () => unknown {
  const copy = JSON.parse(JSON.stringify(permit)) as Record<string, Loose>;
  change(copy);
  return () => parseDefinition(copy);
}

function part(copy: Record<string, Loose>, name: string, member: string): Record<string, unknown> {
  const found = copy[name]?.[member];
  if (found === undefined) throw new Error(`the sample has no ${name}.${member}`);
  return found;
}

describe('a definition', () => {
  it('that holds together comes back as it is', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(permit)))).toEqual(permit);
  });

  it('is refused where it is not an object', () => {
    expect(() => parseDefinition(null)).toThrow(DefinitionError);
    expect(() => parseDefinition([])).toThrow('definition: must be an object');
  });

  const cases: [string, string, (copy: Record<string, Loose>) => void][] = [
    [
      'an unknown state to go to',
      'events.refused.to',
      (d) => Object.assign(part(d, 'events', 'refused'), { to: 'lost' }),
    ],
    [
      'an unknown state to come from',
      'events.asked.from',
      (d) => Object.assign(part(d, 'events', 'asked'), { from: ['lost'] }),
    ],
    [
      'a choice by a member that is no boolean',
      'events.inspected.to.by',
      (d) => Object.assign(part(d, 'events', 'inspected'), { to: { by: 'stars', true: 'granted', false: 'back' } }),
    ],
    [
      'a mark that nothing raises',
      'events.told.needs',
      (d) => Object.assign(part(d, 'events', 'told'), { needs: ['ghost'] }),
    ],
    ['an event that nobody may write', 'events.sent.by', (d) => Object.assign(part(d, 'events', 'sent'), { by: [] })],
    [
      'an unknown guard',
      'events.handed.guards',
      (d) => Object.assign(part(d, 'events', 'handed'), { guards: ['sleepy'] }),
    ],
    [
      'an effect without what it reads',
      'events.lengthened.data.duration',
      (d) => Object.assign(part(d, 'events', 'lengthened'), { data: {} }),
    ],
    [
      'a lasting mark without an end',
      'events.rested.data.until',
      (d) => Object.assign(part(d, 'events', 'rested'), { effect: undefined, data: {} }),
    ],
    [
      'a beginning in the middle',
      'events.asked.effect',
      (d) => Object.assign(part(d, 'events', 'asked'), { effect: 'begin' }),
    ],
    [
      'an open state without a clock',
      'states.done.stage',
      (d) => Object.assign(part(d, 'states', 'done'), { stage: null }),
    ],
    [
      'an end state with a clock',
      'states.granted.stage',
      (d) => Object.assign(part(d, 'states', 'granted'), { stage: 'work' }),
    ],
    [
      'an unknown unit of time',
      'severities.swift.refuses',
      (d) => Object.assign(part(d, 'severities', 'swift'), { refuses: ['moons'] }),
    ],
    [
      'a state that nothing leads to',
      'states.limbo',
      (d) => Object.assign(d.states ?? {}, { limbo: { open: true, stage: 'work' } }),
    ],
    [
      'a state that nothing leaves',
      'states.working',
      (d) => {
        for (const name of ['refused', 'handed']) Object.assign(part(d, 'events', name), { from: ['received'] });
      },
    ],
    [
      'an unknown overlay event',
      'overlays.complaint.startedBy',
      (d) => Object.assign(part(d, 'overlays', 'complaint'), { startedBy: 'shouted' }),
    ],
    ['a whole process over an unknown stage', 'whole.stages', (d) => Object.assign(d.whole ?? {}, { stages: ['nap'] })],
    [
      'repeats that count whole from the first dispatch',
      'run.wholeFromDispatchNo',
      (d) => Object.assign(d.run ?? {}, { wholeFromDispatchNo: 1 }),
    ],
  ];
  it.each(cases)('is refused with %s', (_, path, change) => {
    expect(broken(change)).toThrow(expect.objectContaining({ path }));
  });
});
