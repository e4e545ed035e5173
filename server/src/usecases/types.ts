import type { Readable } from 'node:stream';
import type { EmailBody, SmsBody } from '@bihuan/contracts';
import type { Refusal } from '@bihuan/flow';
import type { Database } from '../store/database.js';
import type { AreaFiles } from './area-map/area-file.js';
import type { Documents } from './bulletin/file.js';
import type { Components } from './component-index/indexes.js';
import type { Config } from './config.js';
import type { Mailboxes } from './letters/mailbox.js';
import type { Boards } from './open-board/boards.js';
import type { TableFiles } from './tables/file.js';
import type { Tiles } from './tiles/tiles.js';

/** The only source of *now*. The real one is in adapters/clock.ts, beside one that tests turn by hand. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls back once at or after t; gives what cancels it. */
  at(t: number, call: () => void): () => void;
}

/** A role held in an area (its whole path; everything below it too) and, where it says so, for a unit. */
export interface Grant {
  readonly role: string;
  readonly areaPath: string;
  readonly unit: string | null;
}

/** Who asks: a signed-in person, or the public (`PUBLIC_PERSON`, in the role of citizen). */
export interface Actor {
  readonly tenant: string;
  /** Pseudonymous id: what the log names as an event's actor. */
  readonly person: string;
  readonly grants: readonly Grant[];
}

export interface Passwords {
  hash(plain: string): Promise<string>;
  verify(stored: string | null, plain: string): Promise<boolean>;
}

