import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shapefile } from './testing/area-files.js';
import { type TestInstallation, testInstallation } from './testing/installation.js';

/** The command line stands on the server, so it is not named as a dependency here. */
const commandLine = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
type Main = (
  argv: readonly string[],
  terminal: { stdin: Readable; stdout: Writable; stderr: Writable },
) => Promise<number>;

let main: Main;
let folder: string;
let here: TestInstallation;
beforeAll(async () => {
  ({ main } = (await import(commandLine)) as { main: Main });
  folder = mkdtempSync(join(tmpdir(), 'bihuan-grids-'));
  here = await testInstallation();
  vi.stubEnv('DATABASE_URL', here.base.url);
  vi.stubEnv('BIHUAN_DATA', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await here.close();
  rmSync(folder, { recursive: true });
});

async function run(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]) =>
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
  const code = await main(argv, { stdin: Readable.from([]), stdout: into(out), stderr: into(err) });
  return { code, out: out.join(''), err: err.join('') };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Position = readonly [number, number];
interface Feature {
  id?: string;
  type: string;
  properties: Record<string, string | null>;
  geometry: { type: string; coordinates: Position[][] };
}
const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
async function cells(): Promise<Feature[]> {
  const { code, out } = await run('export', 'grids', '--level', 'cell');
  expect(code).toBe(0);
  const all = (JSON.parse(out) as { features: Feature[] }).features;
  return all.filter(({ properties }) => properties.parent === '620103001001');
}

describe('import grids', () => {
  it('takes what export grids gave without a change, in each format', async () => {
    const list = await cells();
    expect(list.length).toBeGreaterThan(20);
    const kml = list.map(({ properties, geometry }) => {
      const ring = geometry.coordinates[0] ?? [];
      const field = (name: string) => `<Data name="${name}"><value>${properties[name]}</value></Data>`;
      return `<Placemark><name>${properties.name}</name><ExtendedData>${field('id')}${field('parent')}</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.map((each) => each.join()).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    });
    const rows = list.map(({ properties: { id, name, parent }, geometry }) => ({
      rings: geometry.coordinates.map((ring) => ring.toReversed()),
      values: { id: id ?? '', name: name ?? '', parent: parent ?? '' },
    }));
    const files = [
      file('cells.geojson', collection(list)),
      file('cells.zip', shapefile(rows)),
      file('cells.kml', `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${kml.join('')}</Document></kml>`),
    ];
    for (const path of files) {
      const taken = await run('import', 'grids', path, '--level', 'cell');
      expect(taken).toMatchObject({ code: 0, err: '' });
      expect(taken.out).toBe(`0 new, 0 changed, 0 ended, ${list.length} as they were; nothing to save\n`);
    }
  });

  it('names every fault by feature, its line where it is no JSON, and saves nothing', async () => {
    const [one, two, three] = await cells();
    if (one === undefined || two === undefined || three === undefined) throw new Error('no cells');
    const spoilt = [
      { ...one, properties: { ...one.properties, name: '改名' } },
      { ...two, geometry: { type: 'Point', coordinates: [103.8, 36] } },
      { ...three, geometry: { ...three.geometry, coordinates: [three.geometry.coordinates[0]?.slice(0, -1)] } },
    ];
    const path = file('spoilt.geojson', collection(spoilt));
    const { code, out, err } = await run('import', 'grids', path, '--level', 'cell');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n')).toEqual([
      `${path}: feature 2 (${two.properties.id}): a Point is no area`,
      expect.stringContaining(`feature 3 (${three.properties.id}): a ring is not closed (--repair closes it) at 103.`),
      `${path}: 2 faults in 3 features; nothing was saved`,
      '',
    ]);
    const broken = file('broken.geojson', '{"type": "FeatureCollection",\n"features": [,]}');
    expect(await run('import', 'grids', broken, '--level', 'cell')).toEqual({
      code: 1,
      out: '',
      err: `${broken}:2: the file is damaged or ends too early\n`,
    });
    expect((await cells()).find(({ id }) => id === one.id)?.properties.name).toBe(one.properties.name);
  });

  it('asks for a reason where the checks find something, and saves with it', async () => {
    const [one, two] = await cells();
    if (one === undefined || two === undefined) throw new Error('no cells');
    const swollen = { ...one, geometry: two.geometry };
    const path = file('swollen.geojson', collection([swollen]));
    const refused = await run('import', 'grids', path, '--level', 'cell');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/an overlap of .* m² at 103\.\d+, 36\.\d+\n/);
    expect(refused.err).toMatch(/findings; nothing was saved. Mend them, or give a reason with --confirm\n$/);
    const dry = await run('import', 'grids', path, '--level', 'cell', '--dry-run');
    expect(dry).toMatchObject({
      code: 0,
      out: '0 new, 1 changed, 0 ended, 0 as they were; a dry run: nothing was saved\n',
    });
    const saved = await run('import', 'grids', path, '--level', 'cell', '--confirm', '临时', '--note', '试');
    expect(saved).toMatchObject({ code: 0, out: '0 new, 1 changed, 0 ended, 0 as they were; saved as change 1\n' });
    const back = await run('import', 'grids', file('back.geojson', collection([one])), '--level', 'cell');
    expect(back).toMatchObject({ code: 0, err: '' });
  });

  it('makes a layer where it is named, and says what is missing else', async () => {
    const [one] = await cells();
    if (one === undefined) throw new Error('no cells');
    const { id: _, ...plain } = one;
    const path = file('schools.geojson', collection([{ ...plain, properties: { 学区: '西园学区' } }]));
    expect(await run('import', 'grids', path, '--level', 'schools')).toMatchObject({
      code: 1,
      err: 'there is no level or layer "schools"; make a layer of it with --layer-name NAME\n',
    });
    const made = await run(
      'import',
      'grids',
      path,
      '--level',
      'schools',
      '--layer-name',
      '学区',
      '--name-field',
      '学区',
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^1 new, .* saved as change \d+\n$/) });
    expect((await run('export', 'grids', '--level', 'schools')).out).toContain('"name":"西园学区"');
  });

  it.each([
    [['--coordinates', 'utm'], /^--coordinates/],
    [[], /required option '--level/],
  ])('refuses %j as wrong usage', async (options, why) => {
    const level = options.length === 0 ? [] : ['--level', 'cell'];
    const { code, err } = await run('import', 'grids', file('x.geojson', '{}'), ...level, ...options);
    expect(code).toBe(2);
    expect(err).toMatch(why);
  });

  it('says which file is not there', async () => {
    const { code, err } = await run('import', 'grids', join(folder, 'none.kml'), '--level', 'cell');
    expect(code).toBe(1);
    expect(err).toContain('none.kml: ');
  });
});
