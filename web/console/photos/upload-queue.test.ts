import { describe, expect, it } from 'vitest';
import { OfflineError, ProblemError, type Upload } from '../../client/index.js';
import type { Kept } from './kept.js';
import { Uploads, type UploadWays, unsentOf } from './upload-queue.js';

/** A phone: what it keeps over a reload, and a network that a test turns. */
function phone() {
  const stored = new Map<string, Kept>();
  const sent: Upload[] = [];
  const net: { answer: (one: Upload) => Promise<unknown> } = { answer: async () => undefined };
  let shrunk = 0;
  const ways: UploadWays = {
    send: async (one, progress) => {
      progress(0.5);
      await net.answer(one);
      sent.push(one);
      return {
        id: one.id,
        kind: '',
        bytes: 0,
        width: 0,
        height: 0,
        takenAt: null,
        location: null,
        bearing: null,
        uploadedAt: '',
      };
    },
    shrink: async (picture) => {
      shrunk += 1;
      return { picture: new Blob([await picture.text(), ' smaller']), exif: null };
    },
    kept: {
      get: async (id) => stored.get(id) ?? null,
      put: async (one) => stored.set(one.id, one),
      remove: async (id) => stored.delete(id),
    },
    preview: () => 'blob:preview',
    now: () => 0,
  };
  return { ways, stored, sent, net, shrunk: () => shrunk, queue: () => new Uploads(ways) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const offline = async () => {
  throw new OfflineError('no network');
};

describe('pictures on their way', () => {
  it('go one after the other in their order, made smaller, and are let go once the server has them', async () => {
    const { queue, sent, stored } = phone();
    const uploads = queue();
    const ids = uploads.add([new Blob(['a']), new Blob(['b']), new Blob(['c'])]);
    expect(unsentOf(uploads.all, ids)).toBe(3);
    await settled();
    await settled();
    expect(sent.map((one) => one.id)).toEqual(ids);
    expect(await sent[1]?.picture.text()).toBe('b smaller');
    expect([unsentOf(uploads.all, ids), stored.size]).toEqual([0, 0]);
  });

  it('wait without a network, through a reload, and go as the very same picture', async () => {
    const { queue, sent, stored, net, shrunk } = phone();
    net.answer = offline;
    const before = queue();
    const [id = ''] = before.add([new Blob(['a'])]);
    await settled();
    expect(before.all.get(id)?.state).toBe('offline');
    expect(stored.has(id)).toBe(true);

    const after = queue();
    await after.resume([id, 'sent-long-ago']);
    await settled();
    expect([...after.all.keys()]).toEqual([id]);
    expect(after.all.get(id)?.state).toBe('offline');
    net.answer = async () => undefined;
    after.retry();
    await settled();
    expect([after.all.get(id)?.state, sent.length, shrunk(), stored.size]).toEqual(['sent', 1, 1, 0]);
  });

  it('that are refused say why, hold nothing up, and can be tried again', async () => {
    const { queue, sent, net } = phone();
    const uploads = queue();
    const ids: string[] = [];
    net.answer = async (one) => {
      if (one.id !== ids[0]) return;
      throw new ProblemError({ type: '', title: '', status: 415, code: 'not-a-picture' });
    };
    ids.push(...uploads.add([new Blob(['bad']), new Blob(['good'])]));
    await settled();
    await settled();
    expect(ids.map((id) => uploads.all.get(id)?.state)).toEqual(['failed', 'sent']);
    expect(uploads.all.get(ids[0] ?? '')?.problem).toMatchObject({ code: 'not-a-picture' });
    net.answer = async () => undefined;
    uploads.retry([ids[0] ?? '']);
    await settled();
    expect(sent.length).toBe(2);
  });

  it('that are taken back are gone, and not sent', async () => {
    const { queue, sent, stored } = phone();
    const uploads = queue();
    const [first = '', second = ''] = uploads.add([new Blob(['a']), new Blob(['b'])]);
    uploads.remove(second);
    await settled();
    await settled();
    expect([sent.map((one) => one.id), stored.size, uploads.all.has(second)]).toEqual([[first], 0, false]);
  });

  it('carry the phone’s place where it comes in time', async () => {
    const { queue, sent } = phone();
    const uploads = queue();
    uploads.add([new Blob(['a'])], Promise.resolve({ lon: 103.8, lat: 36.06 }));
    await settled();
    expect(sent[0]?.place).toEqual({ lon: 103.8, lat: 36.06 });
  });
});
