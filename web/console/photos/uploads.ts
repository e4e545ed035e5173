import { useSyncExternalStore } from 'react';
import { smaller, upload } from '../../client/index.js';
import { kept } from './kept.js';
import { type Sending, Uploads } from './upload-queue.js';

/** The one of this page. */
export const uploads = new Uploads({
  send: upload,
  shrink: smaller,
  kept,
  preview: (picture) => URL.createObjectURL(picture),
  now: () => Date.now(),
});
window.addEventListener('online', () => uploads.retry());

export function useUploads(): ReadonlyMap<string, Sending> {
  return useSyncExternalStore(uploads.hear, () => uploads.all);
}
