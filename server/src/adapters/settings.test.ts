import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isLoopback, layered, readSettings, SettingsError } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'bihuan-settings-'));
writeFileSync(join(folder, '.env'), 'PORT=8400\nHOST="10.0.0.5"\n# a comment\nBIHUAN_DATA=./city\nDATABASE_URL=\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  it('have defaults that serve this machine only', () => {
    const settings = readSettings({}, '/srv/bihuan');
    expect(settings).toMatchObject({
      port: 8311,
      host: '127.0.0.1',
      data: '/srv/bihuan/data',
      databaseUrl: null,
      secret: null,
      sessionIdleMs: 1_800_000,
      sessionLifeMs: 43_200_000,
      refusePastDue: true,
    });
    expect(new Set(settings.sources.map(({ from }) => from))).toEqual(new Set(['default']));
  });

  it('come from options, then the environment, then .env, and say so', () => {
    const settings = readSettings({ PORT: '8500', BIHUAN_DATA: '' }, folder, { HOST: '::1' });
    expect(settings).toMatchObject({ port: 8500, host: '::1', data: join(folder, 'city'), databaseUrl: null });
    const from = Object.fromEntries(settings.sources.map((each) => [each.name, each.from]));
    expect(from).toMatchObject({ HOST: 'option', PORT: 'environment', BIHUAN_DATA: '.env', DATABASE_URL: 'default' });
  });

  it('switch the refusal past the due instant off', () => {
    expect(readSettings({ BIHUAN_REFUSE_PAST_DUE: 'no' }, '/nowhere').refusePastDue).toBe(false);
  });

  it('show no secret', () => {
    const secret = 'a'.repeat(32);
    const { sources } = readSettings(
      { DATABASE_URL: 'postgres://me:my-password@db:5432/city', BIHUAN_SECRET: secret },
      '/nowhere',
    );
    const shown = Object.fromEntries(sources.map((each) => [each.name, each.shown]));
    expect(shown).toMatchObject({ DATABASE_URL: 'postgres://me:***@db:5432/city', BIHUAN_SECRET: '(set)' });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http": it must be a whole number from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT is "70000": it must be a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT is "-1": it must be a whole number from 0 to 65535'],
    [{ BIHUAN_LOG: 'loud' }, 'BIHUAN_LOG is "loud": it must be one of fatal, error, warn, info, debug, silent'],
    [{ BIHUAN_REFUSE_PAST_DUE: 'perhaps' }, 'BIHUAN_REFUSE_PAST_DUE is "perhaps": it must be one of yes, no'],
    [{ BIHUAN_SECRET: 'short' }, 'BIHUAN_SECRET is too short: give at least 32 characters, or leave it out'],
    [{ DATABASE_URL: 'db' }, 'DATABASE_URL is no URL: write it as postgres://user:password@host:5432/database'],
  ])('refuse %j', (environment, message) => {
    expect(() => readSettings(environment, '/nowhere')).toThrow(new SettingsError(message));
  });
});

describe('the environment over .env', () => {
  it('leaves nothing out and lets nothing empty win', () => {
    expect(layered({ PORT: '', HOST: '::1', BIHUAN_ADMIN_LOGIN: 'zhao' }, folder)).toEqual({
      PORT: '8400',
      HOST: '::1',
      BIHUAN_DATA: './city',
      DATABASE_URL: '',
      BIHUAN_ADMIN_LOGIN: 'zhao',
    });
  });
});

describe('loopback', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.com', 'bihuan.example', ''])('not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});
