import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
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

/** A proof of work, each taken once. */
export interface Proofs {
  challenge(): Promise<unknown>;
  /** @param sent as a form sends it: JSON in base64 */
  check(sent: string): Promise<boolean>;
}

export function openProofs(app: App): Proofs {
  const hmacSignatureSecret = app.digest('proof of work').toString('hex');
  /** Signatures that were taken, with when they run out. */
  const taken = new Map<string, number>();
  return {
    challenge: () => createChallenge({ ...work, deriveKey, hmacSignatureSecret, data: { at: app.clock.now() } }),
    async check(sent) {
      const read = payload.safeParse(fromBase64(sent));
      if (!read.success) return false;
      const { challenge, solution } = read.data;
      const now = app.clock.now();
      const age = now - challenge.parameters.data.at;
      for (const [signature, until] of taken) if (until < now) taken.delete(signature);
      if (age < 0 || age > lasts || taken.has(challenge.signature)) return false;
      // Taken before it is looked at, so that two at once do not both pass.
      taken.set(challenge.signature, now + lasts);
      const given = { counter: solution.counter, derivedKey: solution.derivedKey };
      const { verified } = await verifySolution({ challenge, solution: given, deriveKey, hmacSignatureSecret });
      if (!verified) taken.delete(challenge.signature);
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
