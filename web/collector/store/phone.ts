import type {
  ActBody,
  CaseDetail,
  CaseSummary,
  Catalogue,
  CollectPack,
  Point,
  Problem,
  ReportBody,
  Session,
  SurveyResult,
  SurveyTasks,
  TrackPoint,
} from '@bihuan/contracts';
import { Dexie, type EntityTable } from 'dexie';
import type { Stretch } from '../clock/stretches.js';

/** What is to be sent, by what it is. */
export type Work =
  | { readonly kind: 'report'; readonly body: ReportBody }
  | { readonly kind: 'act'; readonly caseId: string; readonly body: ActBody }
  | { readonly kind: 'survey'; readonly survey: string; readonly body: SurveyResult }
  | { readonly kind: 'shift-begin'; readonly shift: string; readonly beganAt: string }
  | { readonly kind: 'shift-end'; readonly shift: string; readonly endedAt: string };

/**
 * Something that waits on the phone for the server. `seq` is given by the phone's store, one after the other, and is the
 * order in which all of it is sent: no clock has a say in it.
 */
export interface Job {
  readonly seq?: number;
  /** Made here, and the Idempotency-Key: however often it is sent, it is done once. */
  readonly id: string;
  /** Tenant and person: a phone may change hands. */
  readonly owner: string;
  /** What it is about: of one subject nothing is sent past something that was refused. */
  readonly subject: string;
  readonly title: string;
  readonly work: Work;
  /** Ids of photos that go before it. */
  readonly photos: readonly string[];
  /** How far the phone's clock was from the server's when it was made, as far as that was known. */
  readonly offset: number | null;
  /** The stretch of the phone's clock that its times were taken in, until they are put right for good. */
  readonly stretch?: number;
  readonly state: 'waiting' | 'refused';
  readonly tries: number;
  /** Why the server refused it. */
  readonly problem: Problem | null;
}

/**
 * A photo, as it was taken and made smaller. Its row is written once and never changed: its digest stays its digest, and a phone
 * without room need not find room for it twice.
 */
export interface PhonePhoto {
  readonly id: string;
  readonly owner: string;
  readonly picture: Blob;
  readonly exif: Blob | null;
  readonly place: Point | null;
  readonly bearing: number | null;
  /** Taken at capture; null where the browser computes none (a page without https). */
  readonly sha256: string | null;
  /** By the server's time, as far as it was known. */
  readonly takenAt: string;
  readonly offset: number | null;
  readonly stretch: number;
  /** Taken here and now by the camera, and not chosen from the album: then the phone knows when. */
  readonly captured: boolean;
}

export interface PhonePosition extends TrackPoint {
  readonly seq?: number;
  readonly shift: string;
  readonly offset: number | null;
  readonly stretch: number;
  readonly sent: 0 | 1;
}

/** What has been sent, for whoever asks themselves whether it was. */
export interface Sent {
  readonly seq?: number;
  readonly owner: string;
  readonly title: string;
  readonly at: string;
  readonly kind: Work['kind'];
  /** The case's number; where the report joined another: that one's. */
  readonly number: string | null;
  readonly joined: boolean;
  /** The phone's clock was changed between making and sending. */
  readonly clockChanged: boolean;
}

/** A shift as the phone knows it. */
export interface PhoneShift {
  readonly id: string;
  readonly beganAt: string;
  readonly endedAt: string | null;
}

/** What is kept under a name, one of each for a person. */
export interface KeptValues {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly pack: CollectPack;
  readonly tasks: readonly CaseDetail[];
  readonly surveys: SurveyTasks['surveys'];
  readonly cases: readonly CaseSummary[];
  readonly shift: PhoneShift;
  /** Ids of shifts that the server has under another one. */
  readonly shiftIds: Readonly<Record<string, string>>;
  readonly recent: readonly string[];
  readonly favourites: readonly string[];
  readonly every: number;
  readonly stretches: readonly Stretch[];
  readonly refreshedAt: string;
}

interface KeptRow {
  readonly key: string;
  readonly value: unknown;
}

/** A photo of the phone's that the server has, though not yet what it belongs to. */
interface UploadedPhoto {
  readonly id: string;
}

/** A picture of the server's that is kept for looking at without a net. */
interface Picture {
  readonly id: string;
  readonly blob: Blob;
}

export type Phone = Dexie & {
  readonly jobs: EntityTable<Job, 'seq'>;
  readonly photos: EntityTable<PhonePhoto, 'id'>;
  readonly uploaded: EntityTable<UploadedPhoto, 'id'>;
  readonly positions: EntityTable<PhonePosition, 'seq'>;
  readonly sent: EntityTable<Sent, 'seq'>;
  readonly kept: EntityTable<KeptRow, 'key'>;
  readonly pictures: EntityTable<Picture, 'id'>;
};

/** The phone's own store: what was typed and taken, until the server has it, and what is needed without a net. */
export function openPhone(name = 'bihuan-collect'): Phone {
  // What was saved is on the disk before anybody is told so: a battery dies without asking.
  const phone = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Phone;
  phone.version(2).stores({
    jobs: '++seq, &id, [owner+state]',
    photos: 'id, owner',
    uploaded: 'id',
    positions: '++seq, [shift+sent], shift',
    sent: '++seq, owner',
    kept: 'key',
    pictures: 'id',
  });
  return phone;
}

export const ownerOf = (session: Session): string => `${session.tenant.id}/${session.person.id}`;

/** Of nobody in particular. */
const SHARED: ReadonlySet<string> = new Set(['session', 'stretches', 'every']);

const keyOf = (owner: string, name: string): string => (SHARED.has(name) ? name : `${owner} ${name}`);

export async function readKept<K extends keyof KeptValues>(
  phone: Phone,
  owner: string,
  name: K,
): Promise<KeptValues[K] | undefined> {
  const row = await phone.kept.get(keyOf(owner, name));
  return row?.value as KeptValues[K] | undefined;
}

export async function keep<K extends keyof KeptValues>(
  phone: Phone,
  owner: string,
  name: K,
  value: KeptValues[K],
): Promise<void> {
  await phone.kept.put({ key: keyOf(owner, name), value });
}

export async function forget(phone: Phone, owner: string, names: readonly (keyof KeptValues)[]): Promise<void> {
  await phone.kept.bulkDelete(names.map((name) => keyOf(owner, name)));
}
