import type { CallEvent, CallTaken } from '@bihuan/contracts';
import { type CallChange, type CallRow, changeCall, insertCall, lockCall, personOfLogin } from '../../store/calls.js';
import type { Tx } from '../../store/database.js';
import { insertMessages } from '../../store/outbox.js';
import { inSnapshot, inTransaction } from '../in-transaction.js';
import { readSecret } from '../notify/secrets.js';
import { type App, done, failed, type Result } from '../types.js';
import { numberIndex } from './caller.js';
import { isSigned, type Signed } from './signature.js';

/** Is it the telephone system that asks? While no secret is kept, nobody is. */
export function checkSignature(app: App, tenant: string, signed: Signed): Promise<Result<null>> {
  return inSnapshot<null>(app, tenant, async (tx) => {
    const secret = await readSecret(app, tx, tenant, 'hotline');
    if (secret === null) return failed({ code: 'rule', reason: 'hotline-off' });
    return isSigned(secret, signed, app.clock.now()) ? done(null) : failed({ code: 'not-signed-in' });
  });
}

/**
 * What the telephone system tells of a call: the same event again changes nothing, one that comes late takes nothing back.
 * The desk hears of it by the stream.
 */
export function takeCallEvent(app: App, tenant: string, event: CallEvent): Promise<Result<CallTaken>> {
  return inTransaction<CallTaken>(app, tenant, async (tx) => {
    const agent = event.agent === undefined ? null : await personOfLogin(tx, tenant, event.agent);
    const now = app.clock.now();
    const known = (await lockCall(tx, tenant, { foreign: event.call })) ?? null;
    const row = known ?? (await begin(app, tx, tenant, event, agent, now));
    const change = known === null ? null : changeBy(known, event, agent, now);
    if (change !== null) await changeCall(tx, tenant, row.id, change);
    const state = change?.state ?? row.state;
    const whose = change?.agent ?? row.agent;
    if (known === null || change !== null) await tellOfCall(tx, tenant, now, { id: row.id, state, agent: whose });
    return done({ id: row.id, state, agent: whose });
  });
}

/** To everybody who works at the desk; where the caller is known nothing of them is told. */
export function tellOfCall(
  tx: Tx,
  tenant: string,
  now: number,
  call: { readonly id: string; readonly state: string; readonly agent: string | null },
): Promise<void> {
  const data = { call: call.id, state: call.state, agent: call.agent };
  return insertMessages(tx, tenant, now, [{ matter: '', kind: 'call', data }]);
}

async function begin(app: App, tx: Tx, tenant: string, event: CallEvent, agent: string | null, now: number) {
  const { call, state, direction, number, line, recording } = event;
  const id = app.random(12).toString('base64url');
  const row = {
    id,
    foreign_id: call,
    direction,
    state,
    number: number.trim() === '' ? null : number.trim(),
    number_index: numberIndex(app, tenant, number),
    line: line ?? null,
    agent,
    rang_at: now,
    answered_at: state === 'answered' ? now : null,
    ended_at: state === 'ended' || state === 'missed' ? now : null,
  };
  if (!(await insertCall(tx, tenant, row))) {
    // Another request was first in this moment.
    const other = await lockCall(tx, tenant, { foreign: call });
    if (other !== undefined) return other;
  }
  if (recording !== undefined) await changeCall(tx, tenant, id, { recording });
  return row;
}

const ORDER = { ringing: 0, answered: 1, ended: 2, missed: 2 } as const;

/** Null: it says nothing new. */
function changeBy(row: CallRow, event: CallEvent, agent: string | null, now: number): CallChange | null {
  const change: { -readonly [K in keyof CallChange]: CallChange[K] } = {};
  const { state, recording } = event;
  if (ORDER[state] > ORDER[row.state]) {
    change.state = state;
    if (state === 'answered') change.answered_at = now;
    else change.ended_at = now;
  }
  // While it rings it may go from telephone to telephone; who answered it has it.
  const moves = agent !== null && agent !== row.agent && ORDER[row.state] < 2 && ORDER[state] >= ORDER[row.state];
  if (moves) change.agent = agent;
  if (recording !== undefined && recording !== row.recording && row.erased_at === null) change.recording = recording;
  return Object.keys(change).length === 0 ? null : change;
}
