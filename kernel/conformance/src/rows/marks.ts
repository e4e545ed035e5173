import { type ScoreRow, scores } from '../story.js';
import {
  APRIL,
  away,
  copies,
  DEFERRED,
  EXTENDED_OPEN,
  extended,
  GOOD,
  LATE,
  ON_TIME_IN_ALL,
  OPEN,
  REPEAT,
  thrice,
} from './histories.js';

/** Repeats, deferrals, extensions, adjustments; and the figures. */
export const MARK_ROWS: readonly ScoreRow[] = [
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
