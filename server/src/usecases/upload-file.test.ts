import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { everythingIn, picture } from '../testing/pictures.js';
import type { Actor, App } from './types.js';
import { uploadFile } from './upload-file.js';

let here: TestInstallation;
let collector: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector', 'collector');
});
afterAll(() => here.close());

const rows = () => here.app.db.transaction(here.tenant, (tx) => tx.selectFrom('file').select('id').execute());

it('leaves neither row nor bytes where the disk fails, be it at the second file', async () => {
  const bytes = await picture();
  let puts = 0;
  const full: App = {
    ...here.app,
    files: {
      ...here.app.files,
      put: (key, data) => {
        puts += 1;
        return puts === 2 ? Promise.reject(new Error('no space left')) : here.app.files.put(key, data);
      },
    },
  };
  await expect(uploadFile(full, collector, { bytes })).rejects.toThrow('no space left');
  expect([await rows(), everythingIn(here.files)]).toEqual([[], []]);
});

it('is one upload, however many times it comes at once', async () => {
  const bytes = await picture(200, 200, 7);
  const results = await Promise.all(
    Array.from({ length: 4 }, () => uploadFile(here.app, collector, { id: 'the-same', bytes })),
  );
  expect(results.map((each) => each.ok)).toEqual([true, true, true, true]);
  expect([(await rows()).length, everythingIn(here.files).length]).toEqual([1, 2]);
});

it('finishes what broke off after the row was written', async () => {
  const bytes = await picture(200, 200, 8);
  await uploadFile(here.app, collector, { id: 'again', bytes });
  const [path = ''] = everythingIn(here.files)
    .filter((each) => !each.endsWith('.thumb'))
    .slice(-1);
  await here.app.files.remove(path);
  expect(await uploadFile(here.app, collector, { id: 'again', bytes })).toMatchObject({ value: { replayed: true } });
  expect(await here.app.files.get(path)).not.toBeNull();
});

it('keeps when the phone took it, by the camera where the two agree', async () => {
  const at = Date.parse('2026-03-04T08:30:00+08:00');
  const takenAt = async (id: string, minutesOff: number | null) => {
    const exif = { IFD0: {}, IFD2: { DateTimeOriginal: '2026:03:04 08:30:00', OffsetTimeOriginal: '+08:00' } };
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#507090' } })
      .withExif(exif)
      .jpeg()
      .toBuffer();
    const told = minutesOff === null ? {} : { takenAt: at + minutesOff * 60_000 };
    const kept = await uploadFile(here.app, collector, { id, bytes, ...told });
    return kept.ok ? kept.value.file.takenAt : kept;
  };
  expect(await takenAt('camera-alone', null)).toBe('2026-03-04T08:30:00+08:00');
  expect(await takenAt('agree', 1)).toBe('2026-03-04T08:30:00+08:00');
  // Somebody has set the phone's clock: what the phone made of that counts.
  expect(await takenAt('set', -180)).toBe('2026-03-04T05:30:00+08:00');
  const bytes = await picture(200, 200, 11);
  const kept = await uploadFile(here.app, collector, { id: 'no-exif', bytes, takenAt: at });
  expect(kept).toMatchObject({ value: { file: { takenAt: '2026-03-04T08:30:00+08:00' } } });
});

it('keeps where the camera looked, and refuses what is not what was taken', async () => {
  const bytes = await picture(200, 200, 9);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = await uploadFile(here.app, collector, { id: 'hashed', bytes, sha256, bearing: 271.5 });
  expect(kept).toMatchObject({ value: { file: { bearing: 271.5 } } });
  const changed = await uploadFile(here.app, collector, { id: 'changed', bytes, sha256: '0'.repeat(64) });
  expect(changed).toMatchObject({ failure: { code: 'rule', reason: 'digest-differs' } });
});
