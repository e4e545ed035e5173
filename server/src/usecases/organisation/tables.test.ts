import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { peopleTable } from '../accounts/people-table.js';
import { auditLog } from '../admin/audit-log.js';
import { undoConfig } from '../put-config.js';
import type { Cell } from '../tables/column.js';
import { exportTable } from '../tables/export-table.js';
import { importTable } from '../tables/import-table.js';
import type { TableSpec } from '../tables/table-spec.js';
import type { Actor, Result } from '../types.js';
import { adminAreas } from './admin-areas.js';
import { adminUnits } from './admin-units.js';
import { areaTable } from './area-table.js';
import { unitTable } from './unit-table.js';

let here: TestInstallation;
let administrator: Actor;
let security: Actor;
beforeAll(async () => {
  here = await testInstallation();
  administrator = await here.person('administrator', 'administrator');
  security = await here.person('security', 'security-administrator');
});
afterAll(() => here.close());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/** A table as it would be exported, as cells that a test changes. */
async function sheet<Row extends object>(spec: TableSpec<Row>, actor: Actor): Promise<Cell[][]> {
  const { bytes } = value(await exportTable(here.app, actor, spec, { format: 'xlsx', language: 'zh' }));
  return (await here.app.tables.read(bytes)).map((row) => [...row.cells]);
}

async function fileOf(cells: readonly (readonly Cell[])[], format: 'csv' | 'xlsx' = 'xlsx'): Promise<Buffer> {
  const [header = [], ...rows] = cells;
  return here.app.tables.write(format, { title: 't', header: header.map(String), rows });
}

async function load<Row extends object>(
  spec: TableSpec<Row>,
  actor: Actor,
  file: Buffer,
  seen: string | null = null,
  remove = false,
) {
  return importTable(here.app, actor, spec, { file, language: 'zh', remove, seen });
}

