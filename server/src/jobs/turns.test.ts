import { expect, it } from 'vitest';
import { isAfter, positionOf } from './position.js';
import { Turns } from './turns.js';

it('runs once more when asked while it runs, however often', async () => {
  const gates: (() => void)[] = [];
  const turns = new Turns(
    () => new Promise((resolve) => gates.push(resolve)),
    () => {},
  );
  turns.poke();
  turns.poke();
  turns.poke();
  expect(gates).toHaveLength(1);
  gates[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(gates).toHaveLength(2);
  const ended = turns.end();
  turns.poke();
  gates[1]?.();
  await ended;
  expect(gates).toHaveLength(2);
});

it('goes on after a failure', async () => {
  const failures: unknown[] = [];
  let count = 0;
  const turns = new Turns(
    async () => {
      count += 1;
      if (count === 1) throw new Error('once');
    },
    (error) => failures.push(error),
  );
  turns.poke();
  turns.poke();
  await new Promise((resolve) => setImmediate(resolve));
  expect({ count, failures }).toEqual({ count: 2, failures: [new Error('once')] });
});

it('orders positions by number, not by letter', () => {
  const nine = positionOf('9-9');
  const ten = positionOf('10-1');
  const later = positionOf('10-2');
  expect([isAfter(ten, nine), isAfter(nine, ten), isAfter(later, ten), isAfter(ten, ten)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  for (const broken of ['', '1', '1-', 'a-1', '1-1-1', '-1-1', '1'.repeat(30)]) {
    expect(() => positionOf(broken)).toThrow('is no position of the outbox');
  }
});
