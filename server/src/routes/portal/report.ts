import {
  type MapView,
  onGround,
  type PageContext,
  photoPage,
  placePage,
  type Step,
  sendPage,
  viewOf,
  type Words,
  whatPage,
} from '@bihuan/portal';
import type { FastifyReply } from 'fastify';
import { groundIn } from '../../usecases/portal/ground.js';
import {
  type FoundPlace,
  findAddress,
  joinable,
  nameOfPlace,
  nearbyCases,
  type PortalFacts,
  placeInArea,
  suggest,
} from '../../usecases/portal/places.js';
import { sendReport } from '../../usecases/portal/send-report.js';
import { citizen } from '../../usecases/report-public.js';
import { trackingCodeOf } from '../../usecases/tracking-code.js';
import type { App } from '../../usecases/types.js';
import { uploadFile } from '../../usecases/upload-file.js';
import { unwrap } from '../problem.js';
import { type Draft, newDraft, openDraft, sealDraft } from './draft.js';
import type { Sent } from './form.js';
import { PageError } from './page-error.js';

const mostPhotos = 3;
const leastText = 4;
const mostText = 2000;
/** A click shows a third of what it was made on, and no less than this. */
const closer = 3;
const closest = 250;

/** What a step is answered with: its page, or another address. */
export type Answer = { readonly page: string } | { readonly to: string };

export interface Reporting {
  readonly app: App;
  readonly tenant: string;
  readonly facts: PortalFacts;
  readonly context: PageContext;
  /** May this report go to the desk without a person's look? */
  readonly trusted: (proof: string) => Promise<boolean>;
}

/** The first page, with an empty draft. */
export async function beginReport(at: Reporting): Promise<Answer> {
  if (!at.facts.open) throw new PageError(403, 'closed');
  return placeStep(at, newDraft(at.app, at.tenant), { view: null });
}

/** A step was sent: it is taken into the draft, and the next one, or the same with what is wrong, is the answer. */
export async function takeStep(at: Reporting, sent: Sent): Promise<Answer> {
  if (!at.facts.open) throw new PageError(403, 'closed');
  if (sent.field('step') === 'join') return joinFromList(at, sent.field('join'));
  const draft = openDraft(at.app, sent.field('draft'));
  if (draft === null) throw new PageError(400, 'old-draft');
  switch (sent.field('step') as Step) {
    case 'place':
      return takePlace(at, draft, sent);
    case 'photo':
      return takePhotos(at, draft, sent);
    case 'what':
      return takeWhat(at, draft, sent);
    case 'send':
      return takeSend(at, draft, sent);
    default:
      throw new PageError(400, 'malformed');
  }
}

/** “Me too” on a case's page: everything is known but who. */
async function joinFromList(at: Reporting, number: string): Promise<Answer> {
  const found = unwrap(await joinable(at.app, at.tenant, number));
  const place = found.location === null ? {} : { place: found.location };
  const joins = { id: found.id, number };
  return sendStep(at, { ...newDraft(at.app, at.tenant), ...place, class: found.class, joins });
}

interface PlaceShown {
  readonly view: MapView | null;
  readonly fault?: 'missing' | 'outside' | 'notFound';
  /** What the address may mean. */
  readonly found?: readonly FoundPlace[];
}

async function placeStep(at: Reporting, draft: Draft, { view, fault, found = [] }: PlaceShown): Promise<Answer> {
  const { bounds } = unwrap(await groundIn(at.app, at.tenant, null));
  const whole = viewOf(bounds);
  const { place } = draft;
  const name = place === undefined ? null : unwrap(await nameOfPlace(at.app, at.tenant, place));
  const shown = view ?? (place === undefined ? whole : { ...place, across: 1000 });
  const page = placePage(at.context, sealDraft(at.app, draft), {
    streets: at.facts.streets.map((street) => ({
      ...named(at, street),
      communities: street.communities.map((each) => named(at, each)),
    })),
    view: shown.across >= whole.across ? whole : shown,
    whole: shown.across >= whole.across,
    place: place === undefined || name === null ? null : { ...place, name: name[at.context.language] },
    address: draft.address ?? '',
    found,
    ...(fault === undefined ? {} : { fault }),
  });
  return { page };
}

function named(
  { context }: Reporting,
  area: { readonly id: string; readonly name: string; readonly nameEn: string | null },
) {
  return { id: area.id, name: context.language === 'en' ? (area.nameEn ?? area.name) : area.name };
}