describe('the table of units', () => {
  it.each(['csv', 'xlsx'] as const)('goes out and comes back as %s without a change', async (format) => {
    const { bytes } = value(await exportTable(here.app, administrator, unitTable, { format, language: 'en' }));
    const report = value(await load(unitTable, administrator, bytes));
    expect(report.errors).toEqual([]);
    expect(report.counts).toMatchObject({ added: 0, changed: 0, removed: 0, errors: 0 });
    expect(report.counts.unchanged).toBeGreaterThan(10);
  });

  it('names what is wrong by row and cell, and then nothing of it is stored', async () => {
    const cells = await sheet(unitTable, administrator);
    const [header = [], first = [], second = []] = cells;
    const at = (name: string) => header.indexOf(name);
    first[at('电话')] = '0931-1234567';
    second[at('工作区域')] = '没有这个街道';
    second[at('类型')] = '衙门';
    const bad = await fileOf(cells);
    const report = value(await load(unitTable, administrator, bad));
    expect(report.errors).toEqual([
      { row: 3, column: 'kind', code: 'not-one-of', params: expect.objectContaining({ value: '衙门' }) },
    ]);
    second[at('类型')] = '街道';
    const again = value(await load(unitTable, administrator, await fileOf(cells), report.seen));
    expect(again).toMatchObject({
      saved: false,
      errors: [{ row: 3, column: 'area', code: 'unknown-area', params: { value: '没有这个街道' } }],
    });
    expect(value(await adminUnits(here.app, administrator)).version).toBe(1);
  });

  it('is saved as one version, shown before and after, and undone as another', async () => {
    const before = value(await adminUnits(here.app, administrator));
    const cells = await sheet(unitTable, administrator);
    const [header = [], first = []] = cells;
    const at = (name: string) => header.indexOf(name);
    const name = String(first[at('名称')]);
    first[at('电话')] = '=HYPERLINK("x")';
    first[at('办公时间')] = '同工作日历';
    // An area may be said by its name.
    cells.push(['new-unit', '新设单位', null, '区直部门', '西园街道', '是', null, null, '否']);
    const file = await fileOf(cells, 'csv');
    const look = value(await load(unitTable, administrator, file));
    expect(look.counts).toMatchObject({ added: 1, changed: 1, removed: 0, errors: 0 });
    expect(look.changed).toEqual([
      {
        key: String(first[0]),
        name,
        changes: [
          { column: 'phone', before: '', after: '=HYPERLINK("x")' },
          { column: 'hours', before: '', after: '同工作日历' },
        ],
      },
    ]);
    expect(value(await load(unitTable, administrator, file, look.seen)).saved).toBe(true);
    const after = value(await adminUnits(here.app, administrator));
    expect(after.version).toBe(before.version + 1);
    expect(after.units.at(-1)).toMatchObject({
      id: 'new-unit',
      area: { path: '620103/620103001' },
      commandDuty: true,
      problems: ['no-head', 'no-clerk', 'no-hours', 'no-phone'],
    });
    expect(after.units[0]).toMatchObject({ phone: '=HYPERLINK("x")', hours: { calendar: expect.any(String) } });
    // What was looked at before stands no more.
    expect(await load(unitTable, administrator, file, look.seen)).toMatchObject({ failure: { code: 'stale' } });
    const undo = { kind: 'units', id: 'units', version: after.version, to: before.version, note: '' };
    expect(value(await undoConfig(here.app, administrator, undo)).version).toBe(after.version + 1);
    expect(value(await adminUnits(here.app, administrator)).units).toEqual(before.units);
  });

  it('keeps what columns that a file lacks have', async () => {
    const cells = await sheet(unitTable, administrator);
    const narrow = cells.map((row) => row.slice(0, 2));
    expect(value(await load(unitTable, administrator, await fileOf(narrow))).counts).toMatchObject({ changed: 0 });
    const unnamed = cells.map((row) => row.slice(0, 1));
    expect(value(await load(unitTable, administrator, await fileOf(unnamed))).errors).toEqual([
      { row: 1, column: 'name', code: 'missing-column', params: {} },
    ]);
    const stray = [
      ['编号', '名称', '传真'],
      ['x', 'y', 'z'],
    ];
    expect(value(await load(unitTable, administrator, await fileOf(stray))).errors).toMatchObject([
      { row: 1, column: null, code: 'unknown-column', params: { heading: '传真' } },
    ]);
    const twice = [
      ['编号', '名称'],
      ['x', 'y'],
      ['x', 'z'],
    ];
    expect(value(await load(unitTable, administrator, await fileOf(twice))).errors).toMatchObject([
      { row: 3, code: 'row-twice', params: { first: 2 } },
    ]);
  });

  it('lets nobody go who has open cases, had cases, or has duties', async () => {
    const dispatcher = await here.person('dispatcher', 'dispatcher');
    const duty = await here.person('duty', 'duty-officer');
    const hotline = await here.person('hotline', 'hotline-agent');
    const add = [
      ['编号', '名称'],
      ['idle', '闲置单位'],
      ['busy', '在办单位'],
    ];
    const added = await fileOf(add);
    const look = value(await load(unitTable, administrator, added));
    value(await load(unitTable, administrator, added, look.seen));
    const one = await openCase(here.app, hotline);
    await one.next(duty, 'filed', { standard: null });
    await one.next(dispatcher, 'dispatched', { unit: 'busy' });

    const retire = [
      ['编号', '名称', '已停用'],
      ['busy', '在办单位', '是'],
      ['idle', '闲置单位', '是'],
    ];
    expect(value(await load(unitTable, administrator, await fileOf(retire))).errors).toMatchObject([
      { row: 2, column: 'retired', code: 'unit-has-cases', params: { cases: expect.stringMatching(/^2026-\d{6}$/) } },
    ]);
    const cells = await sheet(unitTable, administrator);
    const without = (id: string) => fileOf(cells.filter((row) => row[0] !== id));
    const gone = value(await load(unitTable, administrator, await without('xiyuan'), null, true));
    expect(gone.errors).toMatchObject([{ code: 'unit-has-duties' }]);
    expect(value(await load(unitTable, administrator, await without('idle'), null, true)).removed).toEqual([
      { key: 'idle', name: '闲置单位' },
    ]);
    expect(value(await load(unitTable, administrator, await without('idle'))).removed).toEqual([]);

    // With the case elsewhere it can be retired, and gets no more; its name stays for the case that it had.
    await one.next(await here.person('clerk-busy', 'unit-clerk', { unit: 'busy' }), 'return-requested', {
      reason: 'x',
      ground: 'y',
    });
    await one.next(dispatcher, 'returned', { reason: 'x' });
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    const seen = value(await load(unitTable, administrator, await fileOf(retire))).seen;
    expect(value(await load(unitTable, administrator, await fileOf(retire), seen)).saved).toBe(true);
    expect(value(await load(unitTable, administrator, await without('busy'), null, true)).errors).toMatchObject([
      { code: 'unit-had-cases' },
    ]);
    const two = await openCase(here.app, hotline);
    await two.next(duty, 'filed', { standard: null });
    await expect(two.next(dispatcher, 'dispatched', { unit: 'busy' })).rejects.toThrow('unit-retired');
  });

  it('is the administrator’s', async () => {
    const auditor = await here.person('auditor', 'auditor');
    const { bytes } = value(await exportTable(here.app, auditor, unitTable, { format: 'csv', language: 'zh' }));
    expect(await load(unitTable, auditor, bytes)).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await load(unitTable, security, bytes)).toMatchObject({ failure: { code: 'forbidden' } });
    const { items } = value(await auditLog(here.app, auditor, { limit: 50, action: 'table.' }));
    expect(items.map((item) => item.action)).toContain('table.imported');
    expect(items.find((item) => item.actor?.id === 'auditor')).toMatchObject({ subject: 'units' });
  });
});

