import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check, zoneOf } from './architecture/check.js';
import { importsOf } from './architecture/imports.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const groups = ['kernel', 'mechanisms'];
const tops = [...groups, 'contracts', 'portal', 'server', 'cli', 'web', 'e2e', 'scripts'].filter((name) =>
  existsSync(join(root, name)),
);
const skipped = new Set(['node_modules', 'dist', 'public', 'coverage', 'test-results']);

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const folders = tops.flatMap((top) =>
  groups.includes(top) ? readdirSync(join(root, top)).map((name) => `${top}/${name}`) : [top],
);
const sources = tops.flatMap((top) =>
  sourcesUnder(join(root, top)).map((path) => relative(root, path).split(sep).join('/')),
);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the repository', () => {
  it('imports only in the directions of its architecture', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((path) => check(path, read(path), folders))).toEqual([]);
  });

  it('has a zone for every source but settings of tools', () => {
    const without = sources.filter((path) => !zoneOf(path) && !/(^|\/)[\w.-]+\.config\.ts$/.test(path));
    expect(without).toEqual([]);
  });

  it.each(folders.filter((folder) => /^(kernel|mechanisms)\//.test(folder)))(
    'compiles %s without Node and browser',
    (folder) => {
      const config = JSON.parse(read(`${folder}/tsconfig.json`));
      expect(config.extends).toBe('../../tsconfig.base.json');
      const base = JSON.parse(read('tsconfig.base.json')).compilerOptions;
      expect({ ...base, ...config.compilerOptions }).toMatchObject({ lib: ['ES2023'], types: [] });
    },
  );

  it.each(folders.filter((folder) => !['web', 'e2e', 'scripts'].includes(folder)))('gives %s one door', (folder) => {
    const { exports } = JSON.parse(read(`${folder}/package.json`));
    if (folder !== 'kernel/conformance') expect(Object.keys(exports)).toEqual(['.']);
  });
});

