import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import type { App } from '../types.js';
import { gazetteerOf } from './gazetteer.js';
import { find, type Place, viewOfNamed } from './geocode.js';
import { placesInText } from './places-in-text.js';
import { wordsToFind } from './rank.js';

/**
 * Places of an address as somebody writes it who is not signed in: as the hotline finds them, else what its words name on
 * the way. Of components only those whose whole number is written: no list of them is for everybody.
 */
export async function placesOfAddress(
  app: App,
  tx: Tx,
  config: TenantConfig,
  address: string,
  limit: number,
): Promise<readonly Place[]> {
  const named = find(await gazetteerOf(tx, config), wordsToFind(address));
  if (named.length > 0) return named.slice(0, limit).map(viewOfNamed);
  return (await placesInText(app, tx, config, address, limit)).places;
}
