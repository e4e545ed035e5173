import { cityFlow } from '@bihuan/city';
import type { CasePage, CaseQuery, CaseSummary } from '@bihuan/contracts';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsOf } from '../policies/permissions.js';
import { good } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { listCases } from '../usecases/list-cases.js';
import { listPlaces } from '../usecases/list-places.js';
import { readableWays } from '../usecases/queue-ways.js';
import type { Actor } from '../usecases/types.js';
import type { Tx } from './database.js';
import { changedQuery, currentSnapshot, openQuery } from './open-rows.js';
import { countQueue, probed, type Queue, queueQuery, readQueue } from './queue.js';
import { gramsOf } from './search.js';

const day = 86_400_000;

let here: TestInstallation;
let people: Record<string, Actor>;

beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 42, casesPerDay: 60, seed: 21 });
  people = {
    duty: await here.person('duty', 'duty-officer'),
    street: await here.person('duty-xihu', 'duty-officer', { area: '620103/620103002' }),
    dispatch: await here.person('dispatch', 'dispatcher'),
    clerk: await here.person('clerk', 'unit-clerk', { unit: 'chengguanju' }),
    collector: await here.person('collector-620103001-1', 'collector', { area: '620103/620103001' }),
    leader: await here.person('leader', 'leader'),
  };
  await asOwner('analyze');
});
afterAll(() => here.close());

/** The application may not analyse a table. */
async function asOwner<R extends object>(text: string, parameters: readonly unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ ...here.base.connection, options: `-c bihuan.tenant=${here.tenant}` });
  await client.connect();
  try {
    return (await client.query<R>(text, [...parameters])).rows;
  } finally {
    await client.end();
  }
}

function who(name: string): Actor {
  const actor = people[name];
  if (actor === undefined) throw new Error(`nobody is called ${name}`);
  return actor;
}

const read = async (name: string, query: Partial<CaseQuery>): Promise<CasePage> =>
  good(await listCases(here.app, who(name), { queue: 'desk', limit: 200, ...query }));

/** What a list is ordered by: a clock that stands still has a due instant where it will go on by itself. */
const dueOf = ({ clock }: CaseSummary): string => clock?.dueAt ?? clock?.resumes?.dueAt ?? '9999-01-01';

