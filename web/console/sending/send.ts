import type { Problem } from '@bihuan/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, OfflineError, ProblemError, serverStream } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { type Answer, type ItemAnswer, type NewSending, Outbox, type Sending } from './outbox.js';
import { setPending } from './pending.js';
import { actingSettings } from './settings.js';

let outbox: Outbox | null = null;
const hearers = new Set<() => void>();
const NONE: readonly Sending[] = [];

interface Hooks {
  /** The server said no to some of it. */
  readonly refused: (sending: Sending) => void;
}

/** Opens the outbox of a signed-in person for as long as the page shows them their work; gives what closes it. */
export function openOutbox(person: string, client: QueryClient, hooks: Hooks): () => void {
  const own = new Outbox({
    person,
    store: sessionStorage,
    delay: () => actingSettings(person).delay,
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    send: (sending, leaving) => send(client, sending, leaving),
    done: (sending) => told(client, sending),
    refused: hooks.refused,
  });
  outbox = own;
  const unhear = own.subscribe(tell);
  const forgets = [
    on(window, 'pagehide', () => own.leave()),
    on(document, 'visibilitychange', () => {
      // A phone may end a page that is out of sight without another word.
      if (document.visibilityState === 'hidden' && window.matchMedia('(pointer: coarse)').matches) own.leave();
    }),
    on(window, 'online', () => own.retry()),
    serverStream.onStatus(() => {
      if (serverStream.status === 'live') own.retry();
    }),
  ];
  tell();
  own.start();
  return () => {
    own.stop();
    unhear();
    for (const forget of forgets) forget();
    if (outbox === own) outbox = null;
    tell();
  };
}

/** Puts an act on its way. @throws Error where nobody is signed in: the form stays as it is, and nothing is lost unseen */
export function sendSoon(given: NewSending): Sending {
  if (outbox === null) throw new Error('There is no outbox: call useOutbox() in what stands round the screen.');
  return outbox.add(given);
}

export function takeBack(id?: string): Sending | null {
  return outbox?.takeBack(id) ?? null;
}

export function sendNow(id?: string): void {
  outbox?.sendNow(id);
}

export function settle(id: string): void {
  outbox?.settle(id);
}

export function retryNow(): void {
  outbox?.retry();
}

/** Before signing out: nothing that was given out of hand stays behind. */
export async function sendAll(): Promise<void> {
  await outbox?.drain();
}

/** All that is on its way or was refused, the oldest first. */
export function useSendings(): readonly Sending[] {
  return useSyncExternalStore(subscribe, sendings);
}

export function sendings(): readonly Sending[] {
  return outbox?.list ?? NONE;
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

function tell(): void {
  setPending(
    sendings()
      .filter((each) => each.status !== 'refused')
      .flatMap((each) => each.items.map((item) => item.case)),
  );
  for (const hear of [...hearers]) hear();
}

function on(target: EventTarget, type: string, call: () => void): () => void {
  target.addEventListener(type, call);
  return () => target.removeEventListener(type, call);
}

async function send(
  client: QueryClient,
  { items, bulk }: Pick<Sending, 'items' | 'bulk'>,
  leaving: boolean,
): Promise<Answer> {
  const [first] = items;
  if (first === undefined) return { answers: [] };
  try {
    if (bulk) return { answers: await sendMany(items, leaving) };
    const { type, data, version } = first;
    const detail = await api.act(first.case, { type, data: { ...data }, version }, first.key);
    if (detail !== undefined) client.setQueryData(queries.case(first.case).queryKey, detail);
    // One act is one event; what others did since is not what this person has seen.
    return { answers: [{ ok: true, version: version + 1 }] };
  } catch (error) {
    const why = unreached(error);
    if (why === 'signed-out') client.setQueryData(['session'], null);
    if (why !== null) return { why };
    if (!(error instanceof ProblemError)) throw error;
    return { answers: items.map(() => ({ ok: false, problem: error.problem })) };
  }
}

async function sendMany(items: Sending['items'], leaving: boolean): Promise<ItemAnswer[]> {
  const body = items.map(({ case: id, type, data, version, key }) => ({ id, type, data: { ...data }, version, key }));
  const { results } = await api.actOnMany({ items: body }, leaving);
  return results.map(({ ok, version, problem }, index) =>
    ok ? { ok, version: version ?? (items[index]?.version ?? 0) + 1 } : { ok, problem: problem ?? UNEXPECTED },
  );
}

const UNEXPECTED: Problem = { type: 'about:blank', title: 'no result', status: 500, code: 'unexpected' };

/** Nobody who could decide was reached: it is worth another try. */
function unreached(error: unknown): 'offline' | 'signed-out' | null {
  if (error instanceof OfflineError) return 'offline';
  if (!(error instanceof ProblemError)) return null;
  if (error.code === 'not-signed-in') return 'signed-out';
  return error.status === 429 || (error.status >= 502 && error.status <= 504) ? 'offline' : null;
}

function told(client: QueryClient, sending: Sending): void {
  for (const id of new Set(sending.items.map((item) => item.case))) {
    void client.invalidateQueries({ queryKey: ['case', id] });
    void client.invalidateQueries({ queryKey: ['ledger', id] });
  }
  void client.invalidateQueries({ queryKey: ['actions'] });
  void client.invalidateQueries({ queryKey: ['cases'] });
}
