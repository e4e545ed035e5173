import { parseDefinition } from '@bihuan/kit';
import { describe, expect, it } from 'vitest';
import { cityFlow } from './definition.js';

describe('the flow of a city case', () => {
  it('holds together', () => {
    expect(parseDefinition(cityFlow)).toBe(cityFlow);
  });

  it('is plain data: JSON keeps all of it', () => {
    expect(JSON.parse(JSON.stringify(cityFlow))).toEqual(cityFlow);
  });

  it('lets no administrator or auditor act on a case', () => {
    const roles = new Set(Object.values(cityFlow.events).flatMap((rule) => rule.by));
    for (const role of ['administrator', 'security-administrator', 'auditor']) expect(roles).not.toContain(role);
  });
});
