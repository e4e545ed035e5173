import type { KeyCreate, KeyMade, Partner, PartnerChange, PartnerCreate, PartnerList } from '@bihuan/contracts';
import { formatInstant, parseInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import {
  findPartner,
  insertKey,
  insertPartner,
  type KeyRow,
  type PartnerRow,
  readKeys,
  readPartners,
  revokeKey as revokeStored,
  updatePartner,
} from '../../store/partners.js';
import { recordAdmin } from '../admin/record-admin.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from '../types.js';
import { isInForce, makeKey, readKey } from './key.js';

const read = 'partner.read';
const write = 'partner.write';

/** Who reports and reads by keys, with the keys, which themselves are shown nowhere. */
export function listPartners(app: App, actor: Actor): Promise<Result<PartnerList>> {
  return readAs(app, actor, read, async (tx, config) => {
    const now = app.clock.now();
    const keys = await readKeys(tx, actor.tenant);
    const partners = await readPartners(tx, actor.tenant);
    return done({
      partners: partners.map((each) => viewOf(config, each, keys, now)),
      areas: config.areas.all.map(({ path, name, nameEn, level }) => ({ path, name, nameEn, level })),
      classes: [...config.classes.values()]
        .filter((each) => each.retired !== true && each.standardRef === config.defaultStandard)
        .map((each) => ({ key: classKeyOf(each), code: each.code, name: each.name, nameEn: each.nameEn })),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

export function createPartner(app: App, actor: Actor, input: PartnerCreate): Promise<Result<Partner>> {
  return writing(app, actor, input, async (tx, config, now) => {
    const { id, name, source, area, classes } = input;
    const bad = wrong(config, { area, classes });
    if (bad !== null) return failed(bad);
    const row = { id, name, source, areaPath: area, classes, by: actor.person };
    if (!(await insertPartner(tx, actor.tenant, row, now))) {
      return failed({ code: 'rule', reason: 'partner-taken', params: { id } });
    }
    const detail = { source, area };
    await recordAdmin(tx, actor, now, { action: 'partner.created', kind: 'partner', subject: id, name, detail });
    return viewNow(tx, actor.tenant, config, id, now);
  });
}

/** Another name, area or other classes; retiring ends all its keys, without forgetting what they did. */
export function changePartner(app: App, actor: Actor, id: string, input: PartnerChange): Promise<Result<Partner>> {
  return writing(app, actor, { id, ...input }, async (tx, config, now) => {
    const before = await findPartner(tx, actor.tenant, id);
    if (before === undefined) return failed({ code: 'not-found' });
    const to = {
      name: input.name ?? before.name,
      areaPath: input.area ?? before.areaPath,
      classes: input.classes ?? before.classes,
      retiredAt: input.retired === undefined ? before.retiredAt : input.retired ? (before.retiredAt ?? now) : null,
    };
    const bad = wrong(config, { area: to.areaPath, classes: to.classes });
    if (bad !== null) return failed(bad);
    await updatePartner(tx, actor.tenant, id, to);
    const ended = before.retiredAt === null && to.retiredAt !== null;
    const action = ended ? 'partner.retired' : 'partner.changed';
    await recordAdmin(tx, actor, now, { action, kind: 'partner', subject: id, name: to.name });
    return viewNow(tx, actor.tenant, config, id, now);
  });
}

/** A new key, told this once. */
export function createKey(app: App, actor: Actor, partner: string, input: KeyCreate): Promise<Result<KeyMade>> {
  const text = makeKey(actor.tenant, app.random);
  const hash = readKey(text)?.hash;
  if (hash === undefined) throw new Error('a key that was just made cannot be read');
  return writing(app, actor, { partner, ...input }, async (tx, config, now) => {
    const row = await findPartner(tx, actor.tenant, partner);
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.retiredAt !== null) return failed({ code: 'rule', reason: 'partner-retired', params: { id: partner } });
    const expiresAt = input.expiresAt === undefined ? null : parseInstant(input.expiresAt);
    if (expiresAt !== null && expiresAt <= now) {
      return failed({ code: 'invalid', errors: [{ path: 'expiresAt', message: 'an instant that is still to come' }] });
    }
    const id = app.random(6).toString('base64url');
    const scopes = [...new Set(input.scopes)];
    const { label, perMinute } = input;
    const made = { id, partner, hash, label, scopes, perMinute, by: actor.person, expiresAt };
    await insertKey(tx, actor.tenant, made, now);
    const detail = { key: id, scopes: scopes.join(' ') };
    await recordAdmin(tx, actor, now, {
      action: 'partner.key-made',
      kind: 'partner',
      subject: partner,
      name: row.name,
      detail,
    });
    const view = await viewNow(tx, actor.tenant, config, partner, now);
    return view.ok ? done({ key: text, partner: view.value }) : view;
  });
}

/** It works no longer, from the next request on. */
export function revokeKey(app: App, actor: Actor, partner: string, id: string): Promise<Result<Partner>> {
  return writing(app, actor, { partner, id }, async (tx, config, now) => {
    const row = await findPartner(tx, actor.tenant, partner);
    if (row === undefined) return failed({ code: 'not-found' });
    if (!(await revokeStored(tx, actor.tenant, { partner, id, by: actor.person }, now))) {
      return failed({ code: 'not-found' });
    }
    await recordAdmin(tx, actor, now, {
      action: 'partner.key-revoked',
      kind: 'partner',
      subject: partner,
      name: row.name,
      detail: { key: id },
    });
    return viewNow(tx, actor.tenant, config, partner, now);
  });
}

/** For whoever may write partners, with an input that can be stored. */
export function writing<T>(
  app: App,
  actor: Actor,
  input: object,
  work: (tx: Tx, config: TenantConfig, now: number) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inTransaction(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, write)) {
      return failed({ code: 'forbidden', permission: write });
    }
    const bad = unstorable(input);
    return bad === null ? work(tx, config, app.clock.now()) : failed(bad);
  });
}

function wrong(
  config: TenantConfig,
  { area, classes }: { readonly area: string; readonly classes: readonly string[] },
): Failure | null {
  const errors = [
    ...(config.areas.has(area) ? [] : [{ path: 'area', message: 'the path of an area' }]),
    ...classes.flatMap((key, index) =>
      config.classes.has(key) ? [] : [{ path: `classes[${index}]`, message: 'the key of a class' }],
    ),
  ];
  return errors.length === 0 ? null : { code: 'invalid', errors };
}

async function viewNow(
  tx: Tx,
  tenant: string,
  config: TenantConfig,
  id: string,
  now: number,
): Promise<Result<Partner>> {
  const row = await findPartner(tx, tenant, id);
  return row === undefined ? failed({ code: 'not-found' }) : done(viewOf(config, row, await readKeys(tx, tenant), now));
}

function viewOf(config: TenantConfig, row: PartnerRow, keys: readonly KeyRow[], now: number): Partner {
  const zone = config.calendar.timeZone;
  const instant = (t: number | null) => (t === null ? null : formatInstant(t, zone));
  const [area] = config.areas.on(row.areaPath);
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    area: { path: row.areaPath, name: area?.name ?? row.areaPath, nameEn: area?.nameEn ?? null },
    classes: [...row.classes],
    retired: row.retiredAt !== null,
    createdAt: formatInstant(row.createdAt, zone),
    keys: keys
      .filter(({ partner }) => partner === row.id)
      .map((key) => ({
        id: key.id,
        label: key.label,
        scopes: key.scopes as Partner['keys'][number]['scopes'],
        perMinute: key.perMinute,
        createdAt: formatInstant(key.createdAt, zone),
        expiresAt: instant(key.expiresAt),
        revokedAt: instant(key.revokedAt),
        lastUsedAt: instant(key.lastUsedAt),
        state: key.revokedAt !== null ? 'revoked' : isInForce(key, now) ? 'active' : 'expired',
      })),
  };
}
