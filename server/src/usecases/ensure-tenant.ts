import { cityFlow, POLICIES } from '@bihuan/city';
import { parseLocal } from '@bihuan/worktime';
import { insertAreas } from '../store/areas.js';
import { insertDocuments } from '../store/documents.js';
import { findTenant, insertTenant } from '../store/tenants.js';
import type { ClassDocument, UnitDocument } from './documents.js';
import type { App } from './types.js';

/** A tenant of whose organisation only this much is known: what another system's export tells. */
export interface TenantInput {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly standardRef: string;
  readonly classes: readonly {
    readonly kind: 'component' | 'event';
    readonly code: string;
    readonly name: string;
    readonly nameEn?: string | undefined;
  }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly calendar: Readonly<Record<string, unknown>>;
}

/**
 * Makes the tenant where there is none of its code: the city's flow and policies, its own calendar, units and classes, and
 * one area that is the whole of it. A tenant that exists stays as it is.
 */
export async function ensureTenant(app: App, input: TenantInput): Promise<void> {
  const now = app.clock.now();
  await app.db.transaction(input.code, async (tx) => {
    if ((await findTenant(tx, input.code)) !== null) return;
    await insertTenant(tx, input.code, input.name, now);
    const body = { kind: '', id: '', version: 1, validFrom: null };
    await insertDocuments(tx, input.code, 'import', now, [
      { ...body, kind: 'flow', id: cityFlow.id, version: cityFlow.version, body: cityFlow },
      ...POLICIES.map((policy) => ({
        ...body,
        kind: 'policy',
        id: policy.id,
        validFrom: parseLocal(`${policy.validFrom}T00:00:00`, input.timeZone),
        body: policy,
      })),
      { ...body, kind: 'calendar', id: 'calendar', body: input.calendar },
      { ...body, kind: 'units', id: 'units', body: input.units.map(unitDocument) },
      {
        ...body,
        kind: 'catalogue',
        id: 'catalogue',
        body: { defaultStandard: input.standardRef, classes: input.classes.map((each) => classDocument(input, each)) },
      },
      { ...body, kind: 'duties', id: 'duties', body: { rows: [], unclear: [] } },
    ]);
    const root = {
      id: input.code,
      parent: null,
      path: input.code,
      level: 'district',
      name: input.name,
      nameEn: null,
      geometry: null,
    };
    await insertAreas(tx, input.code, 1, [root]);
  });
}

function unitDocument(unit: TenantInput['units'][number]): UnitDocument {
  return { ...unit, nameEn: null, kind: 'department', area: null, commandDuty: false };
}

function classDocument(input: TenantInput, each: TenantInput['classes'][number]): ClassDocument {
  const { kind, code, name, nameEn = null } = each;
  return { standardRef: input.standardRef, kind, code, group: '', name, nameEn, severity: 'general' };
}
