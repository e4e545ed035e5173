import type { WhatIfRules } from '@bihuan/contracts';
import { OtherRules, type Policy, parseDutyTable, parseLimitTable, parsePolicy } from '@bihuan/kit';
import type { Tx } from '../../store/database.js';
import { type DocumentRef, findDocument } from '../../store/documents.js';
import type { TenantConfig } from '../config.js';
import { type App, done, failed, type Result } from '../types.js';

export interface Rules {
  /** What the tenant would work by. */
  readonly config: TenantConfig;
  /** By which the period is scored. */
  readonly policy: Policy;
  /** Makes a case's events what they would have been; null: they stay. */
  readonly rewriter: (() => OtherRules) | null;
}

/** The one calendar of a tenant. */
export const calendarRef = (config: TenantConfig): DocumentRef => ({ kind: 'calendar', id: config.calendarSource.id });

/** The other rules, compiled; what is wrong with them is said by its member. */
export async function otherRules(
  app: App,
  tx: Tx,
  config: TenantConfig,
  rules: WhatIfRules,
  own: Policy,
): Promise<Result<Rules>> {
  const invalid = (path: string, message: string) => failed({ code: 'invalid', errors: [{ path, message }] });
  const { tenant } = config;
  let policy = own;
  if (rules.policy !== undefined) {
    const { id, version } = rules.policy;
    const found = await findDocument(tx, tenant, { kind: 'policy', id }, version);
    if (found === undefined) return invalid('rules.policy', 'a stored policy and version');
    policy = parsePolicy(found.body);
  }
  let other = config;
  if (rules.calendar !== undefined) {
    const found = await findDocument(tx, tenant, calendarRef(config), rules.calendar);
    if (found === undefined) return invalid('rules.calendar', 'a stored version of the calendar');
    other = await app.config.asIf(tx, tenant, [{ kind: found.kind, id: found.id, body: found.body }]);
  }
  const limits: Record<string, Record<string, unknown>> = {};
  for (const row of rules.limits ?? []) limits[row.class] = { ...limits[row.class], [row.severity]: row.limit };
  const duties = Object.fromEntries((rules.duties ?? []).map((row) => [row.class, row.unit]));
  const codes = new Set([...config.classes.values()].map(({ code }) => code));
  const unknown = [...Object.keys(limits), ...Object.keys(duties)].find((code) => !codes.has(code));
  if (unknown !== undefined) return invalid('rules', `${unknown} is not a class of the catalogue`);
  try {
    const tables = [parseLimitTable(limits), parseDutyTable(duties, new Set(config.units.keys()))] as const;
    const rewrites = tables.some((table) => table.size > 0);
    return done({ config: other, policy, rewriter: rewrites ? () => new OtherRules(...tables) : null });
  } catch (error) {
    return invalid('rules', error instanceof Error ? error.message : String(error));
  }
}
