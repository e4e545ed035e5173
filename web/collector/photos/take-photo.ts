import type { Point } from '@bihuan/contracts';
import { smaller } from '../../client/index.js';
import { stamp, textOf } from '../data/phone-time.js';
import { isFull } from '../store/full.js';
import type { Phone, PhonePhoto } from '../store/phone.js';
import { RESERVE, roomLeft } from './room.js';

/** Why a photo was not taken: the phone has no room, or the file is no picture. */
export class PhotoRefused extends Error {
  override readonly name = 'PhotoRefused';
  constructor(readonly reason: 'no-room' | 'not-a-picture') {
    super(reason);
  }
}

export interface Taking {
  readonly owner: string;
  readonly place: Promise<Point | null>;
  readonly bearing: number | null;
  /** By the camera, and not from the album. */
  readonly captured: boolean;
}

/**
 * Takes a picture in: made smaller, its digest taken, and kept by the phone before anybody relies on it. What the camera wrote
 * of time and place goes along.
 * @throws PhotoRefused
 */
export async function takePhoto(
  phone: Phone,
  file: Blob,
  { owner, place, bearing, captured }: Taking,
): Promise<string> {
  if (file.type !== '' && !file.type.startsWith('image/')) throw new PhotoRefused('not-a-picture');
  const { at, offset, stretch } = stamp();
  const { picture, exif } = await smaller(file);
  const photo: PhonePhoto = {
    id: crypto.randomUUID(),
    owner,
    picture,
    exif,
    place: await place,
    bearing,
    sha256: await digestOf(picture),
    takenAt: textOf(at),
    offset,
    stretch,
    captured,
  };
  const { left } = await roomLeft();
  if (left !== null && left < picture.size + RESERVE) throw new PhotoRefused('no-room');
  try {
    await phone.photos.add(photo);
  } catch (error) {
    if (isFull(error)) throw new PhotoRefused('no-room');
    throw error;
  }
  return photo.id;
}

async function digestOf(picture: Blob): Promise<string | null> {
  // Only where the page came by https, or from the machine itself.
  if (!('subtle' in crypto)) return null;
  const digest = await crypto.subtle.digest('SHA-256', await picture.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
