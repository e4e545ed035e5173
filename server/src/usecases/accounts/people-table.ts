import { createHash } from 'node:crypto';
import { GRANTABLE } from '../../policies/grants.js';
import { deleteGrant, lockAccounts, readAccounts, renameAccount } from '../../store/accounts.js';
import type { GrantRow } from '../../store/people.js';
import { recordAdmin } from '../admin/record-admin.js';
import { canonical } from '../keyed.js';
import { areaCodeOf, areaPathOf, unitIdOf } from '../organisation/references.js';
import { randomPassword } from '../password.js';
import { asText, type CellType, column, optional, type RowError, text } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { Standing, TableScope, TableSpec } from '../tables/table-spec.js';
import { done } from '../types.js';
import { addAccount } from './create-account.js';
import { addGrant, mayHold, recordRevoked } from './grant-role.js';

/** A row for each role of a person; who has none has one row without. */
export interface PersonRow {
  readonly login: string;
  readonly name: string;
  readonly role: string | null;
  /** The area's code. */
  readonly area: string | null;
  readonly unit: string | null;
}

/** As many new people at once: each one's password takes a moment on purpose. */
const newAtMost = 300;
const everybody = 100_000;

export const ROLE_NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  collector: { zh: '信息采集员', en: 'Collector' },
  'hotline-agent': { zh: '民情通受理员', en: 'Hotline agent' },
  'video-operator': { zh: '视频监控员', en: 'Video operator' },
  'duty-officer': { zh: '值班长', en: 'Duty officer' },
  dispatcher: { zh: '派遣员', en: 'Dispatcher' },
  'unit-clerk': { zh: '责任单位受理人员', en: 'Unit clerk' },
  'unit-crew': { zh: '处置人员', en: 'Crew' },
  'unit-head': { zh: '分管领导', en: 'Unit head' },
  supervisor: { zh: '督查员', en: 'Supervisor' },
  'grid-leader': { zh: '网格负责人', en: 'Grid leader' },
  leader: { zh: '领导', en: 'Leader' },
  'coordination-office': { zh: '领导小组办公室', en: 'Coordination office' },
  administrator: { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

const role: CellType<string | null> = {
  parse(cell) {
    const said = asText(cell);
    if (said === '') return { ok: true, value: null };
    const lower = said.toLowerCase();
    const found = GRANTABLE.find((id) =>
      [id, ROLE_NAMES[id]?.zh, ROLE_NAMES[id]?.en].some((name) => name?.toLowerCase() === lower),
    );
    if (found !== undefined) return { ok: true, value: found };
    return { ok: false, code: 'unknown-role', params: { value: said } };
  },
  print: (value, language) => (value === null ? null : (ROLE_NAMES[value]?.[language] ?? value)),
};

const of = column<PersonRow>();
const login = text({ max: 40, pattern: /^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,39}$/, code: 'bad-login' });

export const peopleTable: TableSpec<PersonRow> = {
  id: 'people',
  title: { zh: '人员与岗位', en: 'People and roles' },
  read: ['account.read'],
  write: 'account.write',
  removable: true,
  columns: [
    of('login', { zh: '账号', en: 'Login' }, login, { required: true }),
    of('name', { zh: '姓名', en: 'Name' }, text({ max: 60 }), { required: true }),
    of('role', { zh: '岗位', en: 'Role' }, role, { required: true }),
    of('area', { zh: '区域编码', en: 'Area code' }, optional(text({ max: 200 })), { required: true }),
    of('unit', { zh: '单位编号', en: 'Unit id' }, optional(text({ max: 100 })), { required: true }),
  ],
  keyOf: keyOfRow,
  nameOf: (row) => [row.name, row.login, row.role === null ? '' : (ROLE_NAMES[row.role]?.zh ?? row.role)].join(' '),
  blank: () => ({ login: '', name: '', role: null, area: null, unit: null }),
  settle({ config }, value) {
    const path = typeof value.area === 'string' ? areaPathOf(config, value.area) : null;
    const unit = typeof value.unit === 'string' ? unitIdOf(config, value.unit) : null;
    const root = config.areas.root?.id ?? null;
    return {
      ...value,
      // A role whose area is left out is held everywhere.
      ...(typeof value.role === 'string' && value.area === null ? { area: root } : {}),
      ...(path === null ? {} : { area: areaCodeOf(path) }),
      ...(unit === null ? {} : { unit }),
    };
  },
  load: async (scope) => {
    await lockAccounts(scope.tx, scope.actor.tenant);
    return standing(scope);
  },
  check: async (scope, next) => check(scope, next, await loginsOf(scope)),
  async save(scope, next) {
    const passwords = await save(scope, next, await loginsOf(scope));
    return done({ seen: (await standing(scope)).seen, passwords });
  },
};

function keyOfRow({ login, role, area, unit }: PersonRow): string {
  return [login, role ?? '', area ?? '', unit ?? ''].join(' ');
}

