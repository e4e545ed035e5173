import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { getConfig } from '../config-reads.js';
import type { Cell } from '../tables/column.js';
import { exportTable } from '../tables/export-table.js';
import { importTable } from '../tables/import-table.js';
import type { TableSpec } from '../tables/table-spec.js';
import type { Actor, Result } from '../types.js';
import { catalogueTable } from './catalogue-table.js';
import { dutiesTable } from './duties-table.js';
import { holidaysTable } from './holidays-table.js';
import { limitsTable } from './limits-table.js';

let here: TestInstallation;
let admin: Actor;
let rung = 0;
beforeAll(async () => {
  here = await testInstallation();
  here = { ...here, app: { ...here.app, rulesChanged: () => (rung += 1) } };
  admin = await here.person('admin', 'administrator');
});
afterAll(() => here.close());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

async function sheet<Row extends object>(spec: TableSpec<Row>): Promise<Cell[][]> {
  const { bytes } = value(await exportTable(here.app, admin, spec, { format: 'xlsx', language: 'zh' }));
  return (await here.app.tables.read(bytes)).map((row) => [...row.cells]);
}

async function load<Row extends object>(
  spec: TableSpec<Row>,
  cells: readonly (readonly Cell[])[],
  seen: string | null = null,
  remove = false,
) {
  const [header = [], ...rows] = cells;
  const file = await here.app.tables.write('xlsx', { title: 't', header: header.map(String), rows });
  return value(await importTable(here.app, admin, spec, { file, language: 'zh', remove, seen }));
}

const config = () => here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));

