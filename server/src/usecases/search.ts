import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import type { Search } from '../store/queue.js';
import { mattersOfPhone, wordsOf } from '../store/search.js';
import type { TenantConfig } from './config.js';
import { waysTo } from './queue-ways.js';
import type { Actor } from './types.js';

/** Fewer digits than these are no whole phone number. */
const shortestPhone = 7;

/**
 * What a person's search means: all of its words in number, address or description; or the reporter's phone, by the last
 * four digits or the whole number, where the person may see the reporter's contact. Undefined: nothing is asked.
 */
export async function searchOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  asked: string | undefined,
): Promise<Search | undefined> {
  const words = wordsOf(asked ?? '');
  if (asked === undefined || words.length === 0) return undefined;
  return { words, phones: await phonesOf(tx, config, actor, asked.trim()) };
}

async function phonesOf(tx: Tx, config: TenantConfig, actor: Actor, asked: string): Promise<Search['phones']> {
  const fits = phoneAsked(asked);
  const ways = waysTo(rightsOf(config.newestFlow), actor, 'case.contact.read');
  if (fits === null || ways.length === 0) return null;
  const found = await mattersOfPhone(tx, config.tenant, digitsOf(asked).slice(-4));
  const matters = new Set(found.filter(({ phone }) => fits(phone ?? '')).map(({ matter }) => matter));
  return matters.size === 0 ? null : { matters, ways };
}

/** Whether a phone is the one that is asked for; null where none is. */
function phoneAsked(asked: string): ((phone: string) => boolean) | null {
  if (/^\d{4}$/.test(asked)) return () => true;
  if (!/^[+(]?\d[\d\s()-]*$/.test(asked) || digitsOf(asked).length < shortestPhone) return null;
  const wanted = national(asked);
  return (phone) => national(phone) === wanted;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A mobile number is the same with the country's code and without. */
export function national(phone: string): string {
  return digitsOf(phone).replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
