import { type ScoreRow, scores } from '../story.js';

const APRIL = ['04-01 00:00', '05-01 00:00'] as const;

/** Given at 08:30 with 4 h (first due 14:30 = 180 + 60), fed back at 10:00, passed, closed. */
const GOOD = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  10:00 feedback
  10:10 verification-sent
  10:20 verified passed
  10:30 closed`;
/** The same, fed back on Friday 10:00: 390 + 90 = 480 > 240. */
const LATE = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  04-02 10:00 feedback
  10:10 verification-sent
  10:20 verified passed
  10:30 closed`;
/** Never fed back. */
const OPEN = '04-01 08:00 reported\n 08:10 filed 4h\n 08:30 dispatched U1';
/** Two legs of 30, in time, a repeat. */
const REPEAT = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 feedback
  09:10 verification-sent
  09:20 verified failed
  09:30 dispatched U1
  10:00 feedback
  10:10 verification-sent
  10:20 verified passed`;
/** Three legs of 30, 08:30–11:00 = 150 unbroken. */
const thrice = (standard: string): string => `04-01 08:00 reported
  08:10 filed ${standard}
  08:30 dispatched U1
  09:00 feedback
  09:10 verification-sent
  09:20 verified failed
  09:30 dispatched U1
  10:00 feedback
  10:05 feedback-refused
  10:30 dispatched U1
  11:00 feedback
  11:05 verification-sent
  11:10 verified passed`;
/** Deferred from 09:10 to Tuesday: without the pause 390 > 240 by Thursday's evening. */
const DEFERRED = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 deferral-requested
  09:10 deferral-approved 04-06 08:30
  04-06 09:00 feedback
  09:10 verification-sent
  09:20 verified passed`;
/** 4 h + 4 h: due with the extension 480 = 390 + 90 → Friday 10:00. */
const extended = (feedback: string): string => `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 extension-requested
  09:10 extension-approved 4h
  ${feedback} feedback
  04-02 11:00 verification-sent
  11:10 verified passed`;
