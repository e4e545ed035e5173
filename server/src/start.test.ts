import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInsFile } from './first-run.js';
import { type ServeOptions, serve } from './main.js';
import { emptyInstallation, type TestInstallation } from './testing/installation.js';
import { ensureTenant, type TenantInput } from './usecases/ensure-tenant.js';
import { tenants } from './usecases/tenants.js';

/** Sorts before the sample district's code. */
const imported: TenantInput = {
  code: '110000',
  name: 'Of an import',
  timeZone: 'Asia/Shanghai',
  standardRef: 'theirs',
  classes: [{ kind: 'event', code: 'a', name: 'A' }],
  units: [{ id: 'u', name: 'U' }],
  calendar: {
    id: 'all',
    timeZone: 'Asia/Shanghai',
    seasons: [{ from: '01-01', to: '12-31', periods: ['00:00-24:00'] }],
    restWeekdays: [],
    dayMinutes: 1440,
  },
};

const people = {
  BIHUAN_ADMIN_LOGIN: 'zhao',
  BIHUAN_ADMIN_PASSWORD: 'a long password',
  BIHUAN_SECURITY_LOGIN: 'qian',
  BIHUAN_SECURITY_PASSWORD: 'another long one',
};

/** Serves on the database, and gives what it said and the status of signing in. */
async function start(here: TestInstallation, data: string, options: ServeOptions = {}) {
  const said: string[] = [];
  const running = await serve({
    given: { DATABASE_URL: here.base.url, BIHUAN_DATA: data, PORT: '0', BIHUAN_LOG: 'silent' },
    environment: {},
    cwd: data,
    webRoot: null,
    signals: false,
    clock: here.clock,
    sample: { days: 2, casesPerDay: 5, cityIn: '620103/620103001' },
    say: (line) => said.push(line),
    ...options,
  });
  return {
    said: said.join('\n'),
    stop: () => running.stop(),
    async signIn(login: string, password: string): Promise<number> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ login, password });
      return (await fetch(`${running.url}/api/v1/session`, { method: 'POST', headers, body })).status;
    },
  };
}

let here: TestInstallation;
let data: string;

async function importedFirst(): Promise<void> {
  here = await emptyInstallation();
  data = mkdtempSync(join(tmpdir(), 'bihuan-start-'));
  await ensureTenant(here.app, imported);
}

async function remove(): Promise<void> {
  await here.close();
  rmSync(data, { recursive: true });
}

describe('a first start after an import', () => {
  beforeAll(importedFirst);
  afterAll(remove);
  const file = () => join(data, signInsFile);

  it('that cannot write the sign-ins down has loaded nothing', async () => {
    mkdirSync(file());
    await expect(start(here, data)).rejects.toThrow();
    expect(await tenants(here.app)).toEqual(['110000']);
  });

  it('still loads the sample, whose people sign in', async () => {
    rmSync(file(), { recursive: true });
    const first = await start(here, data);
    try {
      expect(first.said).toContain('First start: loading the sample district');
      expect(await tenants(here.app)).toEqual(['110000', '620103']);
      expect(statSync(file()).mode & 0o777).toBe(0o600);
      const [login = '', password = ''] = readFileSync(file(), 'utf8').split(/\s+/);
      expect(await first.signIn(login, password)).toBe(200);
    } finally {
      await first.stop();
    }
  });

  it('is the only first one: the next goes on, and says that --blank does nothing', async () => {
    const [login = '', password = ''] = readFileSync(file(), 'utf8').split(/\s+/);
    const next = await start(here, data, { blank: true, environment: people });
    try {
      expect(next.said).toContain('--blank does nothing here: 620103 has its people already');
      expect(await next.signIn(login, password)).toBe(200);
      expect(await next.signIn('zhao', 'a long password')).toBe(401);
    } finally {
      await next.stop();
    }
  });
});

describe('a first start with --blank after an import', () => {
  beforeAll(importedFirst);
  afterAll(remove);

  it('gives the imported tenant its administrators, whom .env may name', async () => {
    const lines = Object.entries(people).map(([name, value]) => `${name}="${value}"\n`);
    writeFileSync(join(data, '.env'), lines.join(''));
    const first = await start(here, data, { blank: true });
    try {
      expect(await tenants(here.app)).toEqual(['110000']);
      expect(await first.signIn('zhao', 'a long password')).toBe(200);
      expect(await first.signIn('qian', 'another long one')).toBe(200);
      expect(existsSync(join(data, signInsFile))).toBe(false);
    } finally {
      await first.stop();
    }
  });
});

describe('a first start after an import into the sample district’s code', () => {
  beforeAll(async () => {
    await importedFirst();
    await ensureTenant(here.app, { ...imported, code: '620103' });
  });
  afterAll(remove);

  it('says that the sample has no place, and what to do', async () => {
    await expect(start(here, data)).rejects.toMatchObject({
      code: 'sample-code-taken',
      message: expect.stringContaining('npm start -- --blank'),
    });
  });
});
