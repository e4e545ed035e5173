import type { ServiceDefinition } from '../../usecases/doors/open311.js';
import type { PartnerSays } from '../../usecases/doors/report-by-partner.js';
import { type AttributeFault, attributeFaults, attributeLines } from '../../usecases/doors/services.js';
import type { Failure } from '../../usecases/types.js';
import { fault, Open311Error, type Open311Fault } from './answer.js';
import { attributesIn, type Form, fieldIn } from './form.js';

const FAULTS: Readonly<Record<AttributeFault['what'], string>> = {
  missing: 'is required by the service definition and was not provided',
  unknown: 'is no attribute of this service',
  'not-in-list': 'is not one of the values of the service definition',
  'too-many': 'takes one value only',
  'wrong-type': 'is not of the datatype of the service definition',
  'too-long': 'is too long: at most 1,000 characters',
};

const longest: readonly (readonly [name: string, most: number])[] = [
  ['address_string', 200],
  ['address_id', 64],
  ['email', 200],
  ['device_id', 200],
  ['account_id', 200],
  ['first_name', 60],
  ['last_name', 60],
  ['phone', 30],
  // "free form text limited to 4,000 characters" (POST Service Request, Optional Arguments).
  ['description', 4000],
  ['media_url', 2000],
];

/**
 * The arguments of a POST as a partner's report (GeoReport v2, POST Service Request). Every fault is told at once.
 * @throws Open311Error
 */
export function reportIn(definition: ServiceDefinition, { fields, pictures }: Form, key: string | null): PartnerSays {
  const faults: Open311Fault[] = [];
  const wrong = (description: string) => faults.push({ code: 400, description });
  const field = (name: string) => fieldIn(fields, name);
  for (const [name, most] of longest) {
    if ((field(name)?.length ?? 0) > most) wrong(`${name} is too long: at most ${most} characters`);
  }
  const location = locationIn(field('lat'), field('long'), wrong);
  const [address, addressId] = [field('address_string'), field('address_id')];
  const located = field('lat') !== undefined || field('long') !== undefined;
  if (!located && address === undefined && addressId === undefined) {
    wrong('A location was not provided: one of lat and long, address_string or address_id');
  }
  const email = field('email');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) wrong('email is no e-mail address');
  const mediaUrl = field('media_url');
  if (mediaUrl !== undefined && !isAddress(mediaUrl)) wrong('media_url must begin with https:// or http://');
  const given = attributesIn(fields);
  for (const { code, what } of attributeFaults(definition.attributes, given)) {
    wrong(`attribute[${code}] ${FAULTS[what]}`);
  }
  if (faults.length > 0) throw new Open311Error(400, faults);

  const component = given.get('component')?.[0];
  const asked = definition.attributes.filter(({ code }) => code !== 'component');
  const lines = [...attributeLines(asked, given), ...(mediaUrl === undefined ? [] : [mediaUrl])];
  const name = nameIn(field('first_name'), field('last_name'));
  const says = {
    location,
    addressId,
    address,
    component,
    description: field('description'),
    deviceId: field('device_id'),
    accountId: field('account_id'),
    mediaUrl,
    attributes: given.size === 0 ? undefined : Object.fromEntries(given),
  };
  const contact = { name, phone: field('phone'), email };
  return {
    ...defined(says),
    class: definition.known,
    contact: defined(contact),
    lines,
    pictures,
    key,
  };
}

function locationIn(lat: string | undefined, long: string | undefined, wrong: (why: string) => void) {
  if (lat === undefined && long === undefined) return undefined;
  if (lat === undefined || long === undefined) {
    wrong('lat and long both need to be sent');
    return undefined;
  }
  const number = /^[+-]?\d{1,3}(\.\d{1,20})?$/;
  const place = { lon: Number(long), lat: Number(lat) };
  if (number.test(lat) && number.test(long) && Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180) return place;
  wrong('lat and long must be degrees of WGS 84');
  return undefined;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** Chinese names are written with the family name first and nothing between. */
function nameIn(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return (first ?? last)?.slice(0, 60);
  const joined = /^\p{Script=Han}+$/u.test(first + last) ? `${last}${first}` : `${first} ${last}`;
  return joined.slice(0, 60);
}

function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What a use case refused, as Open311 tells it. */
export function refusal(failure: Failure): Open311Error {
  switch (failure.code) {
    case 'outside':
      return fault(400, 'The location lies outside the area that this service covers', 422);
    case 'invalid': {
      const faults = failure.errors.map(({ path, message }) => ({
        code: 400,
        description: INVALID[path] ?? `${path}: ${message}`,
      }));
      return new Open311Error(400, faults);
    }
    case 'not-a-picture':
      return fault(400, 'Pictures are taken as JPEG, PNG, WebP or AVIF', 415);
    case 'broken-picture':
      return fault(400, 'The picture is damaged or not complete', 422);
    case 'too-many-pixels':
      return fault(400, 'The picture has more than 64 million pixels', 413);
    case 'key-reused':
      return fault(400, 'This Idempotency-Key was used for another request', 422);
    default:
      return fault(400, 'The request cannot be fulfilled');
  }
}

const INVALID: Readonly<Record<string, string>> = {
  location: 'The address could not be found: send lat and long, or another address',
  class: 'This api_key may not report this service_code',
};
