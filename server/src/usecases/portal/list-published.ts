import type { PublicCase, PublicCases } from '@bihuan/contracts';
import { publishedMatter, publishedMatters } from '../../store/portal.js';
import { inSnapshot } from '../in-transaction.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { type App, done, failed, type Result } from '../types.js';
import { publicCases, publishedOf } from './published.js';

export interface PublishedInput {
  /** The id of an area. */
  readonly area?: string | undefined;
  readonly open?: boolean | undefined;
  readonly cursor?: string | undefined;
}

const page = 20;
/** Marks on the map: the latest of what is listed. */
const mostPlaces = 400;

/** Cases that everybody may see, the latest first, and where they are. */
export function listPublished(app: App, tenant: string, input: PublishedInput): Promise<Result<PublicCases>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    const after = input.cursor === undefined ? null : readCursor(input.cursor, ['number', 'string']);
    if (after === null && input.cursor !== undefined) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of this list' }] });
    }
    const area = input.area === undefined ? undefined : config.areas.byId(input.area)?.path;
    if (area === undefined && input.area !== undefined) return failed({ code: 'not-found' });
    const which = { ...publishedOf(config, app.clock.now()), area, open: input.open };
    const place = after === null ? null : { at: after[0], id: after[1] };
    const rows = await publishedMatters(tx, tenant, which, place, page + 1);
    const shown = rows.slice(0, page);
    const last = shown.at(-1);
    const marked = after === null ? await publishedMatters(tx, tenant, which, null, mostPlaces) : shown;
    return done({
      cases: await publicCases(tx, config, shown),
      nextCursor: rows.length > page && last !== undefined ? makeCursor([last.reported_at, last.id]) : null,
      places: marked.flatMap(({ number, lon, lat, ended_at: ended }) =>
        lon === null || lat === null ? [] : [{ number, lon, lat, open: ended === null }],
      ),
    });
  });
}

/** One of them by its number. */
export function getPublished(app: App, tenant: string, number: string): Promise<Result<PublicCase>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    if (!/^[0-9A-Za-z-]{1,40}$/.test(number)) return failed({ code: 'not-found' });
    const row = await publishedMatter(tx, tenant, publishedOf(config, app.clock.now()), number);
    const [view] = row === undefined ? [] : await publicCases(tx, config, [row]);
    return view === undefined ? failed({ code: 'not-found' }) : done(view);
  });
}
