import type { ComponentChange, ComponentCreate, ComponentDetail } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readComponentFiles, setComponentFiles } from '../../store/component-files.js';
import { findComponent, insertComponents, replaceComponent } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import { lockFiles } from '../../store/files.js';
import { recordAdmin } from '../admin/record-admin.js';
import { isPlainId } from '../attachments.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { keyed, requestKey } from '../keyed.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from '../types.js';
import { ComponentCheck } from './check-component.js';
import { type Fault, phraseFault } from './fault.js';
import { componentDetailOf } from './get-component.js';
import { type ComponentValues, differences } from './values.js';

/** The component as it stands. */
export interface SavedComponent {
  readonly component: ComponentDetail;
  /** The key was used before, for the very same. */
  readonly replayed: boolean;
}

/** A new component, in its first version. */
export function createComponent(
  app: App,
  actor: Actor,
  input: ComponentCreate,
  key: string | null = null,
): Promise<Result<SavedComponent>> {
  return writing(app, actor, input.id, { body: input, key }, async (tx, config) => {
    return createIn(app, tx, config, actor, input);
  });
}

/** The same in a transaction of the caller's, who has asked whether the person may. */
export async function createIn(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ComponentCreate,
): Promise<Result<null>> {
  const { id, class: ref, location, photos, ...said } = input;
  if ((await findComponent(tx, actor.tenant, id)) !== undefined) {
    return failed(invalid([{ member: 'id', code: 'id-taken', params: { value: id } }]));
  }
  const values = { ...said, ...location, id, standardRef: ref.standardRef ?? null, class: ref.code, geometry: null };
  const now = app.clock.now();
  const checked = new ComponentCheck(config, now).check(values);
  if (!checked.ok) return failed(invalid(checked.faults));
  const bad = await checkPhotos(tx, actor, photos, []);
  if (bad !== null) return failed(bad);
  await insertComponents(tx, actor.tenant, [{ ...checked.component, changedAt: now, changedBy: actor.person }]);
  await setComponentFiles(tx, actor.tenant, id, 1, photos);
  await recordAdmin(tx, actor, now, {
    action: 'component.created',
    kind: 'component',
    subject: id,
    name: input.name,
    detail: { class: checked.component.class },
  });
  return done(null);
}

/** The next version of a component. One that says what stands already changes nothing. */
export function changeComponent(
  app: App,
  actor: Actor,
  id: string,
  input: ComponentChange,
  key: string | null = null,
): Promise<Result<SavedComponent>> {
  return writing(app, actor, id, { body: input, key }, async (tx, config) => {
    return changeIn(app, tx, config, actor, id, input);
  });
}

/** The same in a transaction of the caller's, who has asked whether the person may. */
export async function changeIn(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  id: string,
  input: ComponentChange,
): Promise<Result<null>> {
  const standing = unstorable({ id }) === null ? await findComponent(tx, actor.tenant, id) : undefined;
  if (standing === undefined) return failed({ code: 'not-found' });
  if (standing.version !== input.version) return failed({ code: 'conflict', version: standing.version });
  const { version, note, location, photos, ...said } = input;
  const { standardRef, class: code, geometry } = standing;
  const values: ComponentValues = { ...said, ...location, id, standardRef, class: code, geometry };
  const now = app.clock.now();
  const checked = new ComponentCheck(config, now).check(values, standing);
  if (!checked.ok) return failed(invalid(checked.faults));
  const files = await readComponentFiles(tx, actor.tenant, id);
  const shown = files.filter((each) => each.untilVersion === null).map((each) => each.file.id);
  const all = files.map((each) => each.file.id);
  const bad = await checkPhotos(tx, actor, photos, all);
  if (bad !== null) return failed(bad);
  const changed: string[] = differences(standing, checked.component);
  if (photos.join(' ') !== shown.join(' ')) changed.push('photos');
  if (changed.length === 0) return done(null);
  const next = { ...checked.component, version: version + 1, changedAt: now, changedBy: actor.person };
  if (!(await replaceComponent(tx, actor.tenant, next, note))) {
    const newest = await findComponent(tx, actor.tenant, id);
    return failed({ code: 'conflict', version: newest?.version ?? version });
  }
  await setComponentFiles(tx, actor.tenant, id, next.version, photos);
  await recordAdmin(tx, actor, now, {
    action: 'component.changed',
    kind: 'component',
    subject: id,
    name: input.name,
    detail: { version: next.version, changed },
  });
  return done(null);
}

function writing(
  app: App,
  actor: Actor,
  id: string,
  { body, key }: { readonly body: object; readonly key: string | null },
  work: (tx: Tx, config: TenantConfig) => Promise<Result<null>>,
): Promise<Result<SavedComponent>> {
  const { tenant, person } = actor;
  return inTransaction<SavedComponent>(app, tenant, async (tx, config) => {
    const permission = 'component.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    const bad = unstorable(body);
    if (bad !== null) return failed(bad);
    const use = {
      digest: app.digest,
      tenant,
      person,
      key: requestKey(key),
      body: { component: id, ...body },
      otherwise: { code: 'key-reused' },
    } as const;
    const written = await keyed(tx, use, app.clock.now(), async () => {
      const result = await work(tx, config);
      return result.ok ? done({ matter: id, seq: 0 }) : result;
    });
    if (!written.ok) return written;
    const component = await componentDetailOf(app, tx, config, actor, id);
    return component === null ? failed({ code: 'not-found' }) : done({ component, replayed: written.value.replayed });
  });
}

/** Pictures must be there, and be the person's own or on the component already. */
async function checkPhotos(
  tx: Tx,
  actor: Actor,
  photos: readonly string[],
  onIt: readonly string[],
): Promise<Failure | null> {
  const files = new Map((await lockFiles(tx, actor.tenant, photos.filter(isPlainId))).map((file) => [file.id, file]));
  const faults = photos.flatMap((id, i): Fault[] => {
    const file = files.get(id);
    const mine =
      file !== undefined && (onIt.includes(id) || (file.uploaded_by === actor.person && file.erased_at === null));
    const fits = mine && photos.indexOf(id) === i;
    return fits ? [] : [{ member: `photos[${i}]`, code: 'not-your-picture', params: {} }];
  });
  return faults.length === 0 ? null : invalid(faults);
}

function invalid(faults: readonly Fault[]): Failure {
  return {
    code: 'invalid',
    errors: faults.map(({ member, code, params }) => ({
      path: member,
      message: phraseFault({ code, params }),
      code,
      params,
    })),
  };
}
