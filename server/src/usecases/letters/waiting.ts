import type { Letter, LetterPage, LetterQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { Tx } from '../../store/database.js';
import { countWaitingLetters, type WaitingLetter, waitingLetters } from '../../store/letters.js';
import { findMatter } from '../../store/matters.js';
import type { TenantConfig } from '../config.js';
import { placesInText } from '../geocode/places-in-text.js';
import { inSnapshot } from '../in-transaction.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { suggestClasses } from '../portal/suggest-classes.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { ownWords } from './own-words.js';

export const permission = 'portal.moderate';
const mostPlaces = 5;

/** A letter lies nowhere before somebody has placed it: whoever moderates the whole tenant reads it. */
export function mayReadLetters(config: TenantConfig, actor: Actor): boolean {
  const root = config.areas.root?.path;
  return reaches(rightsOf(config.newestFlow), actor, permission).some(({ grant }) => grant.areaPath === root);
}

/** E-mails that wait for a person, with what their words propose. */
export function listLetters(app: App, actor: Actor, { cursor, limit }: LetterQuery): Promise<Result<LetterPage>> {
  return inSnapshot<LetterPage>(app, actor.tenant, async (tx, config) => {
    if (!mayReadLetters(config, actor)) return failed({ code: 'forbidden', permission });
    const after = cursor === undefined ? null : readCursor(cursor, ['number', 'string']);
    if (cursor !== undefined && after === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of this list' }] });
    }
    const place = after === null ? null : { at: after[0], id: after[1] };
    const rows = await waitingLetters(tx, actor.tenant, place, limit + 1);
    const shown = rows.slice(0, limit);
    const letters: Letter[] = [];
    for (const row of shown) letters.push(await viewOf(app, tx, config, row));
    const last = shown.at(-1);
    return done({
      letters,
      count: await countWaitingLetters(tx, actor.tenant),
      nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.taken_at, last.id]) : null,
    });
  });
}

async function viewOf(app: App, tx: Tx, config: TenantConfig, row: WaitingLetter): Promise<Letter> {
  const { says } = row;
  const text = says.body ?? '';
  const said = `${says.subject ?? ''}\n${ownWords(text)}`;
  const [suggested] = suggestClasses(config, said);
  const [standardRef = '', kind, code = ''] = (suggested?.key ?? '').split('|');
  const { places } = await placesInText(app, tx, config, said, mostPlaces);
  const about = row.about === null ? undefined : await findMatter(tx, config.tenant, row.about);
  return {
    id: row.id,
    at: formatInstant(row.taken_at, config.calendar.timeZone),
    why: row.why as Letter['why'],
    from: { name: says.name ?? '', address: says.address ?? '' },
    subject: says.subject ?? '',
    text,
    photos: row.files,
    leftOut: [...(says.left_out ?? [])],
    class:
      suggested === undefined || (kind !== 'component' && kind !== 'event')
        ? null
        : { standardRef, kind, code, name: suggested.name.zh },
    places: places.map(({ name, where, location }) => ({ name: `${where}${name}`, location })),
    about: about === undefined ? null : { id: about.id, number: about.number, open: about.ended_at === null },
  };
}