describe('the table of areas', () => {
  it('renames, each area as its next version, and nothing else', async () => {
    const cells = await sheet(areaTable, administrator);
    const street = cells.find((row) => row[0] === '620103001') ?? [];
    street[2] = '西园新街道';
    street[3] = 'New Xiyuan';
    const file = await fileOf(cells);
    const look = value(await load(areaTable, administrator, file));
    expect(look.counts).toMatchObject({ added: 0, changed: 1 });
    expect(value(await load(areaTable, administrator, file, look.seen)).saved).toBe(true);
    const { areas } = value(await adminAreas(here.app, administrator));
    expect(areas.find((area) => area.id === '620103001')).toMatchObject({
      name: '西园新街道',
      nameEn: 'New Xiyuan',
      version: 2,
      hasBoundary: true,
    });
    expect(areas.filter((area) => area.version > 1)).toHaveLength(1);
    street[1] = 'community';
    cells.push(['620103999', 'street', '无中生有', null]);
    expect(value(await load(areaTable, administrator, await fileOf(cells))).errors).toMatchObject([
      { column: 'level', code: 'cannot-change' },
      { row: cells.length, column: 'id', code: 'unknown-area' },
    ]);
  });
});

describe('the table of people', () => {
  it('makes accounts with first passwords, grants and revokes, and has no passwords in it', async () => {
    const cells = await sheet(peopleTable, security);
    expect(cells[0]).toEqual(['账号', '姓名', '岗位', '区域编码', '单位编号']);
    cells.push(['li-si', '李四', '责任单位受理人员', '西园新街道', '西园街道']);
    cells.push(['li-si', '李四', '派遣员', null, null]);
    const file = await fileOf(cells);
    const look = value(await load(peopleTable, security, file));
    expect(look.errors).toEqual([]);
    expect(look.counts).toMatchObject({ added: 2, changed: 0 });
    const report = value(await load(peopleTable, security, file, look.seen));
    expect(report.passwords).toEqual([{ login: 'li-si', name: '李四', password: expect.any(String) }]);
    const after = await sheet(peopleTable, security);
    expect(after.filter((row) => row[0] === 'li-si')).toEqual([
      ['li-si', '李四', '派遣员', '620103', null],
      ['li-si', '李四', '责任单位受理人员', '620103001', 'xiyuan'],
    ]);
    expect(JSON.stringify(after)).not.toContain(report.passwords[0]?.password);
    const fewer = await fileOf(after.filter((row) => row[2] !== '派遣员' || row[0] !== 'li-si'));
    const revoke = value(await load(peopleTable, security, fewer, null, true));
    expect(revoke.removed).toHaveLength(1);
    value(await load(peopleTable, security, fewer, revoke.seen, true));
    expect((await sheet(peopleTable, security)).filter((row) => row[0] === 'li-si')).toHaveLength(1);
  });

  it('holds to the rules of accounts, by row', async () => {
    const cells: Cell[][] = [
      ['账号', '姓名', '岗位', '区域编码', '单位编号'],
      ['administrator', 'Name of administrator', '审计员', null, null],
      ['security', 'Other name', '安全管理员', null, null],
      ['zhang san', '张三', '派遣员', null, null],
    ];
    expect(value(await load(peopleTable, security, await fileOf(cells))).errors).toMatchObject([
      { row: 4, column: 'login', code: 'bad-login' },
    ]);
    cells[3] = ['zhangsan', '张三', '责任单位受理人员', null, null];
    cells.push(['LI-SI', '李四', '派遣员', null, null], ['wangwu', '王五', '皇帝', null, null]);
    cells.pop();
    expect(value(await load(peopleTable, security, await fileOf(cells))).errors).toMatchObject([
      { row: 2, column: 'role', code: 'one-power' },
      { row: 3, column: 'login', code: 'own-account' },
      { row: 4, column: 'unit', code: 'needs-unit' },
      { row: 5, column: 'login', code: 'login-taken' },
    ]);
  });
});