async function standing({ app, tx, actor }: TableScope): Promise<Standing<PersonRow>> {
  const accounts = await readAccounts(tx, actor.tenant, { now: app.clock.now() }, null, everybody);
  const rows = accounts.flatMap(({ login, name, grants }): PersonRow[] =>
    grants.length === 0
      ? [{ login, name, role: null, area: null, unit: null }]
      : grants.map(({ role, areaPath, unit }) => ({ login, name, role, area: areaCodeOf(areaPath), unit })),
  );
  return { seen: createHash('sha256').update(canonical(rows)).digest('base64url'), rows };
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly GrantRow[];
}

async function loginsOf({ app, tx, actor }: TableScope): Promise<Map<string, Known>> {
  const accounts = await readAccounts(tx, actor.tenant, { now: app.clock.now() }, null, everybody);
  return new Map(accounts.map(({ login, id, name, grants }) => [login, { id, name, grants }]));
}

function check(
  { config, actor }: TableScope,
  next: Comparison<PersonRow>,
  known: ReadonlyMap<string, Known>,
): RowError[] {
  const errors: RowError[] = [];
  const wrong = (row: PersonRow, column: string | null, code: string, params = {}) =>
    errors.push({ row: next.lineOf(row) ?? 1, column, code, params });
  const own = [...known].find(([, account]) => account.id === actor.person)?.[0];
  const lower = new Map([...known.keys()].map((each) => [each.toLowerCase(), each]));
  const added = new Set(next.added);
  const held = new Map<string, { row: PersonRow; grants: GrantRow[] }>();
  for (const row of next.after) {
    const first = held.get(row.login) ?? { row, grants: [] };
    held.set(row.login, first);
    if (first.row.name !== row.name) wrong(row, 'name', 'name-differs', { value: row.name, before: first.row.name });
    const other = lower.get(row.login.toLowerCase());
    if (other !== undefined && other !== row.login) wrong(row, 'login', 'login-taken', { value: other });
    if (row.role === null) {
      if (next.after.some((each) => each.login === row.login && each.role !== null && next.lineOf(row) !== null)) {
        wrong(row, 'role', 'required');
      }
      continue;
    }
    const grant = { role: row.role, areaPath: areaPathOf(config, row.area ?? '') ?? '', unit: row.unit };
    // What somebody holds already stays, also where the unit has retired since.
    const failure = added.has(row) ? mayHold(config, first.grants, grant) : null;
    if (failure?.code === 'rule') {
      const member = columnOf(failure.reason);
      wrong(row, member, failure.reason, { value: row[member] ?? '', role: row.role });
    }
    first.grants.push(grant);
  }
  const turned = [...next.added, ...next.changed.map((each) => each.after), ...next.removed];
  for (const row of turned) if (row.login === own) wrong(row, 'login', 'own-account');
  const fresh = new Set(next.added.map((row) => row.login).filter((each) => !known.has(each)));
  if (fresh.size > newAtMost) errors.push({ row: 1, column: null, code: 'too-many-new', params: { max: newAtMost } });
  return errors;
}

function columnOf(reason: string): 'area' | 'unit' | 'role' {
  if (reason === 'unknown-area' || reason === 'power-everywhere') return 'area';
  return reason === 'unknown-unit' || reason === 'needs-unit' || reason === 'takes-no-unit' ? 'unit' : 'role';
}

/** Removed roles first, so that a power may follow another. Gives the first passwords of those who are new. */
async function save(
  { app, tx, actor, config }: TableScope,
  next: Comparison<PersonRow>,
  known: ReadonlyMap<string, Known>,
): Promise<{ login: string; name: string; password: string }[]> {
  const now = app.clock.now();
  const accounts = new Map<string, { readonly id: string; readonly name: string }>(known);
  const passwords: { login: string; name: string; password: string }[] = [];
  const grantOf = (row: PersonRow): GrantRow | null =>
    row.role === null
      ? null
      : { role: row.role, areaPath: areaPathOf(config, row.area ?? '') ?? config.tenant, unit: row.unit };
  for (const row of next.removed) {
    const [account, grant] = [accounts.get(row.login), grantOf(row)];
    if (account === undefined || grant === null) continue;
    if (await deleteGrant(tx, actor.tenant, account.id, grant))
      await recordRevoked({ tx, config, account, now }, actor, grant);
  }
  for (const { before, after } of next.changed) {
    const account = accounts.get(after.login);
    if (account === undefined || account.name === after.name) continue;
    await renameAccount(tx, actor.tenant, account.id, after.name);
    accounts.set(after.login, { id: account.id, name: after.name });
    await recordAdmin(tx, actor, now, {
      action: 'account.renamed',
      kind: 'account',
      subject: account.id,
      name: after.name,
      detail: { before: before.name, after: after.name },
    });
  }
  for (const row of next.added) {
    let account = accounts.get(row.login);
    if (account === undefined) {
      const password = randomPassword(app.random);
      account = await addAccount(app, tx, actor, {
        login: row.login,
        name: row.name,
        hash: await app.passwords.hash(password),
      });
      accounts.set(row.login, account);
      passwords.push({ login: row.login, name: row.name, password });
    }
    const grant = grantOf(row);
    if (grant !== null) await addGrant({ tx, config, account, now }, actor, grant);
  }
  return passwords;
}
