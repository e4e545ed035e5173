import { green, type LightsRow, lights, red, yellow } from '../story.js';

/** The worked example: U1 gets the case on Thursday 04-01 at 10:30 with 4 hours. */
const WORKED = '04-01 10:00 reported\n 10:10 filed 4h\n 10:30 dispatched U1\n';
const FAILED_AT_1530 = `${WORKED} 15:30 feedback\n 15:40 verification-sent\n 16:00 verified failed\n 04-02 09:00 dispatched U1\n`;

/** The run of the responsible unit: legs, standards, repeats, command duty. */
export const HANDLING_ROWS: readonly LightsRow[] = [
  // ── the worked example ──
  // 10:30–11:30 = 60, 13:30–16:30 = 180; 0.8 × 240 = 192 = 60 + 132 → 15:42
  lights('worked example: due 16:30', WORKED, '04-01 11:00', {
    state: 'handling',
    unit: 'U1',
    stage: ['handling', green(30, '04-01 16:30', '04-01 15:42')],
    handling: green(30, '04-01 16:30', '04-01 15:42'),
  }),
  lights('worked example: yellow at 15:42', WORKED, '04-01 15:42', {
    handling: yellow(192, '04-01 16:30', '04-01 15:42'),
  }),
  lights('worked example: exactly at due', WORKED, '04-01 16:30', {
    handling: yellow(240, '04-01 16:30', '04-01 15:42'),
  }),
  lights('worked example: a minute late', WORKED, '04-01 16:31', {
    handling: red(241, '04-01 16:30', '04-01 15:42'),
  }),
  // 60 + 120 = 180; sending 15:30 + 30 = 16:00
  lights('worked example: feedback 15:30 stops at 3 h', `${WORKED} 15:30 feedback`, '04-01 16:00', {
    stage: ['sendVerification', yellow(30, '04-01 16:00', '04-01 15:54')],
    handling: green(180),
  }),
  // 60 left from 09:00; 192 − 180 = 12
  lights('worked example: dispatched again with 1 h left', FAILED_AT_1530, '04-02 09:00', {
    handling: green(180, '04-02 10:00', '04-02 09:12'),
  }),
  // 180 + 90 = 270 > 240
  lights('worked example: second leg runs late', FAILED_AT_1530, '04-02 10:30', {
    handling: red(270, '04-02 10:00', '04-02 09:12'),
  }),
  lights('worked example: second feedback late', `${FAILED_AT_1530} 10:30 feedback`, '04-02 10:40', {
    state: 'feedback',
    handling: red(270),
  }),
  // 60 + 60 = 120 at 14:30; from 09:00 another 120 → 11:00; 192 − 120 = 72 → 10:12; 210 at 10:30
  lights(
    'worked example, first feedback at 14:30: in time',
    `${WORKED} 14:30 feedback\n 15:40 verification-sent\n 16:00 verified failed\n 04-02 09:00 dispatched U1`,
    '04-02 10:30',
    { handling: yellow(210, '04-02 11:00', '04-02 10:12') },
  ),

  // ── the end of a leg ──
  lights('feedback exactly at due: not late', `${WORKED} 16:30 feedback`, '04-01 16:50', { handling: yellow(240) }),
  lights('feedback a minute after due: late', `${WORKED} 16:31 feedback`, '04-01 16:50', { handling: red(241) }),
  // 1 h from 10:30: due 11:30
  lights(
    'due 11:30, feedback at 11:30: not late',
    '04-01 10:00 reported\n 10:10 filed 1h\n 10:30 dispatched U1\n 11:30 feedback',
    '04-01 14:00',
    { handling: yellow(60) },
  ),
  lights(
    'due 11:30, feedback at lunch: late',
    '04-01 10:00 reported\n 10:10 filed 1h\n 10:30 dispatched U1\n 12:00 feedback',
    '04-01 14:00',
    { handling: red(60) },
  ),

  // ── calendars and units of duration ──
  // from Fri 08:30: 180 + 60 → 14:30; 192 = 180 + 12 → 13:42
  lights('dispatched at night', '04-01 19:00 reported\n 19:30 filed 4h\n 20:00 dispatched U1', '04-01 23:00', {
    handling: green(0, '04-02 14:30', '04-02 13:42'),
  }),
  // 1 workday = 390: Fri afternoon 210, Qingming off, Tue morning 180 → 11:30; 312 = 210 + 102 → 10:12
  lights(
    'one workday over Qingming, exactly at due',
    '04-02 10:00 reported\n 10:10 filed 1d\n 13:30 dispatched U1',
    '04-06 11:30',
    { handling: yellow(390, '04-06 11:30', '04-06 10:12') },
  ),
  lights(
    'one workday over Qingming, lunch after due',
    '04-02 10:00 reported\n 10:10 filed 1d\n 13:30 dispatched U1',
    '04-06 13:00',
    { handling: red(390, '04-06 11:30', '04-06 10:12') },
  ),
  // 60 on the 31st; 180 on Mon 01-04 → 11:30; 192 = 60 + 132 → 10:42
  lights('over New Year', '2009-12-31 15:00 reported\n 15:20 filed 4h\n 16:00 dispatched U1', '01-04 13:31', {
    handling: red(241, '01-04 11:30', '01-04 10:42'),
  }),
  // 5 h: 60 till 17:30 (summer), 180 on 10-01, 60 from 13:30 (winter) → 14:30; 240 → 11:30
  lights('over the change to winter', '09-30 16:00 reported\n 16:10 filed 5h\n 16:30 dispatched U1', '10-01 11:30', {
    handling: yellow(240, '10-01 14:30', '10-01 11:30'),
  }),
  // 5 h: 60 on the short 04-30, 180 on 05-04, 60 from 14:00 (summer) → 15:00; 240 → 11:30
  lights(
    'over May Day and the change to summer',
    '04-30 10:00 reported\n 10:10 filed 5h\n 10:30 dispatched U1',
    '05-04 14:00',
    { handling: yellow(240, '05-04 15:00', '05-04 11:30') },
  ),
  // 24 natural hours; 0.8 × 1440 = 1152 = 19:12 → 11:42; 16:30–09:00 = 990
  lights(
    'urgent hours count the night',
    '04-01 16:00 reported urgent\n 16:10 filed 24uh\n 16:30 dispatched U1',
    '04-02 09:00',
    { handling: green(990, '04-02 16:30', '04-02 11:42') },
  ),
  // hours of an urgent case are natural too: 16:30 + 4 h; 192 → 19:42
  lights(
    'urgent: plain hours are natural as well',
    '04-01 16:00 reported urgent\n 16:10 filed 4h\n 16:30 dispatched U1',
    '04-01 20:31',
    { handling: red(241, '04-01 20:30', '04-01 19:42') },
  ),

  // ── legs add up ──
  // 08:30–10:00 = 90; from 14:00 left 150 → 16:30; 192 − 90 = 102 → 15:42
  lights(
    'return and again to the same unit: time at the centre does not count',
    '04-01 08:00 reported\n 08:20 filed 4h\n 08:30 dispatched U1\n 09:30 return-requested\n 10:00 returned\n 14:00 dispatched U1',
    '04-01 14:30',
    { handling: green(120, '04-01 16:30', '04-01 15:42') },
  ),
  // 30 + 30 + 30; left 180 from 10:30 = 60 + 120 → 15:30; 192 − 60 = 132 = 60 + 72 → 14:42
  lights(
    'three dispatches by returns alone: still the legs only',
    `04-01 08:00 reported
     08:20 filed 4h
     08:30 dispatched U1
     08:50 return-requested
     09:00 returned
     09:30 dispatched U1
     09:50 return-requested
     10:00 returned
     10:30 dispatched U1`,
    '04-01 11:00',
    { handling: green(90, '04-01 15:30', '04-01 14:42') },
  ),
  // 08:30–09:30 is the whole hour
  lights(
    'used up exactly at the return: yellow between the legs',
    '04-01 08:00 reported\n 08:20 filed 1h\n 08:30 dispatched U1\n 09:20 return-requested\n 09:30 returned',
    '04-01 09:45',
    { handling: yellow(60) },
  ),
  lights(
    'used up exactly at the return: red at once when it comes back, due in the earlier leg',
    '04-01 08:00 reported\n 08:20 filed 1h\n 08:30 dispatched U1\n 09:20 return-requested\n 09:30 returned\n 10:00 dispatched U1',
    '04-01 10:00',
    { handling: red(60, '04-01 09:30', '04-01 09:18') },
  ),

  // ── several units ──
  // U1's second run: 120 from 11:20 = 10 + 110 → 15:20; 96 = 10 + 86 → 14:56
  lights(
    'two units in turn and back: a second run, counted anew',
    `04-01 08:30 reported
     08:40 filed 2h
     09:00 dispatched U1
     09:50 return-requested
     10:00 returned
     10:10 dispatched U2
     11:00 return-requested
     11:10 returned
     11:20 dispatched U1`,
    '04-01 11:30',
    { unit: 'U1', handling: green(10, '04-01 15:20', '04-01 14:56') },
  ),
  // the same through failed verifications: U1 is not at its second dispatch but at its first of a new run
  lights(
    'back to a unit after failures elsewhere: no repeat',
    `04-01 08:30 reported
     08:40 filed 2h
     08:50 dispatched U1
     09:00 feedback
     09:05 feedback-refused
     09:10 dispatched U2
     09:20 feedback
     09:25 feedback-refused
     09:30 dispatched U1
     09:40 feedback
     09:45 feedback-refused
     10:00 dispatched U1`,
    '04-01 10:30',
    // second run: 09:30–09:40 = 10, 10:00–10:30 = 30; left 80 → 11:50 is 60 till 11:30 and 20 → 13:50; 96 − 40 = 56 → 11:26
    { handling: green(40, '04-01 13:50', '04-01 11:26') },
  ),
  // 2 h instead of 4: 09:00 + 120; 96 → 10:36. whole 180 + 120 = 300: 180 till 11:30, 120 → 15:30; 240 → 14:30
  lights(
    "the dispatch's own standard, for the whole too",
    '04-01 08:30 reported\n 08:40 filed 4h\n 09:00 dispatched U1 2h',
    '04-01 10:00',
    { handling: green(60, '04-01 11:00', '04-01 10:36'), whole: green(90, '04-01 15:30', '04-01 14:30') },
  ),
  // U2: 240 from 10:10 = 80 + 160 → 16:10; 192 = 80 + 112 → 15:22; whole 420 again
  lights(
    "the next unit's run without one: what was filed",
    '04-01 08:30 reported\n 08:40 filed 4h\n 09:00 dispatched U1 2h\n 10:00 return-requested\n 10:05 returned\n 10:10 dispatched U2',
    '04-01 11:10',
    {
      unit: 'U2',
      handling: green(60, '04-01 16:10', '04-01 15:22'),
      whole: green(160, '04-02 09:00', '04-01 16:06'),
    },
  ),
  // 240 from 10:40 = 50 + 190 → 16:40; 192 = 50 + 142 → 15:52
  lights(
    "a unit's second run takes what was filed, not its first run's own standard",
    `04-01 08:30 reported
     08:40 filed 4h
     09:00 dispatched U1 2h
     09:50 return-requested
     10:00 returned
     10:10 dispatched U2 1h
     10:20 return-requested
     10:30 returned
     10:40 dispatched U1`,
    '04-01 10:50',
    { handling: green(10, '04-01 16:40', '04-01 15:52') },
  ),
  lights(
    'dispatched without limit: no limit, for the whole neither',
    '04-01 08:30 reported\n 08:40 filed 4h\n 09:00 dispatched U1 none',
    '04-01 10:00',
    { stage: ['handling', green(60)], handling: green(60), whole: green(90) },
  ),
  lights('filed without limit: the whole has none', '04-01 08:30 reported\n 09:00 filed none', '04-01 09:10', {
    stage: ['dispatch', green(10, '04-01 09:30', '04-01 09:24')],
    whole: green(40),
  }),
  lights(
    'filed without limit, dispatched with one',
    '04-01 08:30 reported\n 08:40 filed none\n 09:00 dispatched U1 2h',
    '04-01 10:00',
    { handling: green(60, '04-01 11:00', '04-01 10:36'), whole: green(90, '04-01 15:30', '04-01 14:30') },
  ),
];