async function takePlace(at: Reporting, before: Draft, sent: Sent): Promise<Answer> {
  const view = readView(sent.field('view'));
  const address = sent.field('address').trim().slice(0, 200);
  const draft: Draft = { ...before, address };
  const [x, y] = [sent.field('at.x'), sent.field('at.y')];
  if (x !== '' && y !== '' && view !== null) {
    const place = onGround(view, Number(x), Number(y));
    const across = Math.max(view.across / closer, closest);
    return chosen(at, draft, place, { ...place, across }, view);
  }
  const pick = sent.field('pick');
  if (pick !== '') return takePoint(at, draft, pick, view);
  switch (sent.field('go')) {
    case 'here':
      return takePoint(at, draft, sent.field('here'), view);
    case 'find':
      return takeAddress(at, draft, view);
    case 'area': {
      const id = sent.field('area');
      const place = id === '' ? null : unwrap(await placeInArea(at.app, at.tenant, id));
      if (place === null) return placeStep(at, draft, { view, fault: 'missing' });
      return chosen(at, draft, place, { ...place, across: 1500 }, view);
    }
    case 'out':
      return placeStep(at, draft, { view: view === null ? null : { ...view, across: view.across * closer } });
    default:
      if (draft.place !== undefined) return photoStep(at, draft);
      return address === '' ? placeStep(at, draft, { view, fault: 'missing' }) : takeAddress(at, draft, view);
  }
}

/** A point as a button or a browser says it. */
function takePoint(at: Reporting, draft: Draft, said: string, view: MapView | null): Promise<Answer> {
  const [lon = Number.NaN, lat = Number.NaN] = said.split(',').map(Number);
  return chosen(at, draft, { lon, lat }, { lon, lat, across: 600 }, view);
}

/** One place is chosen, of several the reporter chooses, and where there is none what they typed stays. */
async function takeAddress(at: Reporting, draft: Draft, view: MapView | null): Promise<Answer> {
  const found = unwrap(await findAddress(at.app, at.tenant, draft.address ?? ''));
  const [only, ...others] = found;
  if (only === undefined) return placeStep(at, draft, { view, fault: 'notFound' });
  if (others.length > 0) return placeStep(at, draft, { view, found });
  const { lon, lat } = only;
  return chosen(at, draft, { lon, lat }, { lon, lat, across: 600 }, view);
}

async function chosen(
  at: Reporting,
  draft: Draft,
  place: { readonly lon: number; readonly lat: number },
  next: MapView,
  view: MapView | null,
): Promise<Answer> {
  const sound = Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90;
  const name = sound ? unwrap(await nameOfPlace(at.app, at.tenant, place)) : null;
  if (name === null) return placeStep(at, draft, { view, fault: 'outside' });
  return placeStep(at, { ...draft, place }, { view: next });
}

/** A window as a form or an address says it; null where it says none. */
export function readView(text: string): MapView | null {
  const [lon = Number.NaN, lat = Number.NaN, across = Number.NaN, ...more] = text.split(',').map(Number);
  const sound = more.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) < 85 && across >= 50 && across <= 2_000_000;
  return sound ? { lon, lat, across } : null;
}

type PhotoFault = keyof Words['photo']['bad'];

function photoStep(at: Reporting, draft: Draft, fault?: PhotoFault): Answer {
  const shown = { count: draft.photos.length, ...(fault === undefined ? {} : { fault }) };
  return { page: photoPage(at.context, sealDraft(at.app, draft), shown) };
}

const photoFaults: readonly string[] = ['not-a-picture', 'broken-picture', 'too-many-pixels'] satisfies PhotoFault[];

async function takePhotos(at: Reporting, draft: Draft, sent: Sent): Promise<Answer> {
  const go = sent.field('go');
  if (go === 'back') return placeStep(at, draft, { view: null });
  if (go === 'clear') return photoStep(at, { ...draft, photos: [] });
  if (draft.photos.length + sent.files.length > mostPhotos) return photoStep(at, draft, 'too-many');
  let kept = draft;
  for (const bytes of sent.files) {
    const uploaded = await uploadFile(at.app, citizen(at.tenant, draft.person), { bytes });
    if (!uploaded.ok && photoFaults.includes(uploaded.failure.code)) {
      return photoStep(at, kept, uploaded.failure.code as PhotoFault);
    }
    kept = { ...kept, photos: [...kept.photos, unwrap(uploaded).file.id] };
  }
  return whatStep(at, kept);
}

