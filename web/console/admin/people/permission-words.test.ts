import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from './permission-words.js';

const table = readFileSync(
  fileURLToPath(new URL('../../../../server/src/policies/permissions.ts', import.meta.url)),
  'utf8',
);

describe('what a person may do', () => {
  it('has words for every permission of the server’s table', () => {
    const named = new Set([...table.matchAll(/\bto\('([a-z.-]+)'/g)].map(([, permission]) => permission ?? ''));
    expect([...PERMISSIONS].sort()).toEqual([...named].sort());
  });
});
