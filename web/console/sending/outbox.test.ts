import { describe, expect, it } from 'vitest';
import { type Answer, type ItemAnswer, Outbox, type Sending } from './outbox.js';
import { settingsIn } from './settings.js';

/** Lets what was answered be taken in. */
const settled = async () => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

/** A browser window: timers turned by hand, a network that answers as told, a store that outlives a reload. */
function windowOf({ delay = 5, person = 'wang' } = {}) {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const sent: { keys: string[]; versions: number[]; leaving: boolean }[] = [];
  const done: Sending[] = [];
  const refused: Sending[] = [];
  let timers: { at: number; call: () => void }[] = [];
  let now = 0;
  let answer: (keys: readonly string[]) => Answer | Promise<Answer> = (keys) => ({
    answers: keys.map(() => ({ ok: true, version: 8 })),
  });
  const open = () =>
    new Outbox({
      person,
      store,
      delay: () => delay,
      after(ms, call) {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
      send: async ({ items }, leaving) => {
        const keys = items.map((item) => item.key);
        sent.push({ keys, versions: items.map((item) => item.version), leaving });
        return answer(keys);
      },
      done: (sending) => done.push(sending),
      refused: (sending) => refused.push(sending),
    });
  return {
    open,
    sent,
    done,
    refused,
    kept,
    answers: (next: typeof answer) => {
      answer = next;
    },
    async pass(seconds: number) {
      for (let i = 0; i < seconds; i += 1) {
        now += 1_000;
        const due = timers.filter((timer) => timer.at <= now);
        timers = timers.filter((timer) => timer.at > now);
        for (const timer of due) timer.call();
        await settled();
      }
    },
    /** The page is gone; its timers too. */
    reload() {
      timers = [];
      return open();
    },
  };
}

const act = (key: string, of = 'case-1', version = 7) => ({
  type: 'filed',
  bulk: false,
  back: { typed: key },
  items: [{ case: of, type: 'filed', data: {}, version, key, label: '' }],
});
const conflict: ItemAnswer = {
  ok: false,
  problem: { type: 'x', title: 'x', status: 409, code: 'conflict', version: 9 },
};
const keysOf = (sent: readonly { keys: string[] }[]) => sent.map((each) => each.keys.join());

describe('an act on its way', () => {
  it('waits its seconds, counts them down, and is then sent once', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    await window.pass(4);
    expect(outbox.list).toMatchObject([{ status: 'waiting', left: 1 }]);
    expect(window.sent).toEqual([]);
    await window.pass(1);
    expect(keysOf(window.sent)).toEqual(['a']);
    expect(outbox.list).toEqual([]);
    expect(window.kept.size).toBe(0);
    await window.pass(60);
    expect(window.sent).toHaveLength(1);
  });

  it('is not sent once taken back, and gives what was typed', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b', 'case-2'));
    expect(outbox.takeBack()?.back).toEqual({ typed: 'b' });
    expect(outbox.takeBack('a')?.back).toEqual({ typed: 'a' });
    expect(outbox.takeBack()).toBeNull();
    await window.pass(10);
    expect(window.sent).toEqual([]);
  });

  it('cannot be taken back once it is on its way', async () => {
    const window = windowOf({ delay: 0 });
    window.answers(() => new Promise(() => {}));
    const outbox = window.open();
    outbox.add(act('a'));
    expect(outbox.list).toMatchObject([{ status: 'sending' }]);
    expect(outbox.takeBack()).toBeNull();
  });

  it('can be sent before its time', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b', 'case-2'));
    outbox.sendNow('b');
    await settled();
    expect(keysOf(window.sent)).toEqual(['b']);
    await window.pass(5);
    expect(keysOf(window.sent)).toEqual(['b', 'a']);
  });

  it('goes after what was done before it to the same case, and with the version that this leaves', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('first'));
    await window.pass(1);
    outbox.add(act('second'));
    outbox.sendNow('second');
    await settled();
    expect(window.sent).toEqual([]);
    await window.pass(4);
    expect(window.sent.map(({ keys, versions }) => [...keys, ...versions])).toEqual([
      ['first', 7],
      ['second', 8],
    ]);
  });
});