describe('a queue', () => {
  it.each(['desk', 'open', 'all'] as const)('pages through %s without a gap, in its order', async (queue) => {
    const ids: string[] = [];
    const times: number[] = [];
    let cursor: string | undefined;
    do {
      const page: CasePage = await read('dispatch', { queue, limit: 2, cursor });
      ids.push(...page.items.map((item) => item.id));
      const ordered = page.items.map((item) => (queue === 'all' ? item.reportedAt : item.clock?.dueAt));
      times.push(...ordered.flatMap((time) => (time ? [Date.parse(time)] : [])));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) expect(ids.length).toBe(page.counts.total);
    } while (cursor !== undefined && ids.length < 200);
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(times).toEqual([...times].sort((a, b) => (queue === 'all' ? b - a : a - b)));
  });

  it('goes on where it was when what came before has left it', async () => {
    const first = await read('leader', { queue: 'open', limit: 10 });
    const whole = await read('leader', { queue: 'open' });
    const gone = first.items.at(-1)?.id ?? '';
    await asOwner('update matter set ended_at = reported_at where id = $1', [gone]);
    const next = await read('leader', { queue: 'open', limit: 10, cursor: first.nextCursor ?? undefined });
    await asOwner('update matter set ended_at = null where id = $1', [gone]);
    expect(next.items.map((item) => item.id)).toEqual(whole.items.slice(10, 20).map((item) => item.id));
  });

  it('holds for each role what waits for it, in its own area and unit only', async () => {
    const items = async (name: string) => (await read(name, {})).items;
    const duty = await items('duty');
    expect(new Set(duty.map((item) => item.state))).toEqual(new Set(['reported', 'feedback', 'verified']));
    const street = await items('street');
    expect(street.length).toBeGreaterThan(0);
    expect(street.length).toBeLessThan(duty.length);
    expect(street.every((item) => item.area.path.startsWith('620103/620103002/'))).toBe(true);
    const clerk = await items('clerk');
    expect(clerk.length).toBeGreaterThan(0);
    expect(clerk.every((item) => item.unit?.id === 'chengguanju' && item.state === 'handling')).toBe(true);
    for (const item of await items('dispatch')) {
      const waits = ['filed', 'returned', 'failed', 'feedback'].includes(item.state);
      const late = item.state === 'verifying' && item.clock?.light === 'red';
      const asked = item.state === 'handling' && item.marks.some((mark) => mark.endsWith('-request'));
      expect(waits || late || asked).toBe(true);
    }
  });

  it('narrows by every filter, counts included', async () => {
    const all = await read('leader', { queue: 'open' });
    expect(all.counts.total).toBe(all.items.length);
    const one = all.items.find((item) => item.address !== null);
    if (one === undefined) throw new Error('no open case with an address');
    const street = one.area.path.split('/').slice(0, 2).join('/');
    const part = one.address?.slice(1, 5) ?? '';
    // START is a Wednesday morning.
    const midnight = Date.parse('2026-03-05T00:00:00+08:00');
    const filters: [Partial<CaseQuery>, (item: CaseSummary) => boolean][] = [
      [{ state: one.state }, (item) => item.state === one.state],
      [{ state: 'filed,handling' }, (item) => item.state === 'filed' || item.state === 'handling'],
      [{ source: one.source }, (item) => item.source === one.source],
      [{ mark: 'deferral' }, (item) => item.marks.includes('deferral')],
      [
        { mark: 'deferral,extension-request' },
        (item) => item.marks.some((mark) => ['deferral', 'extension-request'].includes(mark)),
      ],
      [{ kind: one.class.kind as 'event' }, (item) => item.class.kind === one.class.kind],
      [{ due: 'today' }, (item) => Date.parse(dueOf(item)) < midnight],
      [{ mark: 'extension-request' }, (item) => item.marks.includes('extension-request')],
      [{ severity: one.severity }, (item) => item.severity === one.severity],
      [{ class: one.class.code }, (item) => item.class.code === one.class.code],
      [{ unit: 'chengguanju' }, (item) => item.unit?.id === 'chengguanju'],
      [{ area: street }, (item) => item.area.path.startsWith(`${street}/`)],
      [{ light: 'red' }, (item) => item.clock?.light === 'red'],
      [{ q: one.number }, (item) => item.number === one.number],
      [{ q: part }, (item) => item.address?.includes(part) === true],
      [{ q: '%' }, (item) => item.address?.includes('%') === true],
    ];
    for (const [filter, fits] of filters) {
      const page = await read('leader', { queue: 'open', ...filter });
      const expected = all.items.filter(fits).map((item) => item.id);
      expect(
        page.items.map((item) => item.id),
        JSON.stringify(filter),
      ).toEqual(expected);
      expect(page.counts.total).toBe(expected.length);
    }
  });

  it.each(['due', 'reported', 'state'] as const)(
    'comes by %s, and is the same by cursor and by offset',
    async (sort) => {
      const whole = await read('leader', { queue: 'open', sort });
      const ids = whole.items.map((item) => item.id);
      const key = {
        due: (item: CaseSummary) => dueOf(item),
        reported: (item: CaseSummary) => String(-Date.parse(item.reportedAt) + 1e14),
        state: (item: CaseSummary) =>
          `${String(Object.keys(cityFlow.states).indexOf(item.state)).padStart(2, '0')} ${dueOf(item)}`,
      }[sort];
      expect(whole.items.map(key)).toEqual(whole.items.map(key).sort());
      const first = await read('leader', { queue: 'open', sort, limit: 20 });
      const next = await read('leader', { queue: 'open', sort, limit: 20, cursor: first.nextCursor ?? undefined });
      const jumped = await read('leader', { queue: 'open', sort, limit: 20, offset: 20 });
      expect(next.items.map((item) => item.id)).toEqual(ids.slice(20, 40));
      expect(jumped).toEqual(next);
      expect(
        await listCases(here.app, who('leader'), { queue: 'open', limit: 1, offset: 1, cursor: 'x' }),
      ).toMatchObject({
        ok: false,
        failure: { code: 'invalid', errors: [{ path: 'offset' }] },
      });
    },
  );

  it('gives the places of the first with a place', async () => {
    const all = await read('leader', { queue: 'open', severity: 'urgent' });
    const { places, total } = good(await listPlaces(here.app, who('leader'), { queue: 'open', severity: 'urgent' }));
    expect(total).toBe(all.counts.total);
    expect(places).toEqual(
      all.items.flatMap(({ id, location, clock }) =>
        location === null ? [] : [{ id, ...location, light: clock?.light ?? null }],
      ),
    );
  });

  it('refuses a cursor that is none', async () => {
    const made = [
      '[1]',
      '[0,"a"]',
      '[-8.64e15,"a",0]',
      '[8.64e15,"a",0]',
      '[0.5,"a",0]',
      '[0,"a\\u0000",0]',
      '[0,"\\ud800",0]',
      '["0","a",0]',
      '[0,"a",-1]',
      '[0,"a",0.5]',
    ];
    for (const cursor of ['x', 'e30', ...made.map((text) => Buffer.from(text).toString('base64url'))]) {
      const result = await listCases(here.app, who('duty'), { queue: 'desk', limit: 5, cursor });
      expect(result).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    }
  });
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: Node[];
}
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