describe('the check', () => {
  const all = [
    ...folders,
    'kernel/worktime',
    'kernel/flow',
    'kernel/geo',
    'mechanisms/city',
    'mechanisms/kit',
    'contracts',
    'server',
  ];
  const wrong = (path: string, source: string): string[] => check(path, source, all);

  it.each([
    [
      'kernel/worktime/src/a.ts',
      `import { decide } from '@bihuan/flow';`,
      'kernel/worktime may not import kernel/flow',
    ],
    ['kernel/flow/src/a.ts', `import { score } from '@bihuan/scoring';`, 'kernel/flow may not import kernel/scoring'],
    ['kernel/flow/src/a.ts', `import { readFileSync } from 'node:fs';`, 'kernel/flow may not import node:fs'],
    ['kernel/scoring/src/a.ts', `import big from 'big.js';`, 'kernel/scoring may not import big.js'],
    [
      'mechanisms/city/src/a.ts',
      `import { add } from '@bihuan/worktime';`,
      'mechanisms/* may not import kernel/worktime',
    ],
    [
      'mechanisms/river/src/a.ts',
      `import { units } from '@bihuan/city';`,
      'mechanisms/* may not import mechanisms/city',
    ],
    ['contracts/src/a.ts', `import { decide } from '@bihuan/flow';`, 'but for its types'],
    ['contracts/src/a.ts', `import { x } from '@bihuan/server';`, 'contracts may not import server'],
    [
      'server/src/routes/a.ts',
      `import { matters } from '../store/matters.js';`,
      'server/routes may not import server/store',
    ],
    ['server/src/usecases/a.ts', `import { x } from '../routes/x.js';`, 'server/usecases may not import server/routes'],
    ['server/src/usecases/a.ts', `import { sql } from 'kysely';`, 'kysely is kept for server/store'],
    ['server/src/routes/a.ts', `import pg from 'pg';`, 'pg is kept for'],
    [
      'server/src/adapters/a.ts',
      `import { act } from '../usecases/act.js';`,
      'server/adapters may not import server/usecases',
    ],
    ['server/src/store/a.ts', `import { fold } from '@bihuan/flow';`, 'but for its types'],
    ['server/src/usecases/a.ts', `const t = Date.now();`, 'the clock'],
    ['server/src/usecases/a.ts', `const t = new Date( );`, 'the clock'],
    ['server/src/jobs/a.ts', `const x = process.env.PORT;`, 'process.env has no place'],
    ['server/src/jobs/a.ts', `import { env } from 'node:process';`, 'process.env has no place'],
    ['cli/src/a.ts', `import { x } from '../../server/src/usecases/act.js';`, 'leaves its package'],
    ['cli/src/a.ts', `import { x } from '@bihuan/server/dist/x.js';`, 'goes past the door of @bihuan/server'],
    ['cli/src/a.test.ts', `import { x } from '@bihuan/server/dist/x.js';`, 'goes past the door of @bihuan/server'],
    ['cli/src/a.ts', `import { x } from '@bihuan/nothing';`, 'is no package of this repository'],
    ['web/console/a.ts', `import { get } from '../client/http.js';`, 'goes past the door of web/client'],
    ['web/console/a.ts', `import { x } from '../portal/index.js';`, 'web/console may not import web/portal'],
    ['web/ui/a.ts', `import { api } from '../client/index.js';`, 'web/ui may not import web/client'],
    [
      'web/mechanisms/city/a.ts',
      `import { x } from '../river/index.js';`,
      'web/mechanisms/city may not import web/mechanisms/river',
    ],
    ['web/client/a.ts', `import { decide } from '@bihuan/flow';`, 'web/client may not import kernel/flow'],
    ['cli/src/a.ts', `export * from './b.js';`, 'export *'],
    ['cli/src/a.ts', `export * as b from './b.js';`, 'export *'],
    ['kernel/flow/src/a.ts', `export { x } from '@bihuan/scoring';`, 'may not import'],
    ['kernel/flow/src/a.ts', `const x = await import('@bihuan/scoring');`, 'may not import'],
    ['kernel/flow/src/a.ts', `import '@bihuan/scoring';`, 'may not import'],
    ['kernel/flow/src/a.ts', `import {\n  a,\n  b,\n} from '@bihuan/scoring';`, ':4:'],
  ])('refuses, in %s: %s', (path, source, why) => {
    expect(wrong(path, source)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['kernel/flow/src/a.ts', `import { add } from '@bihuan/worktime';\nimport { x } from './b.js';`],
    ['kernel/flow/src/a.ts', `// import { x } from '@bihuan/scoring';\n/* export * from 'y'; */`],
    ['mechanisms/city/src/a.ts', `import type { Definition } from '@bihuan/kit';`],
    ['contracts/src/a.ts', `import type { Ledger } from '@bihuan/flow';\nimport { z } from 'zod';`],
    ['server/src/store/a.ts', `import type { Event } from '@bihuan/flow';\nimport { sql } from 'kysely';`],
    ['server/src/usecases/a.ts', `import { fold } from '@bihuan/flow';\nconst at = new Date(now);`],
    ['server/src/store/a.test.ts', `import { testDatabase } from '../testing/index.js';`],
    [
      'server/src/main.ts',
      `import { routes } from './routes/index.js';\nconst now = Date.now(), port = process.env.PORT;`,
    ],
    ['web/console/a.ts', `import { api } from '../client/index.js';\nimport { x } from './shell/x.js';`],
    ['web/mechanisms/city/a.ts', `import { mark } from '../../ui/index.js';`],
  ])('permits, in %s: %s', (path, source) => {
    expect(wrong(path, source)).toEqual([]);
  });

  it('reads every form of import, with its line', () => {
    const text = `import a from 'one';\nimport type { B } from "two";\nexport {\n  c,\n} from 'three';\nimport 'four';\nawait import('five');\n`;
    expect(importsOf(text)).toEqual([
      { from: 'one', typeOnly: false, line: 1 },
      { from: 'two', typeOnly: true, line: 2 },
      { from: 'three', typeOnly: false, line: 5 },
      { from: 'four', typeOnly: false, line: 6 },
      { from: 'five', typeOnly: false, line: 7 },
    ]);
  });
});