/** A picture as it is kept. */
export interface KeptPicture {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly thumb: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What a camera wrote into a picture: by its own clock, with the offset where it knew it. */
export interface Taken {
  readonly local: string | null;
  readonly offset: string | null;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** Where it looked, in degrees from true north. */
  readonly bearing: number | null;
}

export type PictureTrouble = 'not-a-picture' | 'broken-picture' | 'too-many-pixels';

/** Reads pictures that anybody may have made, and draws our own. */
export interface Pictures {
  read(
    data: Uint8Array,
    exif?: Uint8Array,
  ): Promise<{ readonly picture: KeptPicture; readonly taken: Taken } | { readonly trouble: PictureTrouble }>;
  draw(svg: string): Promise<KeptPicture>;
}

/** Where files lie, by keys such as `620103/ab/cd/abcd…`. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Buffer | null>;
  remove(key: string): Promise<void>;
}

/** A file of a city's own map, read from the disk bit by bit. */
export interface MapFile {
  readonly size: number;
  /** Changes with the file. */
  readonly tag: string;
  /** Its bytes from one to another, both included. Whoever does not read must close. */
  read(first: number, last: number): Readable;
  close(): Promise<void>;
}

/** `maps/NAME.pmtiles`, and sets of 3D Tiles under `3dtiles/NAME/`. */
export interface MapFiles {
  /** Null: there is no such file, or it lies elsewhere. */
  open(folder: 'maps' | '3dtiles', path: readonly string[]): Promise<MapFile | null>;
}

/** An e-mail or a text message on its way out. */
export interface Outgoing {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** The same message has the same key, however often it is sent: whoever takes it can tell. */
  readonly key: string;
  /** Of an e-mail: the Message-ID that it answers. */
  readonly answers?: string | undefined;
}

/**
 * The ways out of the machine. Each throws where the message was not taken; nothing of an address stands in the error. One
 * with a member `refused` is of no use to try again: `gone` where the place is not there any more.
 */
export interface Channels {
  email(settings: EmailBody, password: string | null, message: Outgoing): Promise<void>;
  sms(settings: SmsBody, secret: string | null, message: Outgoing): Promise<void>;
  /** @param vapid the installation's pair of keys, as `pushKeys` made them */
  push(vapid: PushKeys, to: BrowserEndpoint, message: Omit<Outgoing, 'to'> & { readonly link: string }): Promise<void>;
  pushKeys(): PushKeys;
}

export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface BrowserEndpoint {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What the use cases stand on. main.ts wires it; tests wire their own. */
export interface App {
  readonly db: Database;
  readonly clock: Clock;
  /** Versioned documents of a tenant (flow, policies, calendar, catalogue, units …), cached until one is added. */
  readonly config: Config;
  /** The open cases of each tenant, kept in memory and brought up to date at each look. */
  readonly boards: Boards;
  /** The components of each tenant by place, likewise. */
  readonly components: Components;
  /** What the map is drawn of, and tiles of it that were made. */
  readonly tiles: Tiles;
  readonly passwords: Passwords;
  /** Reads and writes CSV and XLSX. */
  readonly tables: TableFiles;
  /** Draws bulletins as DOCX and XLSX. */
  readonly documents: Documents;
  /** Reads files of areas: GeoJSON, shapefiles, KML. */
  readonly areaFiles: AreaFiles;
  readonly pictures: Pictures;
  readonly files: FileStore;
  readonly mapFiles: MapFiles;
  readonly channels: Channels;
  /** Mailboxes whose e-mails become reports. */
  readonly mailboxes: Mailboxes;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  /** Digest under the installation's secret: equal texts have equal ones, and nobody without it can try texts out. */
  readonly digest: (text: string) => Buffer;
  /** The tenant of requests that name none; empty where nobody can sign in yet. */
  readonly defaultTenant: string;
  /** Called after each commit that left rows in the outbox. Must not throw and not wait. */
  readonly committed: () => void;
  /** Called after a commit that moved what stored clocks are reckoned by. Must not throw and not wait. */
  readonly rulesChanged: () => void;
  /** How long a session lives without being used, in milliseconds. */
  readonly sessionMs: number;
  /** How long it lives at most, however much it is used. */
  readonly sessionLifeMs: number;
  /** Refuse requests for more time, and returns, after the due instant (a setting). */
  readonly refusePastDue: boolean;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A wrong member of an input: JSON path (`data.unit`) and what is expected. */
export interface InputError {
  readonly path: string;
  readonly message: string;
  /** Of a document: what is wrong, for a screen to phrase with the parameters. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Failure =
  /** Also for what the person may not see. */
  | { readonly code: 'not-found' }
  | { readonly code: 'forbidden'; readonly permission: string }
  /** The case has moved on: `version` stands now. */
  | { readonly code: 'conflict'; readonly version: number }
  /** Somebody saved a newer version of the document, which stands now. */
  | {
      readonly code: 'document-changed';
      readonly version: number;
      readonly at: string;
      readonly by: string | null;
    }
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'invalid'; readonly errors: readonly InputError[] }
  /** The idempotency key was used with another body or by another person. */
  | { readonly code: 'key-reused' }
  /** A client-made id that another report has already. */
  | { readonly code: 'id-taken' }
  /** The place lies in no area of the tenant. */
  | { readonly code: 'outside'; readonly lon: number; readonly lat: number }
  /** What is to be changed has been changed by somebody else since it was read. */
  | { readonly code: 'stale' }
  /** A file that cannot be read as a table at all. */
  | { readonly code: 'table-file'; readonly reason: string; readonly params: Readonly<Record<string, unknown>> }
  /** What was uploaded is no picture that is taken, or one that cannot be read. */
  | { readonly code: PictureTrouble }
  /** It was there and was erased. */
  | { readonly code: 'erased' }
  /** The unit works in another area than the one where the case is: nobody of it could act there. Both by name. */
  | { readonly code: 'unit-elsewhere'; readonly unit: string; readonly area: string }
  /** A rule of the organisation is against it: a code of its own and what it concerns. */
  | { readonly code: 'rule'; readonly reason: string; readonly params?: Readonly<Record<string, unknown>> }
  | { readonly code: 'wrong-credentials' }
  | { readonly code: 'locked'; readonly until: number }
  | { readonly code: 'not-signed-in' };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });
