import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SECRET_NAMES } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import { dropSecret, findSecret, putSecret } from '../../store/secrets.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { isStorable } from '../storable.js';
import { type Actor, type App, done, failed, type PushKeys, type Result } from '../types.js';

/** `push`: the pair of keys, which nobody gives. */
type SecretName = (typeof SECRET_NAMES)[number] | 'push';

const permission = 'config.write';

/** What is kept under a name; null: nothing, or the installation has another secret of its own by now. */
export async function readSecret(app: App, tx: Tx, tenant: string, name: SecretName): Promise<string | null> {
  const kept = await findSecret(tx, tenant, name);
  return kept === null ? null : decipher(app, tenant, name, kept);
}

/** Keeps a password or key, or with null forgets it. It is used and never shown again. */
export function keepSecret(
  app: App,
  actor: Actor,
  input: { readonly name: (typeof SECRET_NAMES)[number]; readonly value: string | null },
): Promise<Result<null>> {
  const { name, value } = input;
  return inTransaction<null>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
      return failed({ code: 'forbidden', permission });
    }
    if (value !== null && !isStorable(value)) {
      return failed({ code: 'invalid', errors: [{ path: 'value', message: 'a text' }] });
    }
    const now = app.clock.now();
    if (value === null) await dropSecret(tx, actor.tenant, name);
    else await putSecret(tx, actor.tenant, now, { name, cipher: encipher(app, actor.tenant, name, value) });
    await recordAdmin(tx, actor, now, {
      action: value === null ? 'secret.dropped' : 'secret.kept',
      kind: 'secret',
      subject: name,
      name,
      detail: {},
    });
    return done(null);
  });
}

/** The installation's pair of keys for messages in browsers, made when they are first needed. */
export async function pushKeysOf(app: App, tx: Tx, tenant: string): Promise<PushKeys> {
  const kept = await readSecret(app, tx, tenant, 'push');
  if (kept !== null) return JSON.parse(kept) as PushKeys;
  const made = encipher(app, tenant, 'push', JSON.stringify(app.channels.pushKeys()));
  await putSecret(tx, tenant, app.clock.now(), { name: 'push', cipher: made }, 'keep');
  // Another process may have been first.
  return JSON.parse((await readSecret(app, tx, tenant, 'push')) ?? '') as PushKeys;
}

function keyOf(app: App, tenant: string, name: string): Buffer {
  return app.digest(`key of a kept secret ${tenant} ${name}`).subarray(0, 32);
}

function encipher(app: App, tenant: string, name: string, value: string): Buffer {
  const iv = app.random(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(app, tenant, name), iv);
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decipher(app: App, tenant: string, name: string, kept: Buffer): string | null {
  try {
    const opened = createDecipheriv('aes-256-gcm', keyOf(app, tenant, name), kept.subarray(0, 12));
    opened.setAuthTag(kept.subarray(12, 28));
    return Buffer.concat([opened.update(kept.subarray(28)), opened.final()]).toString('utf8');
  } catch {
    return null;
  }
}
