import type { WhatIfDetail, WhatIfList, WhatIfMake, WhatIfResult, WhatIfRules, WhatIfSummary } from '@bihuan/contracts';
import { parsePolicy } from '@bihuan/kit';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readVersions } from '../../store/documents.js';
import { namesOf } from '../../store/people.js';
import { endWhatIf, findWhatIf, insertWhatIf, readWhatIfs, type WhatIfRow } from '../../store/what-ifs.js';
import { once, ruled } from '../assessment/act-on-period.js';
import { spanOf } from '../assessment/period-id.js';
import { policyOf } from '../assessment/standing.js';
import type { TenantConfig } from '../config.js';
import type { Keyed } from '../keyed.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { calendarRef, otherRules } from './rules.js';

/** Whoever closes periods tries their rules out. */
const permission = 'assessment.write';
/** Versions that are offered of each document. */
const OFFERED = 30;

/** Those of the last days, and what there is to choose from. */
export function listWhatIfs(app: App, actor: Actor): Promise<Result<WhatIfList>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const { tenant } = actor;
    const zone = config.calendar.timeZone;
    const rows = await readWhatIfs(tx, tenant);
    const names = await namesOf(
      tx,
      tenant,
      rows.map((row) => row.made_by),
    );
    const calendars = await readVersions(tx, tenant, calendarRef(config), null, OFFERED);
    const policies = [];
    for (const { id } of config.policies) {
      for (const { version, body } of await readVersions(tx, tenant, { kind: 'policy', id }, null, OFFERED)) {
        policies.push({ id, version, validFrom: parsePolicy(body).validFrom });
      }
    }
    return done({
      whatIfs: rows.map((row) => summaryOf(config, row, names)),
      policies,
      calendars: calendars.map(({ version, createdAt }) => ({ version, made: formatInstant(createdAt, zone) })),
    });
  });
}

export function getWhatIf(app: App, actor: Actor, id: string): Promise<Result<WhatIfDetail>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const row = await findWhatIf(tx, actor.tenant, id);
    if (row === undefined) return failed({ code: 'not-found' });
    const names = await namesOf(tx, actor.tenant, [row.made_by]);
    return done({ ...summaryOf(config, row, names), result: row.result as WhatIfResult | null });
  });
}

/** Asks for one; a job works it out. */
export function makeWhatIf(app: App, actor: Actor, body: WhatIfMake, key: string | null): Promise<Result<Keyed>> {
  return once(app, actor, { whatIf: body }, key, async ({ tx, config, now }) => {
    const bad = refused(config, actor);
    if (bad !== null) return bad;
    const { from } = spanOf(body.period, config.calendar.timeZone);
    if (from > now) return ruled('period-not-begun');
    const rules = await otherRules(app, tx, config, body.rules, policyOf(config, from));
    if (!rules.ok) return rules;
    const id = app.random(9).toString('base64url');
    await insertWhatIf(tx, actor.tenant, { id, ...body, made_at: now, made_by: actor.person });
    return done({ matter: id, seq: 0 });
  });
}

/** Stops one that waits or runs. */
export function stopWhatIf(app: App, actor: Actor, id: string, key: string | null): Promise<Result<Keyed>> {
  return once(app, actor, { stopWhatIf: id }, key, async ({ tx, config, now }) => {
    const bad = refused(config, actor);
    if (bad !== null) return bad;
    if ((await findWhatIf(tx, actor.tenant, id)) === undefined) return failed({ code: 'not-found' });
    if (!(await endWhatIf(tx, actor.tenant, id, 'stopped', now))) return ruled('what-if-ended');
    return done({ matter: id, seq: 0 });
  });
}

function refused(config: TenantConfig, actor: Actor): Result<never> | null {
  return allowsSomewhere(rightsOf(config.newestFlow), actor, permission)
    ? null
    : failed({ code: 'forbidden', permission });
}

function summaryOf(
  config: TenantConfig,
  row: Omit<WhatIfRow, 'result'>,
  names: ReadonlyMap<string, string>,
): WhatIfSummary {
  return {
    id: row.id,
    period: row.period,
    rules: row.rules as WhatIfRules,
    state: row.state as WhatIfSummary['state'],
    gone: row.gone,
    total: row.total,
    made: {
      at: formatInstant(row.made_at, config.calendar.timeZone),
      by: { id: row.made_by, name: names.get(row.made_by) ?? row.made_by },
    },
  };
}