/** The indexes that a plan goes through, and the tables that it reads from end to end. */
const pathsOf = (plan: Node): string[] =>
  nodes(plan).flatMap((node) => {
    if (node['Index Name'] !== undefined) return [node['Index Name']];
    return node['Node Type'] === 'Seq Scan' ? [`all of ${node['Relation Name']}`] : [];
  });

/** The same of a query as the application asks it, under row-level security. */
async function access(build: (tx: Tx) => CompiledQuery): Promise<string[]> {
  return here.app.db.transaction(here.tenant, async (tx) => {
    const { sql, parameters } = build(tx);
    const explained = CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]);
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(explained as never);
    return rows.flatMap((row) => pathsOf(row['QUERY PLAN'][0].Plan));
  });
}

describe('the queries of the lists', () => {
  const queue = (which: Queue['which'], filter: Queue['filter'] = {}): Queue => ({
    tenant: here.tenant,
    ways: readableWays(rightsOf(cityFlow), who('leader')),
    which,
    filter,
    now: here.clock.now(),
  });

  it('read the latest of all by an index, also far in', async () => {
    const after = { at: here.clock.now() - 20 * day, id: 'x' };
    const paths = await access((tx) => queueQuery(tx, queue('all'), after, 51).compile());
    expect(paths.filter((path) => path.includes('matter'))).toEqual(['matter_reported']);
  });

  it('give the same page of what is searched, whether little or much is found', async () => {
    const word = '路';
    const searched = queue('all', { search: { words: [word], phones: null } });
    const after = { at: here.clock.now() - 20 * day, id: 'x' };
    await here.app.db.snapshot(here.tenant, async (tx) => {
      const plain = (await readQueue(tx, searched, after, 20)).map(({ id }) => id);
      expect(plain).toHaveLength(20);
      const [little, much] = await Promise.all([probed(tx, searched, 100_000), probed(tx, searched, 10)]);
      expect([little, much].map(({ filter }) => filter.search?.found?.many)).toEqual([false, true]);
      expect(much.filter.search?.found?.ids).toHaveLength(10);
      for (const each of [little, much]) {
        expect((await readQueue(tx, each, after, 20)).map(({ id }) => id)).toEqual(plain);
      }
      const all = little.filter.search?.found?.ids.length;
      expect(await countQueue(tx, little, 100_000)).toBe(all);
      expect(await countQueue(tx, much, 100_000)).toBe(all);
    });
    const much = await here.app.db.snapshot(here.tenant, (tx) => probed(tx, searched, 10));
    const paths = await access((tx) => queueQuery(tx, much, after, 51).compile());
    expect(paths).not.toContain('search_text_grams');
    expect(paths).toEqual(expect.arrayContaining(['matter_reported', 'search_text_pkey']));
  });

  it('read the open ones, and what was written since, by an index', async () => {
    const { tenant } = here;
    const open = await access((tx) => openQuery(tenant, { at: '2026-03-01', id: 'x' }, 100).compile(tx));
    expect(open[0]).toBe('matter_open');
    const snapshot = await here.app.db.snapshot(tenant, currentSnapshot);
    const changed = await access((tx) => changedQuery(tenant, snapshot).compile(tx));
    expect(changed).toContain('matter_changed');
    expect([...open, ...changed].filter((path) => path.startsWith('all'))).toEqual([]);
  });

  it('find two Chinese characters by the index of texts', async () => {
    const [row] = await asOwner<{ body: string }>(`select prosrc as body from pg_proc where proname = 'search_found'`);
    const body = row?.body.replace('@> grams', '@> $1::text[]').replace('unnest(words)', 'unnest($2::text[])') ?? '';
    const explain = `explain (format json) ${body}`;
    const [plan] = await asOwner<{ 'QUERY PLAN': [{ Plan: Node }] }>(explain, [
      gramsOf(here.tenant, ['垃圾']),
      ['垃圾'],
    ]);
    expect(plan && pathsOf(plan['QUERY PLAN'][0].Plan)).toEqual(['search_text_grams']);
  });
});
