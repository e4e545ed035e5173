import {
  DISTRICT,
  QILIHE_UNITS,
  type SampleCity,
  sampleCity,
  sampleDistrict,
  simulatedActors,
  simulatePatrols,
} from '@bihuan/city';
import { localDate, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { insertFiles } from '../store/files.js';
import { insertPerson } from '../store/people.js';
import { insertPatrols } from '../store/shifts.js';
import type { TenantConfig } from './config.js';
import { importChunk } from './import-chunk.js';
import { install } from './install.js';
import { randomPassword } from './password.js';
import { cityWithin, insertSampleCity } from './sample-city.js';
import { type SamplePerson, samplePeople } from './sample-people.js';
import { sampleFiles, withPhotos } from './sample-photos.js';
import { simulatedHistories } from './simulated.js';
import type { App } from './types.js';

export interface SampleSignIn {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
}

export interface SampleLoaded {
  readonly tenant: string;
  readonly signIns: readonly SampleSignIn[];
  readonly cases: number;
}

/** Defaults: eight weeks, 90 cases a day. */
export interface SampleSize {
  readonly days?: number;
  readonly casesPerDay?: number;
  /** Components and the map of one area alone, by its path; the whole district's where nothing is said. */
  readonly cityIn?: string;
}

export interface SampleInput extends SampleSize {
  readonly progress?: (cases: number) => void;
  /** Called when all is written and nothing is committed: where it throws, nothing was loaded. */
  readonly beforeCommit?: (signIns: readonly SampleSignIn[]) => void;
}

const day = 86_400_000;
const seed = 620103;
const chunkSize = 200;

/**
 * The sample district with simulated cases up to now. All of it in one transaction: a start that was broken off has left
 * nothing behind, and the next one begins anew. Fails where the tenant exists.
 */
export async function loadSample(app: App, input: SampleInput): Promise<SampleLoaded> {
  const tenant = DISTRICT.code;
  const now = app.clock.now();
  const district = sampleDistrict();
  const people = samplePeople(tenant, simulatedActors(district, QILIHE_UNITS));
  const accounts = await Promise.all(people.map(async (person) => withPassword(app, person)));
  const signIns = accounts.flatMap(({ person: { login, name, role }, password }) =>
    login === null || password === null ? [] : [{ login, name, role, password }],
  );
  const nobody = await app.passwords.hash(app.random(32).toString('base64'));
  const cases = await app.db.transaction(tenant, async (tx) => {
    await install(tx, now, 'sample', { tenant, name: DISTRICT.name, areas: district, organised: true });
    for (const { person, hash } of accounts) {
      const { id, login, name, role, area, unit } = person;
      const grants = [{ role, areaPath: area, unit }];
      await insertPerson(tx, tenant, now, { id, login: login ?? id, name, password: hash ?? nobody, grants });
    }
    const whole = sampleCity(district);
    const city = input.cityIn === undefined ? whole : cityWithin(whole, input.cityIn);
    const config = await app.config.of(tx, tenant);
    await insertSampleCity(tx, config, now, city);
    await loadPatrols(app, tx, config, input);
    const count = await loadCases(app, tx, config, input, city);
    input.beforeCommit?.(signIns);
    return count;
  });
  app.committed();
  return { tenant, cases, signIns };
}

async function withPassword(app: App, person: SamplePerson) {
  if (person.login === null) return { person, password: null, hash: null };
  const password = randomPassword(app.random);
  return { person, password, hash: await app.passwords.hash(password) };
}

/** Shifts of the collectors, with the cells that they came through and no positions: those would have been erased. */
async function loadPatrols(app: App, tx: Tx, config: TenantConfig, { days = 56 }: SampleInput): Promise<void> {
  const now = app.clock.now();
  const { timeZone } = config.calendar;
  const from = parseLocal(`${localDate(now - days * day, timeZone)}T00:00:00`, timeZone);
  const told = [...simulatePatrols({ district: sampleDistrict(), from, to: now, seed, timeZone })];
  await insertPatrols(
    tx,
    config.tenant,
    told.map(({ person, area, began, ended, visits }, i) => ({
      id: `simulated-${i + 1}`,
      person,
      area_path: area,
      began_at: began,
      ended_at: ended,
      visits: visits.map(({ cell, path, first, last, positions }) => ({
        cell,
        area_path: path,
        first_at: first,
        last_at: last,
        positions,
      })),
    })),
  );
}

async function loadCases(
  app: App,
  tx: Tx,
  config: TenantConfig,
  input: SampleInput,
  { components }: SampleCity,
): Promise<number> {
  const { days = 56, casesPerDay = 90 } = input;
  const now = app.clock.now();
  const zone = config.calendar.timeZone;
  const from = parseLocal(`${localDate(now - days * day, zone)}T00:00:00`, zone);
  const told = simulatedHistories(config, { from, to: now, casesPerDay, seed, components });
  const photos = withPhotos(told, now);
  const { histories } = photos;
  await insertFiles(tx, sampleFiles(config.tenant, photos.pictures));
  const context = { config, source: 'simulation', now, random: app.random, dryRun: false };
  for (let from = 0; from < histories.length; from += chunkSize) {
    const chunk = histories.slice(from, from + chunkSize);
    const fates = await importChunk(tx, context, chunk);
    const bad = fates.find((fate) => fate.kind === 'rejected');
    if (bad !== undefined) throw new Error(`The simulation is not legal: ${bad.kind === 'rejected' ? bad.why : ''}`);
    input.progress?.(from + chunk.length);
  }
  return histories.length;
}
