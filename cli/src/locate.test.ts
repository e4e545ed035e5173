import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-locate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Positions = readonly (readonly number[])[];

const box = (west: number, south: number, east: number, north: number): Positions => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: Positions[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (id: string | number | undefined, geometry: object | null, properties: object = {}) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties,
  geometry,
});
const bowTie = polygon([
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
]);

function areas(features: readonly object[], name = 'areas.geojson'): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return file;
}

function sink(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

async function locate(file: string, input: string | readonly string[], ...more: string[]) {
  const [out, err] = [sink(), sink()];
  const stdin = Readable.from([Buffer.from(typeof input === 'string' ? input : input.join('\n'))]);
  const code = await main(['locate', '--areas', file, ...more], { stdin, stdout: out.stream, stderr: err.stream });
  const lines = out.text().split('\n').filter(Boolean);
  return { code, lines: lines.map((line) => JSON.parse(line) as unknown), err: err.text() };
}

const at = (lon: number, lat: number) => JSON.stringify({ lon, lat });

describe('locate', () => {
  it('answers all areas that contain the point, smallest first, whatever their order in the file', async () => {
    const list = [
      feature('district', polygon(box(0, 0, 10, 10)), { level: 'district' }),
      feature('west', polygon(box(0, 0, 5, 10)), { level: 'street' }),
      feature(undefined, polygon(box(5, 0, 10, 10)), { level: 'street', id: 'east' }),
      feature(7, polygon(box(4, 4, 5, 6)), { level: 'cell' }),
    ];
    for (const features of [list, list.toReversed()]) {
      const { code, lines, err } = await locate(areas(features), [
        at(4.5, 5),
        at(5, 5),
        at(10, 5),
        at(0, 0),
        at(-1, 5),
      ]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(lines).toEqual([
        { areas: ['7', 'west', 'district'] },
        // On the edge of both streets, and of the cell: one of each level at most.
        { areas: ['east', 'district'] },
        { areas: [] },
        { areas: ['west', 'district'] },
        { areas: [] },
      ]);
    }
  });

  it('answers both where two areas of one level truly overlap, equally large ones by id', async () => {
    const features = ['b', 'a'].map((id) => feature(id, polygon(box(0, 0, 1, 1)), { level: 'cell' }));
    const { lines } = await locate(areas(features), at(0.5, 0.5));
    expect(lines).toEqual([{ areas: ['a', 'b'] }]);
  });

  it('reads holes, several polygons, and areas across ±180', async () => {
    const file = areas([
      feature('ring', polygon(box(0, 0, 9, 9), box(3, 3, 6, 6))),
      feature('two', { type: 'MultiPolygon', coordinates: [[box(20, 0, 21, 1)], [box(30, 0, 31, 1)]] }),
      feature(
        'dateline',
        polygon([
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
          [179, 0],
        ]),
      ),
    ]);
    const { lines } = await locate(file, [at(4, 4), at(1, 1), at(30.5, 0.5), at(25, 0.5), at(180, 0.5), at(-180, 0.5)]);
    expect(lines).toEqual([[], ['ring'], ['two'], [], ['dateline'], ['dateline']].map((ids) => ({ areas: ids })));
  });

  it('answers an error in a bad line’s place, names it on standard error and goes on', async () => {
    const file = areas([feature('a', polygon(box(0, 0, 1, 1)))]);
    const input = [
      at(0.5, 0.5),
      'no json',
      '',
      '{"lon":0.5}',
      '{"lon":"0.5","lat":0.5}',
      at(36, 103.7),
      '[0.5,0.5]',
      'null',
      '{"lon":1e999,"lat":0}',
      at(0.25, 0.5),
    ];
    const { code, lines, err } = await locate(file, input.join('\r\n'));
    expect(code).toBe(1);
    expect(lines).toEqual([
      { areas: ['a'] },
      { error: expect.stringContaining('not JSON') },
      { error: '"lat" is missing' },
      { error: '"lon" must be a number' },
      { error: '"lat" must be from -90 to 90, not 103.7 (lon and lat swapped?)' },
      { error: '"lon" is missing' },
      { error: 'not a JSON object' },
      { error: expect.stringContaining('"lon" must be from -180 to 180') },
      { areas: ['a'] },
    ]);
    expect(err).toContain('-:4: "lat" is missing');
    expect(err).toContain('7 bad lines');
  });

  it('reads files and compressed ones, lines without a last newline, a mark at the beginning', async () => {
    const file = areas([feature('a', polygon(box(0, 0, 1, 1)))]);
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`);
    const points = join(folder, 'points.ndjson');
    writeFileSync(points, `\uFEFF${at(0.5, 0.5)}\r\n${at(2, 2)}`);
    expect((await locate(file, at(0.1, 0.1), points, '-')).lines).toEqual([
      { areas: ['a'] },
      { areas: [] },
      { areas: ['a'] },
    ]);
  });
});

describe('rings that cross themselves', () => {
  const features = [feature('tie', bowTie), feature('good', polygon(box(5, 5, 6, 6)))];

  it('are named and read by the even-odd rule', async () => {
    const { code, lines, err } = await locate(areas(features), [at(0.2, 0.5), at(1, 0.5), at(1.9, 1.5), at(5.5, 5.5)]);
    expect(code).toBe(0);
    expect(lines).toEqual([['tie'], [], ['tie'], ['good']].map((ids) => ({ areas: ids })));
    expect(err).toMatch(/feature 1 \("tie"\): outer ring crosses itself at 1, 1; read by the even-odd rule\n$/);
  });

  it('are refused with --strict, and nothing is answered', async () => {
    const { code, lines, err } = await locate(areas(features), at(5.5, 5.5), '--strict');
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(err).toMatch(/feature 1 \("tie"\): outer ring crosses itself at 1, 1\n$/);
  });

  it('an open ring is closed, and refused with --strict', async () => {
    const file = areas([feature('open', polygon(box(0, 0, 1, 1).slice(0, -1)))]);
    const { code, lines, err } = await locate(file, at(0.01, 0.5));
    expect({ code, lines }).toEqual({ code: 0, lines: [{ areas: ['open'] }] });
    expect(err).toContain('outer ring is not closed');
    expect((await locate(file, at(0.01, 0.5), '--strict')).code).toBe(1);
  });
});

describe('areas that cannot be used', () => {
  const good = polygon(box(0, 0, 1, 1));
  it.each([
    ['no id', [feature(undefined, good)], 'feature 1: has no id'],
    ['an empty id', [feature('', good)], 'feature 1: has no id'],
    [
      'an id twice, as text and number',
      [feature(1, good), feature('1', good)],
      'feature 2 ("1"): has the id of feature 1',
    ],
    ['a point', [feature('p', { type: 'Point', coordinates: [0, 0] })], '("p"): its geometry is "Point"'],
    ['no geometry', [feature('n', null)], '("n"): its geometry is missing'],
    ['no coordinates', [feature('n', { type: 'Polygon' })], 'not a list of rings'],
    ['no rings', [feature('n', polygon())], 'its geometry is empty'],
    [
      'texts',
      [feature('t', { type: 'Polygon', coordinates: [[['0', '0']]] })],
      'position 1: a coordinate is not a finite number',
    ],
    ['swapped numbers', [feature('s', polygon(box(36, 103, 37, 104)))], 'position 1: 36, 103 is beyond'],
    [
      'a line',
      [
        feature(
          'l',
          polygon([
            [0, 0],
            [1, 1],
            [0, 0],
          ]),
        ),
      ],
      'fewer than three different positions',
    ],
    ['nothing in place of a feature', [null as unknown as object], 'feature 1: has no id'],
  ])('%s', async (_, features, message) => {
    const { code, lines, err } = await locate(areas(features), at(0, 0));
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(err).toContain(message);
  });

  it('names the first hundred of many', async () => {
    const features = Array.from({ length: 150 }, () => feature(undefined, good));
    const { err } = await locate(areas(features), at(0, 0));
    expect(err).toContain('feature 100: has no id');
    expect(err).not.toContain('feature 101:');
    expect(err).toContain('… and 50 more');
  });

  it.each([
    ['is not there', 'missing.geojson', null, 'cannot be read'],
    ['is no JSON', 'text.geojson', 'areas', 'not JSON'],
    [
      'is one feature',
      'one.geojson',
      '{"type":"Feature"}',
      'not a GeoJSON FeatureCollection (its "type" is "Feature")',
    ],
    ['has no list', 'list.geojson', '{"type":"FeatureCollection"}', '"features" is not a list'],
  ])('a file that %s', async (_, name, content, message) => {
    const file = join(folder, name);
    if (content !== null) writeFileSync(file, content);
    const { code, err } = await locate(file, at(0, 0));
    expect(code).toBe(1);
    expect(err).toContain(`${name}: ${message}`);
  });

  it('a file without features answers nothing for every point, and says so', async () => {
    const { code, lines, err } = await locate(areas([]), at(0, 0));
    expect({ code, lines }).toEqual({ code: 0, lines: [{ areas: [] }] });
    expect(err).toContain('has no features');
  });

  it('without --areas the usage is wrong', async () => {
    const err = sink();
    const terminal = { stdin: Readable.from([]), stdout: sink().stream, stderr: err.stream };
    expect(await main(['locate'], terminal)).toBe(2);
    expect(err.text()).toContain('--areas');
  });
});

const BOSTON = fileURLToPath(new URL('../../../shared/data/boston-precincts.geojson', import.meta.url));

describe.skipIf(!existsSync(BOSTON))('Boston’s precincts (skipped where ../shared/data is absent)', () => {
  it('are answered, with the two invalid ones named, and refused with --strict', async () => {
    const { features } = JSON.parse(readFileSync(BOSTON, 'utf8')) as {
      features: { properties: { OBJECTID: number } }[];
    };
    const file = areas(features.map((precinct) => ({ ...precinct, id: precinct.properties.OBJECTID })));
    const { code, lines, err } = await locate(file, [at(-71.06, 42.355), at(0, 0)]);
    expect(code).toBe(0);
    expect(lines).toEqual([{ areas: [expect.any(String)] }, { areas: [] }]);
    const named = new Set(err.match(/feature \d+/g));
    expect([...named]).toEqual(['feature 208', 'feature 230']);
    expect((await locate(file, at(0, 0), '--strict')).code).toBe(1);
  });
});
