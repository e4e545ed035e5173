import { instantOf } from '../../usecases/doors/open311.js';
import type { RequestFilter } from '../../usecases/doors/service-requests.js';
import { MOST_REQUESTS } from '../../usecases/doors/service-requests.js';
import { fault } from './answer.js';

type Query = Readonly<Record<string, unknown>>;

const day = 86_400_000;
/** GeoReport v2, GET Service Requests: a range may not span more. */
const longest = 90 * day;
const mostIds = 200;

/** A parameter's text; undefined where it is empty or not there, which is the same (Optional Arguments). */
export function textIn(query: Query, name: string): string | undefined {
  const value = query[name];
  const text = Array.isArray(value) ? value.join(',') : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

export function listIn(query: Query, name: string): string[] | undefined {
  const items = textIn(query, name)
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items === undefined || items.length === 0 ? undefined : items;
}

export interface Asked {
  readonly codes: readonly string[] | undefined;
  readonly filter: Omit<RequestFilter, 'classes' | 'channels' | 'partner' | 'ids'>;
  readonly page: { readonly limit: number; readonly offset: number };
}

/**
 * What is asked for (GeoReport v2, GET Service Requests, Optional Arguments). `service_request_id` overrides all else; without
 * dates the most recent 90 days. `updated_after`, `updated_before`, `page` and `page_size` are the extensions that are widely
 * in use.
 * @throws Open311Error where an argument is wrong
 */
export function askedIn(query: Query, now: number, zone: string): Asked {
  const numbers = listIn(query, 'service_request_id');
  if (numbers !== undefined) {
    if (numbers.length > mostIds) throw fault(400, `At most ${mostIds} service_request_id at once`);
    return { codes: undefined, filter: { numbers }, page: { limit: mostIds, offset: 0 } };
  }
  const instant = (name: string) => instantIn(query, name, zone);
  const updated = rangeOf(instant('updated_after'), instant('updated_before'), now, null);
  const dates = [instant('start_date'), instant('end_date')] as const;
  const isDated = dates.some((each) => each !== undefined);
  const reported = updated !== null && !isDated ? null : rangeOf(...dates, now, longest);
  const open = statusIn(query);
  return {
    codes: listIn(query, 'service_code'),
    filter: {
      ...(reported === null ? {} : { reported }),
      ...(updated === null ? {} : { updated }),
      ...(open === undefined ? {} : { open }),
    },
    page: pageIn(query),
  };
}

/** @param most the longest span, which is also the one where an end is left out; null: any */
function rangeOf(from: number | undefined, to: number | undefined, now: number, most: number | null) {
  if (from === undefined && to === undefined) return most === null ? null : { from: now - most, to: now };
  if (most === null) return { from: from ?? 0, to: to ?? now };
  const begin = from ?? (to ?? now) - most;
  const end = to ?? Math.min(begin + most, Math.max(now, begin));
  if (end < begin) throw fault(400, 'end_date must not be before start_date');
  if (end - begin > most) throw fault(400, 'start_date and end_date may not span more than 90 days');
  return { from: begin, to: end };
}

function instantIn(query: Query, name: string, zone: string): number | undefined {
  // An offset's plus that was not percent-encoded arrives as a space.
  const text = textIn(query, name)?.replace(/ (?=\d\d:\d\d$)/, '+');
  if (text === undefined) return undefined;
  const at = instantOf(text, zone);
  if (at === null) throw fault(400, `${name} must be in w3 format with a time zone, such as 2010-01-01T00:00:00Z`);
  return at;
}

function statusIn(query: Query): boolean | undefined {
  const states = listIn(query, 'status');
  if (states === undefined) return undefined;
  if (!states.every((state) => state === 'open' || state === 'closed')) {
    throw fault(400, 'status must be open, closed, or both with a comma between them');
  }
  const said = new Set(states);
  return said.size === 2 ? undefined : said.has('open');
}

function pageIn(query: Query): Asked['page'] {
  const number = (name: string, most: number, otherwise: number) => {
    const text = textIn(query, name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= 1 && value <= most) return value;
    throw fault(400, `${name} must be a whole number from 1 to ${most}`);
  };
  const limit = number('page_size', MOST_REQUESTS, MOST_REQUESTS);
  return { limit, offset: (number('page', 10_000, 1) - 1) * limit };
}