const EXTENDED_OPEN = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 extension-requested
  09:10 extension-approved 4h`;

function copies(text: string, n: number): string[] {
  return Array.from({ length: n }, () => text);
}

/** U1 with a standard, returned at `when`, on to U2, who feeds back in time. */
function away(standard: string, when: string, before = ''): string {
  return `04-01 08:00 reported
  08:10 filed ${standard}
  08:30 dispatched U1
  ${before}
  08:50 return-requested
  ${when} returned
  14:00 dispatched U2
  14:10 feedback
  14:20 verification-sent
  14:30 verified passed`;
}

const ON_TIME_IN_ALL = { dispatched: 1, should: 1, resolved: 1, timely: 1 };

export const SCORE_ROWS: readonly ScoreRow[] = [
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

  // ── repeats ──
  // 0.5 × 3 = 1.5 → 1 of the three
  scores(
    'repeat allowance is a whole number, rounded down',
    copies(REPEAT, 3),
    APRIL,
    { U1: { dispatched: 3, repeat: 3, resolved: 3, timely: 1 } },
    { repeatAllowance: 0.5 },
  ),
  scores(
    'repeats within the allowance beside plain ones',
    [...copies(REPEAT, 2), ...copies(GOOD, 2)],
    APRIL,
    { U1: { repeat: 2, timely: 3 } },
    { repeatAllowance: 0.25 },
  ),
  // 0.5 × |N| = 0.5 × 4 = 2, though only two are left to be resolved
  scores(
    'the repeat allowance is of |N|, the pending included',
    [...copies(REPEAT, 2), ...copies(`${OPEN}\n 09:00 feedback`, 2)],
    APRIL,
    { U1: { dispatched: 4, pending: 2, should: 2, repeat: 2, timely: 2 } },
    { repeatAllowance: 0.5 },
  ),
  // 1 ≤ 0.25 × 4 = 1, though only three are in the count after the pending one
  scores(
    'the limits are of |N|, the pending included',
    [extended('16:00'), ...copies(GOOD, 2), `${OPEN}\n 09:00 feedback`],
    APRIL,
    { U1: { dispatched: 4, pending: 1, extensionsRecognised: true, should: 3, timely: 3 } },
    { extensionLimit: 0.25 },
  ),
  // 0.58 × 50 = 29 exactly (28.999… in binary): 20 + 29
  scores(
    'the repeat allowance is an exact decimal',
    [...copies(REPEAT, 30), ...copies(GOOD, 20)],
    APRIL,
    { U1: { dispatched: 50, repeat: 30, timely: 49, timelyRate: 0.98 } },
    { repeatAllowance: 0.58 },
  ),
  // 150 ≤ 240
  scores(
    'three dispatches, unbroken in time',
    thrice('4h'),
    APRIL,
    { U1: { repeat: 1, resolved: 1, timely: 1 } },
    { minAllowance: 1 },
  ),
  // the legs are 90 ≤ 120, unbroken 150 > 120
  scores(
    'three dispatches, late without a break',
    thrice('2h'),
    APRIL,
    { U1: { repeat: 1, resolved: 1, timely: 0 } },
    { minAllowance: 1 },
  ),
  // standard form: 08:30–Fri 09:00 = 390 + 30 > 240, though the lights count 135 + 30
  scores(
    'three dispatches, a pause that is not recognised',
    thrice('4h')
      .replace(
        '11:00 feedback',
        '10:40 deferral-requested\n 10:45 deferral-approved 04-02 08:30\n 04-02 09:00 feedback',
      )
      .replace(/11:(\d\d) v/g, '09:$1 v'),
    APRIL,
    { U1: { deferred: 1, deferralsRecognised: false, repeat: 1, resolved: 1, timely: 0 } },
    { repeatAllowance: 1 },
  ),
  // two legs of 30 ≤ 60 were in time at 10:40; the third dispatch judges it anew: 08:30–11:20 = 170 > 60
  ...(
    [
      ['04-01 10:40', 1],
      ['05-01 00:00', 0],
    ] as const
  ).map(([asOf, timely]) =>
    scores(
      `judged by its present dispatchNo, as of ${asOf}`,
      `${REPEAT.replace('4h', '1h')}\n 10:30 closed\n 11:00 reopened\n 11:10 dispatched U1\n 11:20 feedback\n 11:25 verification-sent\n 11:28 verified passed`,
      [...APRIL, asOf],
      { U1: { repeat: 1, resolved: 1, timely } },
      { minAllowance: 1 },
    ),
  ),

  // ── deferrals ──
  scores('deferral beyond its limit: counts, without the pause', DEFERRED, APRIL, {
    U1: { dispatched: 1, deferred: 1, deferralsRecognised: false, should: 1, resolved: 1, timely: 0, score: 20 },
  }),
  scores(
    'deferral recognised: leaves the count',
    DEFERRED,
    APRIL,
    { U1: { dispatched: 1, deferred: 1, deferralsRecognised: true, should: 0, pending: 0, score: null } },
    { minAllowance: 1 },
  ),
  scores(
    'recognised and waiting: leaves as deferred, not as pending',
    DEFERRED.slice(0, DEFERRED.indexOf('09:10 verification')),
    APRIL,
    { U1: { deferred: 1, should: 0, pending: 0 } },
    { minAllowance: 1 },
  ),
  // 1 ≤ 0.25 × 4 = 1; 1 > 0.24 × 4 = 0.96
  scores(
    'deferrals exactly at the limit',
    [DEFERRED, ...copies(GOOD, 3)],
    APRIL,
    { U1: { dispatched: 4, deferralsRecognised: true, should: 3, timely: 3 } },
    { deferralLimit: 0.25 },
  ),
  scores(
    'deferrals just beyond the limit: all or nothing',
    [DEFERRED, ...copies(GOOD, 3)],
    APRIL,
    { U1: { deferralsRecognised: false, should: 4, resolved: 4, timely: 3 } },
    { deferralLimit: 0.24 },
  ),
  // 29 ≤ 0.58 × 50 = 29
  scores(
    'the deferral limit is an exact decimal',
    [...copies(DEFERRED, 29), ...copies(GOOD, 21)],
    APRIL,
    { U1: { deferred: 29, deferralsRecognised: true, should: 21, timely: 21 } },
    { deferralLimit: 0.58 },
  ),
  scores(
    'a deferral not recognised harms nobody who is in time anyway',
    DEFERRED.replace('04-06 09:00 feedback', '04-01 14:30 feedback').replace(/ 09:(\d\d) v/g, ' 15:$1 v'),
    APRIL,
    { U1: { deferred: 1, timely: 1 } },
  ),
  scores(
    'a refused deferral is no mark',
    `${OPEN}\n 09:00 deferral-requested\n 09:10 deferral-refused\n 10:00 feedback\n 10:10 verification-sent\n 10:20 verified passed`,
    APRIL,
    { U1: { deferred: 0, timely: 1 } },
    { timelyMode: 'strict' },
  ),

  // ── extensions ──
  // 180 + 150 = 330 > 240
  scores('extension beyond its limit: not granted', extended('16:00'), APRIL, {
    U1: { extended: 1, extensionsRecognised: false, resolved: 1, timely: 0 },
  }),
  scores(
    'extension recognised',
    extended('16:00'),
    APRIL,
    { U1: { extended: 1, extensionsRecognised: true, resolved: 1, timely: 1 } },
    { minAllowance: 1 },
  ),
  scores(
    'extension recognised, feedback exactly at its due',
    extended('04-02 10:00'),
    APRIL,
    { U1: { timely: 1 } },
    { minAllowance: 1 },
  ),
  scores(
    'extension recognised, a minute after',
    extended('04-02 10:01'),
    APRIL,
    { U1: { timely: 0 } },
    { minAllowance: 1 },
  ),
  scores(
    'extended and handled, asOf exactly at its due: pending',
    EXTENDED_OPEN,
    [...APRIL, '04-02 10:00'],
    { U1: { dispatched: 1, pending: 1, should: 0 } },
    { minAllowance: 1 },
  ),
  scores(
    'extended and handled, asOf a minute later: counts',
    EXTENDED_OPEN,
    [...APRIL, '04-02 10:01'],
    { U1: { pending: 0, should: 1, resolved: 0 } },
    { minAllowance: 1 },
  ),
  scores('extended and handled, not recognised: counts', EXTENDED_OPEN, [...APRIL, '04-02 09:00'], {
    U1: { pending: 0, should: 1 },
  }),
  // the pause does not move the due of Friday 10:00
  scores(
    'extended, deferred and handled: a pause that is not recognised makes nothing pending',
    `${EXTENDED_OPEN}\n 09:20 deferral-requested\n 09:30 deferral-approved 04-09 08:30`,
    [...APRIL, '04-02 10:01'],
    { U1: { deferralsRecognised: false, extensionsRecognised: true, pending: 0, should: 1 } },
    { deferralLimit: 0, extensionLimit: 1 },
  ),
  // 2 ≤ 0.5 × 4 = 2
  scores(
    'extensions exactly at the limit',
    [...copies(extended('16:00'), 2), ...copies(GOOD, 2)],
    APRIL,
    { U1: { extended: 2, extensionsRecognised: true, timely: 4 } },
    { extensionLimit: 0.5 },
  ),

  // ── strict ──
  scores(
    'strict: a plain run',
    GOOD,
    APRIL,
    { U1: { ...ON_TIME_IN_ALL, deferralsRecognised: false, extensionsRecognised: false } },
    { timelyMode: 'strict' },
  ),
  scores(
    'strict: repeat',
    REPEAT,
    APRIL,
    { U1: { repeat: 1, resolved: 1, timely: 0 } },
    { timelyMode: 'strict', repeatAllowance: 1 },
  ),
  scores(
    'strict: returned',
    `${OPEN}\n 09:00 return-requested\n 09:10 returned\n 09:20 dispatched U1\n 10:00 feedback\n 10:10 verification-sent\n 10:20 verified passed`,
    APRIL,
    { U1: { returned: 1, resolved: 1, timely: 0 } },
    { timelyMode: 'strict' },
  ),
  scores(
    'strict: extended, though in time without it',
    extended('10:00'),
    APRIL,
    { U1: { extended: 1, extensionsRecognised: false, resolved: 1, timely: 0 } },
    { timelyMode: 'strict', minAllowance: 1 },
  ),
  scores(
    'strict: deferred, though in time without it',
    DEFERRED.replace('04-06 09:00 feedback', '04-01 14:30 feedback').replace(/ 09:(\d\d) v/g, ' 15:$1 v'),
    APRIL,
    { U1: { deferred: 1, deferralsRecognised: false, should: 1, resolved: 1, timely: 0 } },
    { timelyMode: 'strict', minAllowance: 1 },
  ),

  // ── adjusted ──
  scores('exclude: out of the set', `${LATE}\n 11:00 adjusted U1 exclude`, APRIL, { U1: { dispatched: 0, should: 0 } }),
  scores('exclude after asOf: not read', `${LATE}\n 11:00 adjusted U1 exclude`, [...APRIL, '04-02 10:59'], {
    U1: { dispatched: 1 },
  }),
  scores('exclude: out of unlimited', `${GOOD.replace('4h', 'none')}\n 11:00 adjusted U1 exclude`, APRIL, {
    U1: { unlimited: 0 },
  }),
  scores('exclude: out of returnedAway', `${away('4h', '10:30')}\n 15:00 adjusted U1 exclude`, APRIL, {
    U1: { returnedAway: 0, dispatched: 0 },
    U2: ON_TIME_IN_ALL,
  }),
  scores('on-time: whatever the clock says', `${LATE}\n 11:00 adjusted U1 on-time`, APRIL, { U1: ON_TIME_IN_ALL }),
  scores('on-time: only once resolved', `${OPEN}\n 09:00 adjusted U1 on-time`, APRIL, {
    U1: { should: 1, resolved: 0, timely: 0 },
  }),
  scores(
    'on-time: in strict mode too, with every mark',
    `${LATE.replace('04-02 10:00 feedback', '09:00 extension-requested\n 09:10 extension-approved 1h\n 04-02 10:00 feedback')}\n 11:00 adjusted U1 on-time`,
    APRIL,
    { U1: { extended: 1, timely: 1 } },
    { timelyMode: 'strict' },
  ),
  // floor(0.03 × 2) = 0 repeats: the adjusted one counts all the same, the other does not
  scores('on-time: outside the repeat allowance', [`${REPEAT}\n 11:00 adjusted U1 on-time`, REPEAT], APRIL, {
    U1: { repeat: 2, timely: 1 },
  }),
  scores(
    'on-time: leaves the repeat allowance to others',
    [`${REPEAT}\n 11:00 adjusted U1 on-time`, REPEAT],
    APRIL,
    { U1: { repeat: 2, timely: 2 } },
    { minAllowance: 1 },
  ),
  scores(
    'adjusted: another unit of the case is not touched',
    `${away('2h', '10:31')}\n 15:00 adjusted U1 exclude`,
    APRIL,
    { U1: { dispatched: 0 }, U2: ON_TIME_IN_ALL },
  ),
  scores(
    "adjusted: the unit's latest run alone",
    `${OPEN}\n 09:00 feedback\n 09:20 feedback-refused\n 09:30 dispatched U2\n 09:40 feedback\n 09:50 feedback-refused\n 10:00 dispatched U1\n 10:10 feedback\n 10:20 verification-sent\n 10:30 verified passed\n 10:40 adjusted U1 exclude`,
    APRIL,
    { U1: { dispatched: 1, resolved: 0 } },
  ),

  // ── figures ──
  // area 1 + 2: timely 1/3 = 0.3333, resolved 3/3, score 80/3 + 20 = 46.666… — not the mean of 100 and 20
  scores('the area sums integers', [GOOD, ...copies(LATE.replace('U1', 'U2'), 2)], APRIL, {
    U1: { score: 100, rank: 1 },
    U2: { should: 2, timely: 0, score: 20, rank: 2 },
    area: { dispatched: 3, should: 3, resolved: 3, timely: 1, timelyRate: 0.3333, resolvedRate: 1, score: 46.67 },
  }),
  // 1/32 = 0.03125 → 0.0313; 100/32 = 3.125 → 3.13
  scores('halves round away from zero', [GOOD, ...copies(OPEN, 31)], APRIL, {
    U1: { should: 32, timelyRate: 0.0313, resolvedRate: 0.0313, score: 3.13 },
  }),
  // 100 × 0.38495 = 38.495 → 38.5 (38.49 in binary)
  scores(
    'scores are exact before they are rounded',
    LATE,
    APRIL,
    { U1: { score: 38.5 } },
    { weights: { timely: 0.61505, resolved: 0.38495 } },
  ),
  scores('same score: the larger set first', [GOOD, ...copies(GOOD.replace('U1', 'U2'), 2)], APRIL, {
    U1: { rank: 2 },
    U2: { rank: 1 },
  }),
  scores('same score and set: by id', [GOOD, GOOD.replace('U1', 'U3'), GOOD.replace('U1', 'U2')], APRIL, {
    U1: { rank: 1 },
    U2: { rank: 2 },
    U3: { rank: 3 },
    D1: { rank: null },
  }),
  scores('score before set', [GOOD.replace('U1', 'U2'), LATE, ...copies(GOOD, 2)], APRIL, {
    U1: { should: 3, rank: 2 },
    U2: { should: 1, rank: 1 },
  }),
  // a score of 0 ranks, before no score at all
  scores('a score of nought is ranked', [OPEN], APRIL, { U1: { score: 0, rank: 1 }, U2: { rank: null } }),
];
