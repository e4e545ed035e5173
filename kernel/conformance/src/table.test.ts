import { describe, expect, it } from 'vitest';
import { iso } from './events.js';
import { CALENDAR, FORMAL, UNITS } from './fixtures.js';
import { kernel } from './kernel.js';
import type { CaseLights, Reading } from './lights.js';
import { line, type PolicyChange, story } from './story.js';
import { type MakeSubject, model, type Subject } from './subject.js';
import { LEGAL_TYPES, LEGALITY_ROWS, LIGHTS_ROWS, SCORE_ROWS } from './table.js';

const subjects: readonly (readonly [string, MakeSubject])[] = [
  ['the model', model],
  ['the kernel', kernel],
];

function subject(make: MakeSubject, policy: PolicyChange = {}): Subject {
  return make(CALENDAR, { ...FORMAL, ...policy }, UNITS);
}

/** Instants as text, so that a difference reads as one. */
function readable(reading: Reading): unknown {
  const { light, usedMinutes, dueAt, warnAt } = reading;
  return { light, usedMinutes, dueAt: dueAt && iso(dueAt), warnAt: warnAt && iso(warnAt) };
}

function readableCase(shown: Partial<CaseLights>): unknown {
  const { stage, handling, whole, state, deferred, unit } = shown;
  return {
    ...(state === undefined ? {} : { state }),
    ...(deferred === undefined ? {} : { deferred }),
    ...(unit === undefined ? {} : { unit }),
    ...(stage === undefined ? {} : { stage: { name: stage.name, ...(readable(stage) as object) } }),
    ...(handling === undefined ? {} : { handling: handling && readable(handling) }),
    ...(whole === undefined ? {} : { whole: readable(whole) }),
  };
}

describe.each(subjects)('%s by the tables', (_, make) => {
  it.each(LIGHTS_ROWS)('lights: $name', ({ events, now, expected, policy }) => {
    const [shown] = subject(make, policy).lights(events, now);
    if (expected === null) {
      expect(shown).toBeUndefined();
      return;
    }
    const { stage, ...rest } = expected;
    const wanted = { ...rest, ...(stage ? { stage: { name: stage[0], ...stage[1] } } : {}) } as Partial<CaseLights>;
    expect(shown && readableCase(shown)).toMatchObject(readableCase(wanted) as object);
  });

  it.each(SCORE_ROWS)('evaluate: $name', ({ events, period, expected, policy }) => {
    const { units, area } = subject(make, policy).evaluate(events, period);
    for (const [name, members] of Object.entries(expected)) {
      const got = name === 'area' ? area : units.find((each) => each.unit === name);
      expect({ name, ...got }).toMatchObject({ name, ...members });
    }
  });

  it.each(LEGALITY_ROWS)('legality: $name', ({ events, next, legal }) => {
    expect(subject(make).judge(events, next).legal).toBe(legal);
  });

  it.each(LEGAL_TYPES)('legal types: %s', (_name, text, state, types) => {
    const verdict = subject(make).judge(story(text), line('04-01 10:00 noted'));
    expect(verdict).toMatchObject({ state, legalTypes: types.toSorted() });
  });

  it('has every event type in some history', () => {
    const all = [...LIGHTS_ROWS, ...SCORE_ROWS, ...LEGALITY_ROWS].flatMap((row) =>
      row.events.map((event) => event.type),
    );
    const named = new Set(['reported', ...LEGAL_TYPES.flatMap(([, , , types]) => types)]);
    expect([...named].filter((type) => !all.includes(type))).toEqual([]);
  });
});
