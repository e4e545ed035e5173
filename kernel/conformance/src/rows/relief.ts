import { green, type LightsRow, lights, red, yellow } from '../story.js';

const WORKED = '04-01 10:00 reported\n 10:10 filed 4h\n 10:30 dispatched U1\n';
const HOUR = '04-01 10:00 reported\n 10:10 filed 1h\n 10:30 dispatched U1\n';
/** Deferred at 11:30, with 60 used by the run and 90 by the whole, over Qingming till Wednesday 04-07. */
const DEFERRED = `${WORKED} 11:00 deferral-requested\n 11:30 deferral-approved 04-07 08:30\n`;

/** Extensions, deferrals and the whole process. */
export const RELIEF_ROWS: readonly LightsRow[] = [
  // ── extensions ──
  // 480 = 60 + 210 + 180 + 30 → Fri 14:00; 384 = 270 + 114 → 10:24; used 60 + 181 = 241
  // whole 660 from 10:00 = 90 + 210 + 360 → Fri 16:30; 528 = 300 + 228 → 14:18; used 90 + 181 = 271
  lights(
    'extension: longer for the run and for the whole',
    `${WORKED} 11:00 extension-requested\n 11:10 extension-approved 4h`,
    '04-01 16:31',
    {
      handling: green(241, '04-02 14:00', '04-02 10:24'),
      whole: green(271, '04-02 16:30', '04-02 14:18'),
    },
  ),
  lights(
    'extension approved when late: green again',
    `${WORKED} 11:00 extension-requested\n 16:40 extension-approved 4h`,
    '04-01 16:40',
    {
      handling: green(250, '04-02 14:00', '04-02 10:24'),
    },
  ),
  // 240 + 60 + 60 = 360 = 270 + 90 → Fri 10:00; 288 = 270 + 18 → 08:48
  lights(
    'two extensions add up',
    `${WORKED} 11:00 extension-requested
     11:05 extension-approved 1h
     11:10 extension-requested
     11:15 extension-approved 1h`,
    '04-01 17:00',
    { handling: green(270, '04-02 10:00', '04-02 08:48') },
  ),
  // 60 + 390 = 450 = 60 + 210 + 180 → Fri 11:30; 360 = 270 + 90 → 10:00
  lights('extension of one workday', `${HOUR} 11:00 extension-requested\n 11:05 extension-approved 1d`, '04-01 11:30', {
    handling: green(60, '04-02 11:30', '04-02 10:00'),
  }),
  // 40 in the first leg; 120 − 40 = 80 from 09:30 → 10:50; 96 − 40 = 56 → 10:26
  lights(
    'an extension holds over the legs of the run',
    `04-01 08:10 reported
     08:20 filed 1h
     08:30 dispatched U1
     08:40 extension-requested
     08:45 extension-approved 1h
     09:10 feedback
     09:20 feedback-refused
     09:30 dispatched U1`,
    '04-01 10:00',
    { handling: green(70, '04-01 10:50', '04-01 10:26') },
  ),
  // U2: 60 from 09:10 → 10:10, 48 → 09:58; whole 180 + 60 = 240 from 08:30 → 14:30, 192 → 13:42
  lights(
    "an extension does not pass to the next unit, nor stays in the whole's allowance",
    `04-01 08:10 reported
     08:20 filed 1h
     08:30 dispatched U1
     08:40 extension-requested
     08:45 extension-approved 1h
     08:50 return-requested
     09:00 returned
     09:10 dispatched U2`,
    '04-01 09:20',
    { handling: green(10, '04-01 10:10', '04-01 09:58'), whole: green(50, '04-01 14:30', '04-01 13:42') },
  ),
  // natural 16:30 + 4 h; 192 → 19:42
  lights(
    'urgent: an extension in urgent hours',
    '04-01 16:00 reported urgent\n 16:10 filed 2uh\n 16:30 dispatched U1\n 17:00 extension-requested 2uh\n 17:30 extension-approved 2uh',
    '04-01 18:30',
    { handling: green(120, '04-01 20:30', '04-01 19:42') },
  ),

  // ── deferrals ──
  lights('deferral over a weekend: run and whole stand still', DEFERRED, '04-04 12:00', {
    state: 'handling',
    deferred: true,
    stage: ['handling', green(60)],
    handling: green(60),
    whole: green(90),
  }),
  lights('deferral: still running a minute before its end', DEFERRED, '04-07 08:29', {
    deferred: true,
    handling: green(60),
  }),
  // left 180 → 11:30; 132 → 10:42. whole left 330 = 180 + 150 → 16:00; 336 − 90 = 246 = 180 + 66 → 14:36
  lights('deferral run out: both go on at until', DEFERRED, '04-07 08:30', {
    deferred: false,
    stage: ['handling', green(60, '04-07 11:30', '04-07 10:42')],
    whole: green(90, '04-07 16:00', '04-07 14:36'),
  }),
  // until lies on the holiday Sunday: nothing counts before Tuesday 08:30
  lights(
    'deferral that ends in closed time',
    `${WORKED} 11:00 deferral-requested\n 11:30 deferral-approved 04-04 12:00`,
    '04-04 12:00',
    { deferred: false, handling: green(60, '04-06 11:30', '04-06 10:42') },
  ),
  // Fri 08:30–09:30 = 60
  lights('deferral ended early', `${DEFERRED} 04-02 08:30 deferral-ended`, '04-02 09:30', {
    deferred: false,
    handling: green(120, '04-02 11:30', '04-02 10:42'),
  }),
  lights(
    'deferral-ended after until changes nothing',
    `${WORKED} 11:00 deferral-requested\n 11:30 deferral-approved 04-02 08:30\n 04-02 09:00 deferral-ended`,
    '04-02 09:30',
    { deferred: false, handling: green(120, '04-02 11:30', '04-02 10:42') },
  ),
  // whole stood 11:30–14:00: 90 + 30 = 120; 300 from 14:30 = 150 + 150 → Fri 11:00; 216 = 150 + 66 → 09:36
  lights('feedback ends a deferral', `${DEFERRED} 14:00 feedback`, '04-01 14:30', {
    state: 'feedback',
    deferred: false,
    handling: green(60),
    whole: green(120, '04-02 11:00', '04-02 09:36'),
  }),
  // 60 + 30; left 150 from 15:00 = 120 + 30 → Fri 09:00; 192 − 90 = 102 → 16:42
  lights(
    'a deferral that feedback ended does not go on in the next leg',
    `${DEFERRED} 14:00 feedback\n 14:10 feedback-refused\n 14:30 dispatched U1`,
    '04-01 15:00',
    { deferred: false, handling: green(90, '04-02 09:00', '04-01 16:42') },
  ),
  // whole stood 11:30–14:05: 90 + 15 = 105; 315 from 14:20 = 160 + 155 → Fri 11:05; 231 = 160 + 71 → 09:41
  lights('returned ends a deferral', `${DEFERRED} 14:00 return-requested\n 14:05 returned`, '04-01 14:20', {
    state: 'returned',
    deferred: false,
    handling: green(60),
    whole: green(105, '04-02 11:05', '04-02 09:41'),
  }),
  // due 11:30; approved at lunch, after due
  lights(
    'deferral approved when late: stays red',
    `${HOUR} 11:00 deferral-requested\n 13:00 deferral-approved 04-02 08:30`,
    '04-01 16:00',
    { handling: red(60) },
  ),
  lights(
    'deferral approved exactly at due: stays yellow',
    `${HOUR} 11:00 deferral-requested\n 11:30 deferral-approved 04-02 08:30`,
    '04-01 16:00',
    { handling: yellow(60) },
  ),
  // used 80 of 60; then allowance 120, warned at 96
  lights(
    'paused late, then extended: judged by the present allowance',
    `${HOUR} 11:00 deferral-requested
     13:50 deferral-approved 04-02 08:30
     14:00 extension-requested
     14:10 extension-approved 1h`,
    '04-01 14:30',
    { deferred: true, handling: green(80) },
  ),
  // due 11:30; the second pause began at 13:40
  lights(
    'a pause right after another: the light of the present one',
    `${HOUR} 11:00 deferral-requested
     11:30 deferral-approved 04-01 14:00
     13:00 deferral-requested
     13:40 deferral-ended
     13:40 deferral-approved 04-02 08:30`,
    '04-01 15:00',
    { deferred: true, handling: red(60) },
  ),
  // 10:30–10:50 = 20, 14:00–14:30 = 30, 15:00–15:30 = 30; left 160 = 90 + 70 → Fri 09:40; 112 = 90 + 22 → 08:52
  lights(
    'two deferrals, one after the other',
    `${WORKED} 10:40 deferral-requested
     10:50 deferral-approved 04-01 14:00
     14:10 deferral-requested
     14:30 deferral-approved 04-01 15:00`,
    '04-01 15:30',
    { deferred: false, handling: green(80, '04-02 09:40', '04-02 08:52') },
  ),
  // natural: 40 + 20 = 60; 120 → 01:20; 96 → 00:56
  lights(
    'urgent: a deferral through the night',
    `04-03 08:00 reported urgent
     08:10 filed 2uh
     08:30 dispatched U1
     09:00 deferral-requested
     09:10 deferral-approved 04-04 00:00`,
    '04-04 00:20',
    { handling: green(60, '04-04 01:20', '04-04 00:56') },
  ),

  // ── the whole process ──
  // 30 + 30 + 240 + 30 + 60 + 30 = 420 from 08:30 = 390 + 30 → Fri 09:00; 336 = 180 + 156 → 16:06
  lights('whole: yellow at its warning', '04-01 08:30 reported\n 09:00 filed 4h', '04-01 16:06', {
    whole: yellow(336, '04-02 09:00', '04-01 16:06'),
  }),
  lights('whole: a minute late', '04-01 08:30 reported\n 09:00 filed 4h', '04-02 09:01', {
    whole: red(421, '04-02 09:00', '04-01 16:06'),
  }),
  // 180 + 210 = 390: used up at 17:00; 312 = 180 + 132 → 15:42
  lights(
    'whole: due at the end of the day, late in the evening',
    '04-01 08:30 reported\n 09:00 filed 3.5h',
    '04-01 20:00',
    {
      whole: red(390, '04-01 17:00', '04-01 15:42'),
    },
  ),
  // special 390; stood 10:00–10:30: 90 + 10 = 100; 290 from 10:40 = 50 + 210 + 30 → Fri 09:00; 212 = 50 + 162 → 16:12
  lights(
    'special: the whole goes on at a refused feedback',
    `04-01 08:30 reported special
     08:40 filed 4h
     08:50 dispatched U1
     10:00 feedback
     10:30 feedback-refused`,
    '04-01 10:40',
    { state: 'failed', whole: green(100, '04-02 09:00', '04-01 16:12') },
  ),
  // special 30 + 30 + 30 + 0 + 60 + 30 = 180: used up at 11:30, where the deferral begins; the feedback is the later pause
  lights(
    'special: a feedback while deferred is judged at the feedback, for the run and for the whole',
    `04-01 08:30 reported special
     08:40 filed 30min
     08:50 dispatched U1
     11:00 deferral-requested
     11:30 deferral-approved 04-02 08:30
     14:00 feedback`,
    '04-01 15:00',
    { handling: red(160), whole: red(180) },
  ),
  // special from filing on: 390 → 17:00; 312 → 15:42
  lights(
    'special by correction: nothing for sending in the whole',
    '04-01 08:30 reported\n 08:50 filed 4h special',
    '04-01 09:00',
    {
      whole: green(30, '04-01 17:00', '04-01 15:42'),
    },
  ),
  // closed 10:20–11:00: 08:30–10:20 = 110, 10 → 120; 300 from 11:10 = 20 + 210 + 70 → Fri 09:40; 216 = 20 + 196 → 16:46
  lights(
    'whole: stands while closed, goes on at reopened',
    `04-01 08:30 reported
     08:40 filed 4h
     08:50 dispatched U1
     09:00 feedback
     09:30 verification-sent
     10:10 verified passed
     10:20 closed
     11:00 reopened`,
    '04-01 11:10',
    {
      state: 'failed',
      stage: ['dispatch', green(10, '04-01 11:30', '04-01 11:24')],
      whole: green(120, '04-02 09:40', '04-01 16:46'),
    },
  ),
  // reopened from verified: no pause; 08:30–11:10 = 160; 420 → Fri 09:00
  lights(
    'whole: reopened before closing, no stand',
    `04-01 08:30 reported
     08:40 filed 4h
     08:50 dispatched U1
     09:00 feedback
     09:30 verification-sent
     10:10 verified passed
     11:00 reopened`,
    '04-01 11:10',
    { whole: green(160, '04-02 09:00', '04-01 16:06') },
  ),
];
