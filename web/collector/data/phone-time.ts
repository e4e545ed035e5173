import { serverTime } from '../../client/index.js';
import { PhoneClock, type Stamp } from '../clock/phone-clock.js';
import { keep, type Phone, readKept } from '../store/phone.js';

/** How often the clock is looked at, and what was seen kept: so near in time lies what happened while the app was closed. */
const EVERY_MS = 30_000;

const source = { wall: () => Date.now(), counter: () => performance.now() };
let clock = new PhoneClock(source, [], () => {});

/** The clock that the phone's times are taken from. */
export const phoneClock = (): PhoneClock => clock;

/** How far the server's clock is from the phone's, as it was last measured; null: it never was. */
export const offset = (): number | null => clock.offset();

/** The phone's clock, put right as far as is known. */
export const now = (): number => clock.stamp().at;

export const nowText = (): string => textOf(now());

/** When something is made, with what puts it right later. */
export const stamp = (): Stamp => clock.stamp();

export const textOf = (t: number): string => new Date(t).toISOString();

/** Knows again what was known before the app was opened, and keeps what is seen from now on. */
export async function rememberTime(phone: Phone): Promise<void> {
  const known = await readKept(phone, '', 'stretches');
  // A phone without room knows less exactly when something was made, and goes on.
  clock = new PhoneClock(
    source,
    known ?? [],
    (stretches) => void keep(phone, '', 'stretches', stretches).catch(() => {}),
  );
  const before = clock.offset();
  if (before !== null) serverTime.observe(Date.now() + before);
  serverTime.onAnswer(() => clock.measure(serverTime.now() - Date.now()));
  const look = () => {
    clock.look();
    clock.save();
  };
  setInterval(look, EVERY_MS);
  document.addEventListener('visibilitychange', look);
}
