import { serverTime } from '../../client/index.js';
import { keep, type Phone, readKept } from '../store/phone.js';

let measured: number | null = null;

/** How far the server's clock is from the phone's, as it was last measured; null: it never was. */
export const offset = (): number | null => measured;

/** The phone's clock, put right by what was last measured. */
export const now = (): number => serverTime.now();

export const nowText = (): string => new Date(now()).toISOString();

/** Knows again what was measured before the app was opened, and keeps what is measured from now on. */
export async function rememberTime(phone: Phone): Promise<void> {
  const known = await readKept(phone, '', 'offset');
  if (known !== undefined) {
    measured = known;
    serverTime.observe(Date.now() + known);
  }
  serverTime.onJump(() => {
    measured = serverTime.now() - Date.now();
    void keep(phone, '', 'offset', measured);
  });
}