async function whatStep(
  at: Reporting,
  draft: Draft,
  fault?: 'missingText' | 'longText' | 'missingClass',
): Promise<Answer> {
  const text = draft.text ?? '';
  const suggested = text === '' ? [] : unwrap(await suggest(at.app, at.tenant, text));
  const page = whatPage(at.context, sealDraft(at.app, draft), {
    text,
    chosen: draft.class ?? null,
    suggested,
    classes: at.facts.classes,
    ...(fault === undefined ? {} : { fault }),
  });
  return { page };
}

async function takeWhat(at: Reporting, before: Draft, sent: Sent): Promise<Answer> {
  const text = sent
    .field('text')
    .trim()
    .slice(0, mostText + 1);
  const other = sent.field('other');
  // Whoever goes to the whole list after they chose from the suggestions means what they chose last.
  const key = other !== '' && other !== before.class ? other : sent.field('class') || other;
  const known = at.facts.classes.some((each) => each.key === key);
  const { class: _, ...rest } = before;
  const draft: Draft = { ...rest, text, ...(known ? { class: key } : {}) };
  if (sent.field('go') === 'back') return photoStep(at, draft);
  if ([...text].length < leastText) return whatStep(at, draft, 'missingText');
  if (text.length > mostText) return whatStep(at, { ...draft, text: text.slice(0, mostText) }, 'longText');
  return known ? sendStep(at, draft) : whatStep(at, draft, 'missingClass');
}

interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

const NOBODY: Contact = { name: '', phone: '', email: '' };

async function sendStep(
  at: Reporting,
  draft: Draft,
  { contact = NOBODY, fault }: { readonly contact?: Contact; readonly fault?: 'badPhone' | 'badEmail' } = {},
): Promise<Answer> {
  const { place, text = '', address = '', joins } = draft;
  const ref = at.facts.classes.find((each) => each.key === draft.class);
  if (place === undefined) return placeStep(at, draft, { view: null, fault: 'missing' });
  if (ref === undefined) return whatStep(at, draft, 'missingClass');
  const asked = { location: place, class: ref.key, description: text, address };
  const page = sendPage(at.context, sealDraft(at.app, draft), {
    place: unwrap(await nameOfPlace(at.app, at.tenant, place))?.[at.context.language] ?? '',
    address,
    photos: draft.photos.length,
    text,
    class: ref.name,
    nearby: joins === undefined ? unwrap(await nearbyCases(at.app, at.tenant, asked)) : [],
    joins: joins?.number ?? null,
    contact,
    ...(fault === undefined ? {} : { fault }),
  });
  return { page };
}

async function takeSend(at: Reporting, before: Draft, sent: Sent): Promise<Answer> {
  const go = sent.field('go');
  if (go === 'back')
    return before.joins === undefined ? whatStep(at, before) : { to: `/portal/cases/${before.joins.number}` };
  const contact: Contact = {
    name: sent.field('name').trim().slice(0, 60),
    phone: sent.field('phone').trim().slice(0, 31),
    email: sent.field('email').trim().slice(0, 121),
  };
  if (contact.phone !== '' && !/^\+?[\d\s()-]{5,30}$/.test(contact.phone))
    return sendStep(at, before, { contact, fault: 'badPhone' });
  if (contact.email !== '' && !/^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(contact.email)) {
    return sendStep(at, before, { contact, fault: 'badEmail' });
  }
  const join = sent.field('join') || before.joins?.id;
  const { place, class: key = '', text = '', address = '' } = before;
  const [standardRef = '', kind, code = ''] = key.split('|');
  if (place === undefined || (kind !== 'component' && kind !== 'event')) throw new PageError(400, 'old-draft');
  const result = await sendReport(
    at.app,
    at.tenant,
    {
      person: before.person,
      idempotencyKey: 'send',
      source: 'citizen',
      class: { standardRef, kind, code },
      location: place,
      ...(address === '' ? {} : { address }),
      ...(text === '' ? {} : { description: text }),
      ...(before.photos.length === 0 ? {} : { attachments: before.photos }),
      ...(join ? { joins: join } : {}),
      contact: { ...contact, language: at.context.language === 'zh' ? 'zh-CN' : 'en' },
    },
    { trusted: await at.trusted(sent.field('proof')) },
  );
  // Sent before with other words: the first one stands.
  if (!result.ok && result.failure.code === 'key-reused')
    return { to: `/portal/t/${trackingCodeOf(at.app, at.tenant, before.person)}` };
  return { to: `/portal/t/${unwrap(result).trackingCode}?sent=1` };
}

/** Sends a page, or the browser elsewhere. Nothing of a report stays in a cache. */
export function answer(reply: FastifyReply, given: Answer): FastifyReply {
  if ('to' in given) return reply.redirect(given.to, 303);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(given.page);
}
