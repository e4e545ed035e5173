import { QILIHE_UNITS, type SimulatedUnit, sampleDistrict, simulatedActors, type UnitKind } from '@bihuan/city';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type AreaRow, insertAreas, readAreas } from '../../store/areas.js';
import type { Tx } from '../../store/database.js';
import { type Document, insertDocuments, readDocuments } from '../../store/documents.js';
import { insertFiles } from '../../store/files.js';
import { type GrantRow, insertPerson } from '../../store/people.js';
import { findPractices, practiceCode } from '../../store/practice.js';
import { grantsOf, insertSession } from '../../store/sessions.js';
import { insertTenant } from '../../store/tenants.js';
import type { TenantConfig } from '../config.js';
import { importChunk } from '../import-chunk.js';
import { inSnapshot } from '../in-transaction.js';
import { install } from '../install.js';
import { samplePeople } from '../sample-people.js';
import { sampleFiles, withPhotos } from '../sample-photos.js';
import { sessionView } from '../session-view.js';
import type { SignedIn } from '../sign-in.js';
import { makeToken, readToken } from '../token.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { learnerOf } from './learner.js';
import { leavePractice } from './leave-practice.js';
import { stagedCases } from './staged-cases.js';

/** Every role that acts on cases: whoever practises holds them all, over the whole of the practice. */
const ROLES = [
  'hotline-agent',
  'video-operator',
  'duty-officer',
  'dispatcher',
  'supervisor',
  'grid-leader',
  'leader',
  'coordination-office',
  'collector',
] as const;
const UNIT_ROLES = ['unit-clerk', 'unit-head', 'unit-crew'] as const;

/** What is copied of the tenant that the person belongs to. */
interface Copied {
  readonly name: string;
  readonly documents: readonly Document[];
  readonly areas: readonly AreaRow[];
  /** Null: it has no areas with borders or no units yet, so that nothing could happen in it. */
  readonly usable: boolean;
}

/**
 * Makes a tenant in which the person practises, and their session there: the organisation's own documents and areas, some
 * 120 staged cases, and all roles. One that they had before is deleted. Nothing of it can touch another tenant's rows.
 */
export async function startPractice(app: App, actor: Actor, name: string): Promise<Result<SignedIn>> {
  const copied = await inSnapshot<Copied>(app, actor.tenant, async (tx, config) => {
    const permission = 'practice.enter';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    const areas = await readAreas(tx, actor.tenant);
    const usable = areas.some((area) => area.geometry !== null && area.parent !== null) && config.units.size > 0;
    return done({ name: config.name, documents: await readDocuments(tx, actor.tenant), areas, usable });
  });
  if (!copied.ok) return copied;
  for (const old of await findPractices(app.db, actor)) await leavePractice(app, old);

  const tenant = practiceCode(app.random(12).toString('hex'));
  const now = app.clock.now();
  const token = makeToken(tenant, app.random);
  const hash = readToken(token)?.hash;
  if (hash === undefined) throw new Error('a token that was just made cannot be read');
  const expiresAt = now + Math.min(app.sessionMs, app.sessionLifeMs);
  const session = await app.db.transaction(tenant, async (tx) => {
    await furnish(tx, tenant, now, actor, copied.value);
    const config = await app.config.of(tx, tenant);
    const units = simulatedUnits(config);
    await people(tx, config, actor, name, now, units);
    await cases(app, tx, config, units, now);
    const person = learnerOf(actor.person);
    await insertSession(tx, tenant, { hash, person, now, expiresAt });
    const learner = { tenant, person, grants: await grantsOf(tx, tenant, person) };
    const view = sessionView(config, learner, { name, mustChange: false }, now, expiresAt);
    return { token, actor: learner, session: view };
  });
  app.committed();
  return done(session);
}

async function furnish(tx: Tx, tenant: string, now: number, actor: Actor, copied: Copied): Promise<void> {
  const practice = { tenant: actor.tenant, person: actor.person };
  if (!copied.usable) {
    await install(tx, now, 'practice', {
      tenant,
      name: copied.name,
      areas: sampleDistrict(),
      organised: true,
      practice,
    });
    return;
  }
  await insertTenant(tx, tenant, copied.name, now, practice);
  await insertDocuments(
    tx,
    tenant,
    'practice',
    now,
    copied.documents.map((each) => ({ ...each, validFrom: null })),
  );
  await insertAreas(tx, tenant, 1, copied.areas);
}

function simulatedUnits(config: TenantConfig): SimulatedUnit[] {
  const kinds = new Set<string>(QILIHE_UNITS.map((unit) => unit.kind));
  const isKind = (kind: string): kind is UnitKind => kinds.has(kind);
  return [...config.units.values()]
    .filter((unit) => unit.retired !== true)
    .map(({ id, kind, area }) => ({ id, kind: isKind(kind) ? kind : 'bureau', area }));
}

/** Whoever the stories name, by invented names and with no way to sign in; and the learner. */
async function people(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  name: string,
  now: number,
  units: readonly SimulatedUnit[],
): Promise<void> {
  const { tenant } = config;
  const root = config.areas.root?.path ?? tenant;
  const actors = simulatedActors(districtOf(config), units);
  for (const each of samplePeople(root, actors)) {
    if (!actors.some((one) => one.id === each.id)) continue;
    const grants = [{ role: each.role, areaPath: each.area, unit: each.unit }];
    await insertPerson(tx, tenant, now, { id: each.id, login: each.id, name: each.name, password: '!', grants });
  }
  const own = actor.grants.flatMap((grant) => grant.unit ?? []).filter((unit) => config.units.has(unit));
  const unit = own[0] ?? units.find((each) => each.area === null)?.id ?? units[0]?.id;
  const grants: GrantRow[] = [
    ...ROLES.map((role) => ({ role, areaPath: root, unit: null })),
    ...(unit === undefined ? [] : UNIT_ROLES.map((role) => ({ role, areaPath: root, unit }))),
  ];
  const id = learnerOf(actor.person);
  await insertPerson(tx, tenant, now, { id, login: id, name, password: '!', grants });
}

function districtOf(config: TenantConfig): Parameters<typeof simulatedActors>[0] {
  return {
    features: config.areas.all.map(({ id, name, parent, path, geometry }) => ({
      id,
      properties: { name, parent, path },
      geometry,
    })),
  };
}

async function cases(
  app: App,
  tx: Tx,
  config: TenantConfig,
  units: readonly SimulatedUnit[],
  now: number,
): Promise<void> {
  const { tenant, calendar, duties } = config;
  const seed = app.random(4).readUInt32BE();
  const prefix = `p${app.random(4).toString('hex')}`;
  const staged = stagedCases({ calendar, duties, units, district: districtOf(config), now, seed, prefix });
  const photos = withPhotos(staged, now);
  await insertFiles(tx, sampleFiles(tenant, photos.pictures));
  const context = { config, source: 'practice', now, random: app.random, dryRun: false };
  const fates = await importChunk(tx, context, photos.histories);
  const bad = fates.find((fate) => fate.kind === 'rejected');
  if (bad?.kind === 'rejected') throw new Error(`The staged cases are not legal: ${bad.why}`);
}
