import { hash, verify } from '@node-rs/argon2';

/** Argon2id, the library's default, with 19 MiB and two passes (the first choice of OWASP's password storage advice). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Makes and checks stored passwords. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False without a stored hash too, after the same work: an unknown login takes as long as a wrong password. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

export const passwords: Passwords = {
  hash(password) {
    return hash(password.normalize('NFC'), cost);
  },
  async verify(stored, password) {
    standIn ??= hash('nobody signs in with this', cost);
    const matches = await verify(stored ?? (await standIn), password.normalize('NFC'));
    return matches && stored !== null;
  },
};

let standIn: Promise<string> | undefined;
