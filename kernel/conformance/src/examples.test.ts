/// <reference types="node" />
import { existsSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ModelEvent, ModelPolicy, ModelUnit } from './events.js';
import { FORMAL } from './fixtures.js';
import { kernel } from './kernel.js';
import { Model } from './model.js';
import type { Subject } from './subject.js';
import type { ModelCalendar } from './time.js';

/** The contract's worked examples lie beside the repository where it is developed; they are no part of it. */
const EXAMPLES = fileURLToPath(new URL('../../../../shared/examples/', import.meta.url));
const here = existsSync(EXAMPLES);
/** The model walks second by second through them: about a minute, so only when asked. */
const slowly = here && env.BIHUAN_SLOW_TESTS === '1';

function text(name: string): string {
  return readFileSync(`${EXAMPLES}${name}`, 'utf8');
}

function lines<T>(name: string): T[] {
  return text(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

interface Expected {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly units: readonly object[];
  readonly area: object;
}

interface ShownLine {
  readonly case: string;
  readonly stage: { readonly dueAt?: string };
}

function events(): ModelEvent[] {
  return lines<Omit<ModelEvent, 'at'> & { at: string }>('events.ndjson').map((event) => ({
    ...event,
    at: Date.parse(event.at),
  }));
}

type Make = (calendar: ModelCalendar, policy: ModelPolicy, units: readonly ModelUnit[]) => Subject;

function subject(make: Make, policy: string): Subject {
  const settings: ModelPolicy = { ...FORMAL, ...JSON.parse(text(`policy-${policy}.json`)) };
  return make(JSON.parse(text('calendar.json')), settings, JSON.parse(text('units.json')));
}

function answersAll(make: Make): void {
  it.each(['a', 'b'].flatMap((policy) => ['03', '05'].map((month) => [policy, month] as const)))(
    'evaluates policy %s, month %s',
    (policy, month) => {
      const { from, to, asOf, units, area }: Expected = JSON.parse(text(`evaluate-${policy}-2010-${month}.json`));
      const period = { from: Date.parse(from), to: Date.parse(to), asOf: Date.parse(asOf) };
      expect(subject(make, policy).evaluate(events(), period)).toEqual({ units, area });
    },
    120_000,
  );

  it('shows the lights', () => {
    const shown = subject(make, 'a').lights(events(), Date.parse('2010-05-04T09:05:00+08:00'));
    const expected = lines<ShownLine>('lights-a.ndjson').map((line) =>
      line.stage.dueAt === undefined
        ? line
        : { ...line, stage: { ...line.stage, dueAt: Date.parse(line.stage.dueAt) } },
    );
    expect(shown.map((each) => each.case).toSorted()).toEqual(expected.map((each) => each.case).toSorted());
    for (const line of expected) expect(shown.find((each) => each.case === line.case)).toMatchObject(line);
  }, 120_000);

  it('refuses nothing', () => {
    expect(subject(make, 'a').firstRefused(events())).toBeNull();
  });
}

describe.skipIf(!here)('the kernel and the worked examples (skipped where ../shared/examples is absent)', () => {
  answersAll(kernel);
});

describe.skipIf(!slowly)('the model and the worked examples (only with BIHUAN_SLOW_TESTS=1)', () => {
  answersAll((calendar, policy, units) => new Model(calendar, policy, units, 1000));
});
