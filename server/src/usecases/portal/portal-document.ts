import type { PortalBody } from '@bihuan/contracts';
import type { TenantConfig } from '../config.js';
import { Faults, isObject } from '../faults.js';
import type { InputError } from '../types.js';

/** While a city has set nothing up. */
export const DEFAULT_PORTAL: PortalBody = {
  open: true,
  blockedWords: [],
  hiddenClasses: [],
  publishDays: 90,
  reopenDays: 15,
};

const mostWords = 2000;
const longestWord = 40;

export function checkPortal(body: unknown, { config }: { readonly config: TenantConfig }): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', "settings of the public's page: an object");
    return faults.found;
  }
  faults.only(body, '', ['open', 'blockedWords', 'hiddenClasses', 'publishDays', 'reopenDays']);
  if (typeof body.open !== 'boolean') faults.add('open', 'wrong-type', 'true or false');
  checkList(faults, body.blockedWords, 'blockedWords', (word) => word.trim() !== '' && word.length <= longestWord);
  checkList(faults, body.hiddenClasses, 'hiddenClasses', (key) => config.classes.has(key));
  for (const name of ['publishDays', 'reopenDays'] as const) {
    const days = body[name];
    if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > 3650) {
      faults.add(name, 'not-in-range', 'a whole number from 0 to 3650', { from: 0, to: 3650 });
    }
  }
  return faults.found;
}

function checkList(faults: Faults, list: unknown, path: string, fits: (text: string) => boolean): void {
  if (!Array.isArray(list) || list.length > mostWords) {
    faults.add(path, 'wrong-type', `a list of at most ${mostWords}`);
    return;
  }
  list.forEach((each, index) => {
    if (typeof each === 'string' && fits(each)) return;
    faults.add(`${path}[${index}]`, 'wrong-text', `a text of 1 to ${longestWord} characters`, { longest: longestWord });
  });
}
