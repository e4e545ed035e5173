import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

/** A photo of its own for each number: one picture, with a remark of its own in the file. */
export class Photos {
  private constructor(private readonly picture: Buffer) {}

  static async make(): Promise<Photos> {
    const noise = Buffer.alloc(480 * 360 * 3);
    for (let i = 0, n = 1; i < noise.length; i++) {
      n = (n * 1_103_515_245 + 12_345) % 2 ** 31;
      noise[i] = (n >> 16) % 96;
    }
    const raw = { raw: { width: 480, height: 360, channels: 3 } } as const;
    return new Photos(await sharp(noise, raw).jpeg({ quality: 80 }).toBuffer());
  }

  /** The bytes of the one with that number. */
  of(n: number): Buffer {
    return Buffer.concat([this.picture.subarray(0, 2), remark(n), this.picture.subarray(2)]);
  }

  digest(n: number): string {
    return createHash('sha256').update(this.of(n)).digest('hex');
  }

  file(n: number) {
    return { name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: this.of(n) };
  }

  base64(): string {
    return this.picture.toString('base64');
  }
}

/** A comment segment of a JPEG file. */
function remark(n: number): Buffer {
  return Buffer.from([0xff, 0xfe, 0, 6, (n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
}

export interface ToReport {
  readonly address: string;
  readonly photos: readonly number[];
}

/**
 * Writes reports on the report's screen as fast as it goes: the same field for photos, the same buttons, pressed from within the page.
 */
export async function writeMany(page: Page, photos: Photos, reports: readonly ToReport[]): Promise<void> {
  await page.getByRole('link', { name: '上报', exact: true }).click();
  await page.getByRole('heading', { name: '上报问题' }).waitFor();
  await page.evaluate(
    async ({ base64, reports }) => {
      const picture = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const fileOf = (n: number) => {
        const remark = new Uint8Array([0xff, 0xfe, 0, 6, (n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
        return new File([picture.subarray(0, 2), remark, picture.subarray(2)], `${n}.jpg`, { type: 'image/jpeg' });
      };
      const find = <T extends Element>(selector: string) => {
        const found = document.querySelector<T>(selector);
        if (found === null) throw new Error(`no ${selector} on the screen`);
        return found;
      };
      const until = (holds: () => boolean) =>
        new Promise<void>((done) => {
          if (holds()) return done();
          const watch = new MutationObserver(() => {
            if (!holds()) return;
            watch.disconnect();
            done();
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
      const taken = () => document.querySelectorAll('.photo-list li').length;
      const send = () => find<HTMLButtonElement>('button[type="submit"]');
      for (const { address, photos } of reports) {
        await until(() => taken() === 0);
        for (const [index, n] of photos.entries()) {
          const chosen = new DataTransfer();
          chosen.items.add(fileOf(n));
          const camera = find<HTMLInputElement>('input[capture]');
          camera.files = chosen.files;
          camera.dispatchEvent(new Event('change', { bubbles: true }));
          await until(() => taken() > index);
        }
        // Its class was used of late.
        find<HTMLButtonElement>('.class-picker .chip').click();
        const field = find<HTMLInputElement>('input[maxlength="200"]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, address);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await until(() => !send().disabled);
        send().click();
        await until(() => taken() === 0);
      }
    },
    { base64: photos.base64(), reports },
  );
}

export interface OnPhone {
  /** The address of a report, and the ids of its photos, in the order in which they were queued. */
  readonly reports: readonly { readonly address: string; readonly photos: readonly string[] }[];
  /** By photo: the digest that was taken with it, and the one that what lies on the phone has. */
  readonly digests: Readonly<Record<string, readonly [taken: string, now: string]>>;
}

/** What lies in the phone's store, past the app. */
export function onPhone(page: Page): Promise<OnPhone> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const store = await answer(indexedDB.open('bihuan-collect'));
    const all = (name: string) => answer(store.transaction(name).objectStore(name).getAll());
    const jobs = (await all('jobs')) as { work: { kind: string; body: { address: string } }; photos: string[] }[];
    const photos = (await all('photos')) as { id: string; picture: Blob; sha256: string }[];
    store.close();
    const digests: Record<string, [string, string]> = {};
    for (const { id, picture, sha256 } of photos) {
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer()));
      digests[id] = [sha256, [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')];
    }
    const reports = jobs
      .filter(({ work }) => work.kind === 'report')
      .map(({ work, photos: ids }) => ({ address: work.body.address, photos: ids }));
    return { reports, digests };
  });
}