describe('the tables of rules', () => {
  it.each([catalogueTable, dutiesTable, limitsTable] as unknown as TableSpec<object>[])(
    'go out and come back without a change: $id',
    async (spec) => {
      for (const format of ['csv', 'xlsx'] as const) {
        const { bytes } = value(await exportTable(here.app, admin, spec, { format, language: 'en' }));
        const input = { file: bytes, language: 'en', remove: true, seen: null } as const;
        const report = value(await importTable(here.app, admin, spec, input));
        expect(report.errors).toEqual([]);
        expect(report.counts).toMatchObject({ added: 0, changed: 0, removed: 0, errors: 0 });
        expect(report.counts.unchanged).toBeGreaterThan(30);
      }
    },
  );

  it('limits: a bad row is named and nothing is stored; a good one holds for the next filing', async () => {
    const cells = await sheet(limitsTable);
    const [header = []] = cells;
    const at = (name: string) => header.indexOf(name);
    const line = cells.findIndex((row) => row[at('代码')] === '06010' && row[at('严重程度')] === '一般');
    const row = cells[line] ?? [];
    row[at('时限')] = '6 小时';
    const bad = [...(cells[line + 1] ?? [])];
    cells[line + 1] = [...bad];
    (cells[line + 1] ?? [])[at('时限')] = '2 紧急工作时';
    const last = cells.push([...row]) - 1;
    (cells[last] ?? [])[at('代码')] = '99999';
    const report = await load(limitsTable, cells);
    expect(report.saved).toBe(false);
    expect(report.errors.map((each) => [each.row, each.code])).toEqual([
      [line + 2, 'unit-refused'],
      [last + 1, 'unknown-class'],
    ]);
    cells[line + 1] = bad;
    cells.pop();
    const good = await load(limitsTable, cells);
    expect(good).toMatchObject({ errors: [], counts: { changed: 1, added: 0 } });
    expect(await load(limitsTable, cells, good.seen)).toMatchObject({ saved: true });
    const key = 'GB/T 47678.5-2026|event|06010';
    expect((await config()).classes.get(key)?.standards.general?.limit).toEqual({ hours: 6 });
    expect((await config()).limits.classes[key]?.general?.[0]?.provenance.sourced).toBe('city');
  });

  it('limits that cannot be read are named by their cell', async () => {
    const cells = await sheet(limitsTable);
    const [header = [], first = []] = cells;
    first[header.indexOf('时限')] = '很快';
    const report = await load(limitsTable, cells);
    expect(report.errors).toEqual([{ row: 2, column: 'limit', code: 'not-a-limit', params: { value: '很快' } }]);
  });

  it('duties: units and areas by their names; a line that nobody knows is named', async () => {
    const header = ['行号', '标准', '类型', '类别代码', '区域', '责任单位', '职责', '主办'];
    const good = ['n1', 'GB/T 47678.5-2026', '事件', '07004, 09008', '西园街道', '城管执法局', '整改', '是'];
    const bad = ['n2', 'GB/T 47678.5-2026', '事件', '07004', '没有的街道', '没有的单位', '协助', '是'];
    const refused = await load(dutiesTable, [header, good, bad]);
    expect(refused.errors.map((each) => [each.row, each.code])).toEqual([
      [3, 'unknown-unit'],
      [3, 'unknown-area'],
      [3, 'assist-leads'],
    ]);
    const seen = (await load(dutiesTable, [header, good])).seen;
    expect(await load(dutiesTable, [header, good], seen)).toMatchObject({ saved: true, counts: { added: 1 } });
    const { duties, unclear } = await config();
    expect(duties.at(-1)).toMatchObject({ area: '620103/620103001', unit: 'chengguanju', codes: ['07004', '09008'] });
    expect(unclear.length).toBe(4);
  });

  it('the catalogue: a class of the city’s own', async () => {
    const cells = [
      ['标准', '类型', '代码', '大类', '名称'],
      ['GB/T 47678.5-2026', '事件', '11001', '本市增设', '共享单车乱停放'],
    ];
    const { seen, counts } = await load(catalogueTable, cells);
    expect(counts).toMatchObject({ added: 1, errors: 0 });
    expect(await load(catalogueTable, cells, seen)).toMatchObject({ saved: true });
    const found = (await config()).classes.get('GB/T 47678.5-2026|event|11001');
    expect(found).toMatchObject({
      name: '共享单车乱停放',
      local: true,
      standards: { general: { limit: { workdays: 1 } } },
    });
  });

  it('holidays: next year’s, with a shifted day, own hours and what is wrong', async () => {
    const header = ['日期', '安排', '名称', '工作时段'];
    const days = [
      ['2027-01-01', '放假', '元旦', ''],
      ['2027-02-14', '上班', '春节调休上班', ''],
      ['2027-07-01', '自定工时', '建党节', '08:30-11:30'],
    ];
    const bad = await load(holidaysTable, [
      header,
      ...days,
      ['2027-02-30', '放假', '', ''],
      ['2027-03-03', '自定工时', '', ''],
    ]);
    expect(bad.errors.map((each) => [each.row, each.code])).toEqual([[5, 'not-a-day']]);
    const empty = await load(holidaysTable, [header, ...days, ['2027-03-03', '自定工时', '', '']]);
    expect(empty.errors.map((each) => [each.row, each.code])).toEqual([[5, 'required']]);
    const { seen } = await load(holidaysTable, [header, ...days]);
    const before = rung;
    expect(await load(holidaysTable, [header, ...days], seen)).toMatchObject({ saved: true, counts: { added: 3 } });
    expect(rung).toBe(before + 1);
    const { body } = value(await getConfig(here.app, admin, { kind: 'calendar', id: 'city' }));
    expect(body).toMatchObject({
      holidays: 'CN',
      ownHolidays: ['2027-01-01'],
      workdays: ['2027-02-14'],
      exceptions: [{ date: '2027-07-01', periods: ['08:30-11:30'] }],
      names: { '2027-01-01': '元旦', '2027-02-14': '春节调休上班', '2027-07-01': '建党节' },
    });
    const again = await sheet(holidaysTable);
    expect(again).toHaveLength(4);
    expect((await load(holidaysTable, again, null, true)).counts).toMatchObject({ unchanged: 3, added: 0, removed: 0 });
  });
});