describe('a page that is left', () => {
  it('sends all at once, in order, each with its own key', () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b', 'case-2', 3));
    outbox.add(act('c'));
    outbox.leave();
    expect(window.sent).toEqual([{ keys: ['a', 'b', 'c'], versions: [7, 3, 8], leaving: true }]);
  });

  it('and comes back sends the very same again, to learn what came of it', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b'));
    window.answers(() => new Promise(() => {}));
    outbox.leave();
    window.answers((keys) => ({ answers: keys.map(() => ({ ok: true, version: 8 })) }));
    const next = window.reload();
    next.start();
    await settled();
    expect(window.sent.slice(1).map(({ keys, versions }) => [...keys, ...versions])).toEqual([
      ['a', 7],
      ['b', 8],
    ]);
    expect(next.list).toEqual([]);
  });

  it('that crashed without a word loses nothing', async () => {
    const window = windowOf();
    window.open().add(act('a'));
    const next = window.reload();
    expect(next.list).toMatchObject([{ status: 'waiting', back: { typed: 'a' } }]);
    next.start();
    await settled();
    expect(keysOf(window.sent)).toEqual(['a']);
  });

  it('keeps what another person left there for them', async () => {
    const window = windowOf();
    window.open().add(act('a'));
    const stored = window.kept.get('bihuan.sending') ?? '';
    window.kept.set('bihuan.sending', stored.replaceAll('"wang"', '"li"'));
    const next = window.reload();
    expect(next.list).toEqual([]);
    next.add(act('b'));
    await window.pass(5);
    expect(keysOf(window.sent)).toEqual(['b']);
    expect(window.kept.get('bihuan.sending')).toContain('"li"');
  });

  it('survives a store that holds nonsense', () => {
    const window = windowOf();
    window.kept.set('bihuan.sending', '{');
    expect(window.open().list).toEqual([]);
  });
});

describe('sending that fails', () => {
  it('is kept and tried again until somebody answers, with the same key', async () => {
    const window = windowOf({ delay: 0 });
    window.answers(() => ({ why: 'offline' }));
    const outbox = window.open();
    outbox.add(act('a'));
    await settled();
    expect(outbox.list).toMatchObject([{ status: 'kept', why: 'offline' }]);
    await window.pass(3);
    expect(keysOf(window.sent)).toEqual(['a', 'a']);
    window.answers((keys) => ({ answers: keys.map(() => ({ ok: true, version: 8 })) }));
    await window.pass(5);
    expect(outbox.list).toEqual([]);
    expect(window.sent).toHaveLength(3);
  });

  it('is told and kept where the server says no; it is not tried again by itself', async () => {
    const window = windowOf({ delay: 0 });
    window.answers(() => ({ answers: [conflict] }));
    const outbox = window.open();
    outbox.add(act('a'));
    await settled();
    expect(window.refused).toMatchObject([{ id: 'a', refused: [{ problem: { code: 'conflict' } }] }]);
    await window.pass(60);
    expect(window.sent).toHaveLength(1);
    expect(window.reload().list).toMatchObject([{ status: 'refused' }]);
    outbox.settle('a');
    expect(outbox.list).toEqual([]);
  });

  it('of some of many names those', async () => {
    const window = windowOf({ delay: 0 });
    window.answers(() => ({ answers: [{ ok: true, version: 8 }, conflict] }));
    const outbox = window.open();
    const [first] = act('a').items;
    const [second] = act('b', 'case-2').items;
    if (first === undefined || second === undefined) throw new Error('no items');
    outbox.add({ ...act('a'), bulk: true, items: [first, second] });
    await settled();
    expect(outbox.list[0]?.refused.map(({ item }) => item.key)).toEqual(['b']);
  });

  it('lets the next act on the same case go', async () => {
    const window = windowOf({ delay: 0 });
    window.answers(([key]) => (key === 'a' ? { answers: [conflict] } : { answers: [{ ok: true, version: 10 }] }));
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b'));
    await settled();
    expect(keysOf(window.sent)).toEqual(['a', 'b']);
    expect(outbox.list.map((each) => each.id)).toEqual(['a']);
  });
});

describe('signing out', () => {
  it('waits for what is left', async () => {
    const window = windowOf();
    const outbox = window.open();
    outbox.add(act('a'));
    outbox.add(act('b'));
    await outbox.drain();
    expect(keysOf(window.sent)).toEqual(['a', 'b']);
    expect(outbox.list).toEqual([]);
  });
});

describe('the settings', () => {
  it('are taken as far as they fit', () => {
    const usual = { delay: 5, next: true, letters: true };
    expect(settingsIn(null)).toEqual(usual);
    expect(settingsIn('{')).toEqual(usual);
    expect(settingsIn('null')).toEqual(usual);
    expect(settingsIn('{"delay":99,"next":"no"}')).toEqual(usual);
    expect(settingsIn('{"delay":0,"next":false,"letters":false}')).toEqual({ delay: 0, next: false, letters: false });
  });
});
