import { green, type LightsRow, lights, red, yellow } from '../story.js';

/** U1 gets the case, fails twice (a verification, a refused feedback) and gets it a third time. */
function thrice(standard: string): string {
  return `04-01 08:00 reported
     08:10 filed ${standard}
     08:30 dispatched U1
     09:00 feedback
     09:10 verification-sent
     09:20 verified failed
     09:30 dispatched U1
     10:00 feedback
     10:05 feedback-refused
     10:30 dispatched U1\n`;
}

const DUTY = '04-01 08:30 reported\n 09:00 filed 2h\n 09:20 dispatched D1\n';

/** Repeat dispatches and units with command duty. */
export const REPEAT_ROWS: readonly LightsRow[] = [
  // dispatchNo 2: 30 + 30
  lights('second dispatch: the legs', thrice('4h'), '04-01 10:15', { state: 'failed', handling: green(60) }),
  // dispatchNo 3: 08:30–10:30 unbroken = 120; 240 = 180 + 60 → 14:30; 192 = 180 + 12 → 13:42
  lights('third dispatch: the whole process since the start of the run', thrice('4h'), '04-01 10:30', {
    handling: green(120, '04-01 14:30', '04-01 13:42'),
  }),
  // to the end of the last leg: 08:30–11:00
  lights('third feedback: stops, the time after it does not count', `${thrice('4h')} 11:00 feedback`, '04-01 15:00', {
    handling: green(150),
  }),
  // 1 h: the legs alone had been 60 in time; unbroken it was used up at 09:30
  lights('the third dispatch judges the whole history anew', thrice('1h'), '04-01 10:30', {
    handling: red(120, '04-01 09:30', '04-01 09:18'),
  }),
  // the fourth likewise: 08:30–11:20 = 170 with the gap 11:00–11:20
  lights(
    'fourth dispatch: the gap before it counts too',
    `${thrice('4h')} 11:00 feedback\n 11:05 feedback-refused\n 11:20 dispatched U1`,
    '04-01 11:20',
    { handling: green(170, '04-01 14:30', '04-01 13:42') },
  ),
  // pause out of the unbroken time: 08:30–10:45 = 135
  lights(
    'third dispatch, deferred: the pause is taken out',
    `${thrice('4h')} 10:40 deferral-requested\n 10:45 deferral-approved 04-02 08:30`,
    '04-01 14:00',
    { deferred: true, handling: green(135) },
  ),
  // left 105 from Fri 08:30 → 10:15; 192 − 135 = 57 → 09:27
  lights(
    'third dispatch, the deferral run out',
    `${thrice('4h')} 10:40 deferral-requested\n 10:45 deferral-approved 04-02 08:30`,
    '04-02 08:30',
    { deferred: false, handling: green(135, '04-02 10:15', '04-02 09:27') },
  ),
  // pause 08:40–09:00 of the first leg: 120 − 20 = 100; 240 + 20 = 260 = 180 + 80 → 14:50; 212 = 180 + 32 → 14:02
  lights(
    'third dispatch: a pause of the first leg is taken out too',
    thrice('4h').replace(
      '09:00 feedback',
      '08:35 deferral-requested\n 08:40 deferral-approved 04-01 09:10\n 09:00 feedback',
    ),
    '04-01 10:30',
    { handling: green(100, '04-01 14:50', '04-01 14:02') },
  ),
  // a return within: 08:30–11:00 = 150, then on to 11:20 without a break
  lights(
    'third dispatch, returned: stopped',
    `${thrice('4h')} 10:50 return-requested\n 11:00 returned`,
    '04-01 11:10',
    { state: 'returned', handling: green(150) },
  ),
  lights(
    'third dispatch, returned and dispatched again: unbroken still',
    `${thrice('4h')} 10:50 return-requested\n 11:00 returned\n 11:20 dispatched U1`,
    '04-01 11:20',
    { handling: green(170, '04-01 14:30', '04-01 13:42') },
  ),
  // 30 + 30 + 30: a return does not make it the third; left 180 from 10:30 → 15:30; 132 → 14:42
  lights(
    'failure, return, dispatch: dispatchNo stays 2',
    `04-01 08:00 reported
     08:10 filed 4h
     08:30 dispatched U1
     09:00 feedback
     09:10 feedback-refused
     09:30 dispatched U1
     09:50 return-requested
     10:00 returned
     10:30 dispatched U1`,
    '04-01 11:00',
    { handling: green(90, '04-01 15:30', '04-01 14:42') },
  ),
  // unbroken from 04-01 08:30, the closed night too: 390 + 130 = 520; 780 → 04-02 17:00; 624 = 390 + 180 + 54 → 14:24
  // whole 960, standing while closed: 120 + 10 = 130; 830 = 50 + 210 + 390 + 180 → 04-07 11:30; 768 − 130 = 638 = 50 + 210 + 180 + 198 → 04-06 16:48
  lights(
    'third dispatch by reopening a closed case',
    `04-01 08:00 reported
     08:10 filed 2d
     08:30 dispatched U1
     09:00 feedback
     09:10 verification-sent
     09:20 verified failed
     09:30 dispatched U1
     10:00 feedback
     10:10 verification-sent
     10:20 verified passed
     10:30 closed
     04-02 10:30 reopened
     10:40 dispatched U1`,
    '04-02 10:40',
    {
      handling: green(520, '04-02 17:00', '04-02 14:24'),
      whole: green(130, '04-07 11:30', '04-06 16:48'),
    },
  ),

  // ── command duty ──
  // from filed 09:00: 60 at 10:00; 120 → 11:00; 96 → 10:36
  lights('command duty: the first leg begins at filed', DUTY, '04-01 10:00', {
    unit: 'D1',
    handling: green(60, '04-01 11:00', '04-01 10:36'),
  }),
  // whole is not changed by it: 180 + 120 = 300 from 08:30 → 15:30, 240 → 14:30
  lights('command duty: the whole as ever', DUTY, '04-01 10:00', { whole: green(90, '04-01 15:30', '04-01 14:30') }),
  // 09:00–10:00 and 10:00–11:00
  lights(
    'command duty: after a return from there',
    `${DUTY} 09:30 return-requested\n 10:00 returned\n 10:30 dispatched D1`,
    '04-01 11:00',
    { handling: yellow(120, '04-01 11:00', '04-01 10:36') },
  ),
  lights(
    'command duty: nothing counts before it is dispatched again',
    `${DUTY} 09:40 feedback\n 09:50 verification-sent\n 10:00 verified failed`,
    '04-01 10:10',
    { state: 'failed', handling: green(40) },
  ),
  // 40, then from verified 10:00: 40 at 10:40; 80 + 40 → 11:20; 96 → 10:56
  lights(
    'command duty: after a failed verification',
    `${DUTY} 09:40 feedback\n 09:50 verification-sent\n 10:00 verified failed\n 10:20 dispatched D1`,
    '04-01 10:40',
    { handling: green(80, '04-01 11:20', '04-01 10:56') },
  ),
  // 40, then from 09:50: 40 at 10:30; due 11:10; 96 → 10:46
  lights(
    'command duty: after a refused feedback',
    `${DUTY} 09:40 feedback\n 09:50 feedback-refused\n 10:20 dispatched D1`,
    '04-01 10:30',
    { handling: green(80, '04-01 11:10', '04-01 10:46') },
  ),
  // 40, then from 10:10: 20 at 10:30; 60 more → 11:30; 36 more → 11:06
  lights(
    'command duty: after a reopening',
    `${DUTY} 09:40 feedback
     09:45 verification-sent
     09:50 verified passed
     10:00 closed
     10:10 reopened
     10:20 dispatched D1`,
    '04-01 10:30',
    { handling: green(60, '04-01 11:30', '04-01 11:06') },
  ),
  // from the return 10:00 by U1: 40; 120 = 90 + 30 → 14:00; 96 = 90 + 6 → 13:36
  lights(
    "command duty: after another unit's return",
    '04-01 08:30 reported\n 09:00 filed 2h\n 09:20 dispatched U1\n 09:50 return-requested\n 10:00 returned\n 10:20 dispatched D1',
    '04-01 10:40',
    { unit: 'D1', handling: green(40, '04-01 14:00', '04-01 13:36') },
  ),
  // after D1 came U1: its leg begins at the dispatch; 120 from 10:20 = 70 + 50 → 14:20; 96 = 70 + 26 → 13:56
  lights(
    'after command duty a plain unit begins at its dispatch',
    `${DUTY} 09:50 return-requested\n 10:00 returned\n 10:20 dispatched U1`,
    '04-01 10:40',
    { unit: 'U1', handling: green(20, '04-01 14:20', '04-01 13:56') },
  ),
  // unbroken from filed 09:00; 240 = 150 + 90 → 15:00; 192 = 150 + 42 → 14:12
  lights(
    'command duty, third dispatch: since filed',
    `04-01 08:30 reported
     09:00 filed 4h
     09:20 dispatched D1
     09:30 feedback
     09:35 feedback-refused
     09:40 dispatched D1
     09:50 feedback
     09:55 feedback-refused
     10:00 dispatched D1`,
    '04-01 10:00',
    { handling: green(60, '04-01 15:00', '04-01 14:12') },
  ),
];
