import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { giveBack, isFirst } from '../../usecases/portal/public-use.js';
import type { App } from '../../usecases/types.js';

/** Some seconds of a phone's time, and hardly any of ours: one derivation to check what took some hundreds to find. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, keyPrefix: '00' } as const;
const lasts = 30 * 60_000;

const payload = z.object({
  challenge: z.object({
    parameters: z
      .object({
        algorithm: z.literal(work.algorithm),
        nonce: z.string(),
        salt: z.string(),
        cost: z.literal(work.cost),
        keyLength: z.literal(32),
        keyPrefix: z.literal(work.keyPrefix),
        data: z.object({ at: z.number() }),
      })
      .strict(),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string(), time: z.number().optional() }),
});

const taken = 'proof of work';

/** A proof of work, each taken once, by whichever server process. */
export interface Proofs {
  challenge(): Promise<unknown>;
  /** @param sent as a form sends it: JSON in base64 */
  check(tenant: string, sent: string): Promise<boolean>;
}

export function openProofs(app: App): Proofs {
  const hmacSignatureSecret = app.digest('proof of work').toString('hex');
  return {
    challenge: () => createChallenge({ ...work, deriveKey, hmacSignatureSecret, data: { at: app.clock.now() } }),
    async check(tenant, sent) {
      const read = payload.safeParse(fromBase64(sent));
      if (!read.success) return false;
      const { challenge, solution } = read.data;
      const { signature } = challenge;
      const age = app.clock.now() - challenge.parameters.data.at;
      if (age < 0 || age > lasts) return false;
      // Taken before it is looked at, so that two at once do not both pass.
      if (!(await isFirst(app, tenant, taken, signature, lasts))) return false;
      const given = { counter: solution.counter, derivedKey: solution.derivedKey };
      const { verified } = await verifySolution({ challenge, solution: given, deriveKey, hmacSignatureSecret });
      if (!verified) await giveBack(app, tenant, taken, signature);
      return verified;
    },
  };
}

function fromBase64(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    return null;
  }
}
