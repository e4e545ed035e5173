import type { FileView } from '@bihuan/contracts';
import { BASE, parse, problemOf } from './http.js';
import { OfflineError, ProblemError } from './problem-error.js';

export interface Upload {
  /** Made here: the same id with the same picture is the same upload, so sending it again is safe. */
  readonly id: string;
  readonly picture: Blob;
  /** What the camera wrote, where the picture was made smaller and it got lost. */
  readonly exif: Blob | null;
  /** Where the phone is, where it tells. */
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** Where its camera looked, in degrees from north, where the phone tells. */
  readonly bearing?: number | null;
  /** When it was taken, by the server's clock, where the phone took it itself; the camera's own word counts while it is near. */
  readonly takenAt?: string | null;
  /** Of the picture, in hex, taken when it was: the server refuses another one. */
  readonly sha256?: string | null;
}

/**
 * Sends a picture, telling how far it is (0 … 1). `fetch` does not tell, hence the older interface.
 * @throws ProblemError where the server refuses it; OfflineError where no answer came
 */
export function upload(
  { id, picture, exif, place, bearing = null, takenAt = null, sha256 = null }: Upload,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<FileView> {
  const form = new FormData();
  form.append('id', id);
  if (place !== null) {
    form.append('lon', String(place.lon));
    form.append('lat', String(place.lat));
  }
  if (bearing !== null) form.append('bearing', String(bearing));
  if (takenAt !== null) form.append('takenAt', takenAt);
  if (sha256 !== null) form.append('sha256', sha256);
  if (exif !== null) form.append('exif', exif);
  form.append('file', picture);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${BASE}/files`);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300) resolve(body as FileView);
      else reject(new ProblemError(problemOf(request, body)));
    };
    request.onerror = () => reject(new OfflineError('no answer from the server'));
    request.onabort = () => reject(new DOMException('taken back', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

/** Where a picture is shown from; a small one for lists. */
export function fileAddress(id: string, size?: 'thumb'): string {
  return `${BASE}/files/${encodeURIComponent(id)}${size === undefined ? '' : '?size=thumb'}`;
}
