import { expect, it } from 'vitest';
import { passwords } from './passwords.js';

it('are Argon2id with a salt of their own', async () => {
  const [one, two] = await Promise.all([passwords.hash('七里河-district'), passwords.hash('七里河-district')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, '七里河-district')).toBe(true);
  expect(await passwords.verify(one, '七里河-District')).toBe(false);
});

it('are the same however the keyboard composes them', async () => {
  const stored = await passwords.hash('caf\u00e9-in-lanzhou');
  expect(await passwords.verify(stored, 'cafe\u0301-in-lanzhou')).toBe(true);
});

it('never match where there is none, not even the stand-in', async () => {
  expect(await passwords.verify(null, 'nobody signs in with this')).toBe(false);
});
