import { type ScoreRow, scores } from '../story.js';
import { APRIL, away, DEFERRED, GOOD, LATE, ON_TIME_IN_ALL, OPEN, REPEAT } from './histories.js';

/** Which runs a period counts, and what becomes of them. */
export const SET_ROWS: readonly ScoreRow[] = [
  scores('one good case', GOOD, APRIL, {
    U1: {
      dispatched: 1,
      deferred: 0,
      extended: 0,
      returned: 0,
      repeat: 0,
      returnedAway: 0,
      unlimited: 0,
      pending: 0,
      deferralsRecognised: true,
      extensionsRecognised: true,
      should: 1,
      resolved: 1,
      timely: 1,
      timelyRate: 1,
      resolvedRate: 1,
      score: 100,
      rank: 1,
    },
    U2: { dispatched: 0, should: 0, timelyRate: null, resolvedRate: null, score: null, rank: null },
    area: { dispatched: 1, should: 1, resolved: 1, timely: 1, timelyRate: 1, resolvedRate: 1, score: 100 },
  }),
  scores('nothing at all', '04-01 08:00 reported', APRIL, {
    U1: { dispatched: 0, should: 0, score: null, rank: null },
    area: { dispatched: 0, should: 0, timelyRate: null, resolvedRate: null, score: null },
  }),

  // ── the worked example ──
  // 180 + 90 = 270 > 240: late; 0.2 × 1
  scores(
    'worked example: late',
    `04-01 10:00 reported
     10:10 filed 4h
     10:30 dispatched U1
     15:30 feedback
     15:40 verification-sent
     16:00 verified failed
     04-02 09:00 dispatched U1
     10:30 feedback
     10:40 verification-sent
     10:50 verified passed`,
    APRIL,
    { U1: { dispatched: 1, repeat: 1, should: 1, resolved: 1, timely: 0, timelyRate: 0, score: 20 } },
    { minAllowance: 1 },
  ),
  // 120 + 90 = 210 ≤ 240: on time, but floor(0.03 × 1) = 0 repeats are allowed
  ...([0, 1] as const).map((minAllowance) =>
    scores(
      `worked example, first feedback 14:30, minAllowance ${minAllowance}`,
      `04-01 10:00 reported
       10:10 filed 4h
       10:30 dispatched U1
       14:30 feedback
       15:40 verification-sent
       16:00 verified failed
       04-02 09:00 dispatched U1
       10:30 feedback
       10:40 verification-sent
       10:50 verified passed`,
      APRIL,
      { U1: { repeat: 1, should: 1, resolved: 1, timely: minAllowance } },
      { minAllowance },
    ),
  ),

  // ── on time ──
  // due 14:30
  scores(
    'feedback exactly at due',
    GOOD.replace('10:00 feedback', '14:30 feedback').replace(/10:(\d\d) (v|c)/g, '15:$1 $2'),
    APRIL,
    {
      U1: ON_TIME_IN_ALL,
    },
  ),
  scores(
    'feedback a minute after due',
    GOOD.replace('10:00 feedback', '14:31 feedback').replace(/10:(\d\d) (v|c)/g, '15:$1 $2'),
    APRIL,
    {
      U1: { should: 1, resolved: 1, timely: 0, score: 20 },
    },
  ),
  // 3 h from 08:30: due 11:30
  scores(
    'due 11:30, feedback at lunch: late',
    GOOD.replace('4h', '3h')
      .replace('10:00 feedback', '12:00 feedback')
      .replace(/10:(\d\d) (v|c)/g, '14:$1 $2'),
    APRIL,
    {
      U1: { should: 1, resolved: 1, timely: 0 },
    },
  ),
  scores('a late verification does not make the unit late', GOOD.replace('10:10 ver', '04-09 10:10 ver'), APRIL, {
    U1: ON_TIME_IN_ALL,
  }),
  // the accepted feedback is the second, 10:00; 30 + 30 ≤ 60 = 1 h: exactly at due
  scores(
    'a repeat exactly at due',
    REPEAT.replace('4h', '1h'),
    APRIL,
    { U1: { repeat: 1, timely: 1 } },
    { minAllowance: 1 },
  ),

  // ── which period, which instant ──
  scores('first due exactly at `from`: in', GOOD, ['04-01 14:30', '04-02 00:00'], { U1: { dispatched: 1 } }),
  scores('first due exactly at `to`: out', GOOD, ['04-01 00:00', '04-01 14:30'], { U1: { dispatched: 0 } }),
  scores('first due exactly at asOf: in', GOOD, [...APRIL, '04-01 14:30'], { U1: { dispatched: 1, resolved: 1 } }),
  scores('first due after asOf: not yet', GOOD, [...APRIL, '04-01 14:29'], { U1: { dispatched: 0, should: 0 } }),
  scores('passed exactly at asOf: read', LATE, [...APRIL, '04-02 10:20'], {
    U1: { should: 1, resolved: 1, pending: 0 },
  }),
  scores('passed a minute after asOf: pending', LATE, [...APRIL, '04-02 10:19'], {
    U1: { dispatched: 1, should: 0, resolved: 0, pending: 1, score: null },
  }),
  scores('asOf after the end of the period', LATE, ['04-01 00:00', '04-02 00:00', '04-02 10:20'], {
    U1: { dispatched: 1, should: 1, resolved: 1, timely: 0 },
  }),
  scores('default asOf is `to`: what came after is not read', LATE, ['04-01 00:00', '04-02 00:00'], {
    U1: { dispatched: 1, should: 1, resolved: 0, pending: 0, score: 0 },
  }),
  // New Year: 60 on 2009-12-31, 180 on 01-04 → first due 01-04 11:30
  scores(
    'first due over New Year falls into the new year',
    '2009-12-31 15:00 reported\n 15:20 filed 4h\n 16:00 dispatched U1',
    ['01-01 00:00', '02-01 00:00'],
    { U1: { dispatched: 1, should: 1, resolved: 0 } },
  ),
  // the pause and the second leg do not move the first due: it is start + standard
  scores('the first due is of the start alone', DEFERRED, ['04-01 14:30', '04-01 14:31', '04-10 00:00'], {
    U1: { dispatched: 1, deferred: 1 },
  }),

  // ── pending ──
  scores(
    'pending: feedback, though late',
    '04-01 08:00 reported\n 08:10 filed 4h\n 08:30 dispatched U1\n 04-02 10:00 feedback',
    APRIL,
    {
      U1: { dispatched: 1, pending: 1, should: 0, score: null, rank: null },
    },
  ),
  scores('pending: returned, no other unit yet', `${OPEN}\n 09:00 return-requested\n 04-02 10:00 returned`, APRIL, {
    U1: { dispatched: 1, returned: 1, pending: 1, should: 0, returnedAway: 0 },
  }),
  // in time, but nobody else has it yet
  scores(
    'pending, not yet returned away: no other unit has it',
    `${OPEN}\n 09:00 return-requested\n 10:00 returned`,
    APRIL,
    {
      U1: { dispatched: 1, returned: 1, pending: 1, should: 0, returnedAway: 0 },
    },
  ),
  scores('not pending: failed', `${OPEN}\n 09:00 feedback\n 09:10 feedback-refused`, APRIL, {
    U1: { pending: 0, should: 1, resolved: 0, score: 0, rank: 1 },
  }),
  scores('not pending: handling', OPEN, APRIL, { U1: { pending: 0, should: 1, resolved: 0 } }),
  // only the case's latest run waits: U1 lost it
  scores(
    'not pending: an earlier run of a waiting case',
    `${OPEN}\n 09:00 feedback\n 09:10 feedback-refused\n 09:20 dispatched U2\n 09:30 feedback`,
    APRIL,
    {
      U1: { dispatched: 1, pending: 0, should: 1, resolved: 0 },
      U2: { dispatched: 1, pending: 1, should: 0 },
    },
  ),
  scores(
    'strict mode has pending too',
    `${OPEN}\n 09:00 feedback`,
    APRIL,
    { U1: { pending: 1, should: 0 } },
    { timelyMode: 'strict' },
  ),

  // ── cases that do not count ──
  scores('merged', `${OPEN}\n 09:00 merged`, APRIL, { U1: { dispatched: 0, should: 0 } }),
  scores('cancelled after it was verified', GOOD.replace('closed', 'cancelled'), APRIL, { U1: { dispatched: 0 } }),
  scores(
    'merged after asOf: still counts',
    `${OPEN}\n 04-03 09:00 merged`,
    ['04-01 00:00', '05-01 00:00', '04-02 00:00'],
    { U1: { dispatched: 1 } },
  ),
  scores(
    'rejected and referred',
    ['04-01 08:00 reported\n 08:10 rejected', '04-01 08:00 reported\n 08:10 filed 4h\n 08:20 referred'],
    APRIL,
    {
      area: { dispatched: 0, unlimited: 0 },
    },
  ),

  // ── unlimited ──
  scores('unlimited, by its start', GOOD.replace('4h', 'none'), APRIL, {
    U1: { dispatched: 0, unlimited: 1, should: 0, score: null },
  }),
  scores('unlimited, started exactly at `from`', GOOD.replace('4h', 'none'), ['04-01 08:30', '05-01 00:00'], {
    U1: { unlimited: 1 },
  }),
  scores(
    'unlimited, started exactly at `to`',
    GOOD.replace('4h', 'none'),
    ['04-01 00:00', '04-01 08:30', '05-01 00:00'],
    { U1: { unlimited: 0 } },
  ),
  scores('unlimited and cancelled', `${OPEN.replace('4h', 'none')}\n 09:00 cancelled`, APRIL, { U1: { unlimited: 0 } }),
  scores('unlimited by the dispatch alone', OPEN.replace('dispatched U1', 'dispatched U1 none'), APRIL, {
    U1: { dispatched: 0, unlimited: 1 },
  }),
  scores('unlimited and returned away: unlimited', away('none', '09:00'), APRIL, {
    U1: { unlimited: 1, returnedAway: 0 },
    U2: { unlimited: 1 },
  }),

  // ── returned away ──
  // 4 h: 08:30–10:30 used 120
  scores('returned away in time', away('4h', '10:30'), APRIL, {
    U1: { dispatched: 0, returnedAway: 1, returned: 0, should: 0 },
    U2: ON_TIME_IN_ALL,
    area: { dispatched: 1, returnedAway: 1 },
  }),
  // 2 h: due 10:30
  scores('returned exactly at due: in time', away('2h', '10:30'), APRIL, { U1: { dispatched: 0, returnedAway: 1 } }),
  scores('returned a minute late: stays, unresolved', away('2h', '10:31'), APRIL, {
    U1: { dispatched: 1, returned: 1, returnedAway: 0, should: 1, resolved: 0, timely: 0, score: 0 },
    U2: ON_TIME_IN_ALL,
  }),
  // 3 h: due 11:30, returned at lunch
  scores('returned at lunch after due: stays', away('3h', '12:00'), APRIL, {
    U1: { dispatched: 1, returnedAway: 0, resolved: 0 },
  }),
  // the standard form: neither the extension nor the pause helps; 2 h: due 10:30
  scores(
    'late by the standard, though extended: stays',
    away('2h', '10:40', '08:40 extension-requested\n 08:45 extension-approved 4h'),
    APRIL,
    { U1: { dispatched: 1, extended: 1, returned: 1, returnedAway: 0, resolved: 0 } },
    { minAllowance: 1 },
  ),
  // deferrals are not recognised here (1 > 0.03), so the run stays in the count too
  scores(
    'late by the standard, though deferred: stays',
    away('2h', '10:40', '08:40 deferral-requested\n 08:45 deferral-approved 04-01 10:00'),
    APRIL,
    {
      U1: { dispatched: 1, deferred: 1, returnedAway: 0, should: 1, resolved: 0 },
    },
  ),
  // legs 08:30–09:00 and 10:00–10:40 = 70 ≤ 120, though start + 2 h was 10:30
  scores(
    'returned in its second leg, in time by the sum of its legs',
    `${OPEN.replace('4h', '2h')}
     09:00 feedback
     09:10 feedback-refused
     10:00 dispatched U1
     10:20 return-requested
     10:40 returned
     11:00 dispatched U2`,
    APRIL,
    { U1: { dispatched: 0, returnedAway: 1, repeat: 0 } },
  ),
  scores('returned away, but first due in another period', away('4h', '10:30'), ['05-01 00:00', '06-01 00:00'], {
    U1: { returnedAway: 0, dispatched: 0 },
  }),
  scores(
    'returned to the same unit: stays, marked',
    `${OPEN}\n 09:00 return-requested\n 09:10 returned\n 09:20 dispatched U1\n 10:00 feedback\n 10:10 verification-sent\n 10:20 verified passed`,
    APRIL,
    {
      U1: { dispatched: 1, returned: 1, repeat: 0, returnedAway: 0, timely: 1 },
    },
  ),
  // its last leg ended by a feedback
  scores(
    'returned once, lost later by a failure: stays',
    `${OPEN}\n 09:00 return-requested\n 09:10 returned\n 09:20 dispatched U1\n 10:00 feedback\n 10:10 feedback-refused\n 10:20 dispatched U2`,
    APRIL,
    {
      U1: { dispatched: 1, returned: 1, returnedAway: 0, should: 1, resolved: 0 },
    },
  ),

  // ── lost otherwise: stays, unresolved ──
  scores(
    'lost after a failed verification',
    `${OPEN}\n 09:00 feedback\n 09:10 verification-sent\n 09:20 verified failed\n 09:30 dispatched U2\n 09:40 feedback\n 09:50 verification-sent\n 10:00 verified passed`,
    APRIL,
    {
      U1: { dispatched: 1, returnedAway: 0, should: 1, resolved: 0, timely: 0, repeat: 0 },
      U2: ON_TIME_IN_ALL,
    },
  ),
  scores(
    'lost after a refused feedback',
    `${OPEN}\n 09:00 feedback\n 09:20 feedback-refused\n 09:30 dispatched U2`,
    APRIL,
    {
      U1: { dispatched: 1, should: 1, resolved: 0 },
      U2: { dispatched: 1, should: 1, resolved: 0 },
    },
  ),
  scores('lost after a reopening', `${GOOD}\n 11:00 reopened\n 11:10 dispatched U2`, APRIL, {
    U1: { dispatched: 1, should: 1, resolved: 0, timely: 0 },
  }),
  // the middle asOf has it resolved
  scores('reopened after asOf: resolved still', `${GOOD}\n 04-02 11:00 reopened`, [...APRIL, '04-02 10:59'], {
    U1: { resolved: 1, timely: 1 },
  }),
  scores('reopened at asOf: unresolved', `${GOOD}\n 04-02 11:00 reopened`, [...APRIL, '04-02 11:00'], {
    U1: { should: 1, resolved: 0 },
  }),
  scores(
    'reopened and resolved again by the same unit: a repeat',
    `${GOOD}\n 11:00 reopened\n 11:10 dispatched U1\n 11:20 feedback\n 11:25 verification-sent\n 13:40 verified passed`,
    APRIL,
    {
      U1: { dispatched: 1, repeat: 1, resolved: 1, timely: 0 },
    },
  ),
  scores(
    'a unit with two runs of one case counts twice',
    `${OPEN}\n 09:00 feedback\n 09:20 feedback-refused\n 09:30 dispatched U2\n 09:40 feedback\n 09:50 feedback-refused\n 10:00 dispatched U1\n 10:10 feedback\n 10:20 verification-sent\n 10:30 verified passed`,
    APRIL,
    {
      U1: { dispatched: 2, repeat: 0, should: 2, resolved: 1, timely: 1, timelyRate: 0.5, score: 50 },
      U2: { dispatched: 1, resolved: 0 },
    },
  ),

  // ── command duty ──
  // from filed 09:00, 2 h → 11:00; a plain unit dispatched at 10:50 would have till 14:20
  ...(['D1', 'U1'] as const).map((unit) =>
    scores(
      `dispatch and handling together: ${unit}`,
      `04-01 08:30 reported\n 09:00 filed 2h\n 10:50 dispatched ${unit}\n 11:10 feedback\n 11:20 verification-sent\n 11:30 verified passed`,
      ['04-01 11:00', '04-01 11:01', '04-02 00:00'],
      unit === 'D1' ? { D1: { dispatched: 1, resolved: 1, timely: 0 } } : { U1: { dispatched: 0 } },
    ),
  ),
];
