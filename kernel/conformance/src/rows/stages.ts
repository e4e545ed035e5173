import { green, type LightsRow, lights, red, yellow } from '../story.js';

/** A case that U1 was given in time; the rows go on from there. */
const GIVEN = '04-01 08:30 reported\n 08:40 filed 4h\n 08:50 dispatched U1\n';

/** The clocks of the centre's stages. 2010-04-01 is a Thursday; 30 minutes a stage warn at 24. */
export const STAGE_ROWS: readonly LightsRow[] = [
  // ── filing ──
  // 08:30 + 30 = 09:00; 0.8 × 30 = 24 → 08:54; not filed: the whole process has no limit
  lights('filing: green before its warning', '04-01 08:30 reported', '04-01 08:50', {
    state: 'reported',
    deferred: false,
    unit: null,
    stage: ['filing', green(20, '04-01 09:00', '04-01 08:54')],
    handling: null,
    whole: green(20),
  }),
  lights('filing: yellow exactly at warnAt', '04-01 08:30 reported', '04-01 08:54', {
    stage: ['filing', yellow(24, '04-01 09:00', '04-01 08:54')],
  }),
  lights('filing: still yellow exactly at dueAt', '04-01 08:30 reported', '04-01 09:00', {
    stage: ['filing', yellow(30, '04-01 09:00', '04-01 08:54')],
  }),
  lights('filing: red a minute after', '04-01 08:30 reported', '04-01 09:01', {
    stage: ['filing', red(31, '04-01 09:00', '04-01 08:54')],
  }),
  // 11:00–11:30 = 30: used up exactly at the end of the morning, due then and not at 13:30
  lights('used up at 11:30: due at 11:30', '04-01 11:00 reported', '04-01 11:30', {
    stage: ['filing', yellow(30, '04-01 11:30', '04-01 11:24')],
  }),
  lights('due at 11:30: late at lunch though no work time passed', '04-01 11:00 reported', '04-01 12:00', {
    stage: ['filing', red(30, '04-01 11:30', '04-01 11:24')],
  }),
  // nothing counts till 13:30; 13:30 + 30
  lights('reported at lunch: counts from 13:30', '04-01 12:00 reported', '04-01 13:00', {
    stage: ['filing', green(0, '04-01 14:00', '04-01 13:54')],
  }),
  // Saturday is worked: 16:50–17:00 = 10; Sunday rests; Monday 08:30 + 20; warn 24 − 10 = 14
  lights('over a Sunday, the Saturday worked', '04-10 16:50 reported', '04-11 10:00', {
    stage: ['filing', green(10, '04-12 08:50', '04-12 08:44')],
  }),
  // 2009-12-31 16:45–17:00 = 15; 1–3 January holiday and Sunday; Monday 08:30 + 15; warn 24 − 15 = 9
  lights("over New Year, inside the season that wraps the year's end", '2009-12-31 16:45 reported', '01-02 10:00', {
    stage: ['filing', green(15, '01-04 08:45', '01-04 08:39')],
  }),
  // the exception of 04-30 ends at 11:30: 11:20–11:30 = 10; 05-01…03 holidays; Tuesday 08:30 + 20
  lights('over an exception and May Day', '04-30 11:20 reported', '05-02 10:00', {
    stage: ['filing', green(10, '05-04 08:50', '05-04 08:44')],
  }),
  // summer's last day ends at 17:30: 10; then 08:30 + 20
  lights('over the end of summer', '09-30 17:20 reported', '10-01 08:30', {
    stage: ['filing', green(10, '10-01 08:50', '10-01 08:44')],
  }),
  // the last summer afternoon opens at 14:00, the first winter one at 13:30
  lights("summer's last afternoon", '09-30 12:00 reported', '09-30 13:00', {
    stage: ['filing', green(0, '09-30 14:30', '09-30 14:24')],
  }),
  lights("winter's first afternoon", '10-01 12:00 reported', '10-01 13:00', {
    stage: ['filing', green(0, '10-01 14:00', '10-01 13:54')],
  }),
  lights('a Sunday that is a shifted workday', '02-21 08:30 reported', '02-21 08:40', {
    stage: ['filing', green(10, '02-21 09:00', '02-21 08:54')],
  }),
  // natural time on a holiday Sunday night
  lights('urgent: 30 natural minutes', '04-04 02:00 reported urgent', '04-04 02:30', {
    stage: ['filing', yellow(30, '04-04 02:30', '04-04 02:24')],
  }),
  lights('urgent: red a minute after', '04-04 02:00 reported urgent', '04-04 02:31', {
    stage: ['filing', red(31, '04-04 02:30', '04-04 02:24')],
  }),
  lights('before its first event a case is not shown', '04-01 08:30 reported', '04-01 08:29', null),
  lights('an event exactly at T is read', '04-01 08:30 reported\n 08:40 filed 4h', '04-01 08:40', {
    state: 'filed',
    stage: ['dispatch', green(0, '04-01 09:10', '04-01 09:04')],
  }),

  // ── checks before filing ──
  // 08:30–08:40 = 10, then filing stands; the whole process does not: 08:30–10:00 = 90
  lights(
    'check-sent: filing stands still, the whole goes on',
    '04-01 08:30 reported\n 08:40 check-sent',
    '04-01 10:00',
    {
      state: 'reported',
      stage: ['filing', green(10)],
      whole: green(90),
    },
  ),
  // 20 of 30 left at 10:00; 14 to the warning
  lights(
    'checked: filing goes on at that instant',
    '04-01 08:30 reported\n 08:40 check-sent\n 10:00 checked',
    '04-01 10:00',
    { stage: ['filing', green(10, '04-01 10:20', '04-01 10:14')] },
  ),
  // used 40 when it paused at 09:10; due had been 09:00
  lights('check-sent when late: stays red', '04-01 08:30 reported\n 09:10 check-sent', '04-01 11:00', {
    stage: ['filing', red(40)],
  }),
  // paused exactly at its due: the light of that instant
  lights('check-sent exactly at due: stays yellow', '04-01 08:30 reported\n 09:00 check-sent', '04-01 09:30', {
    stage: ['filing', yellow(30)],
  }),
  // 10 + (09:00–09:05) 5 + (09:30–09:40) 10 = 25; due 5 later, warned a minute ago
  lights(
    'two checks, one after the other',
    `04-01 08:30 reported
     08:40 check-sent
     09:00 checked
     09:05 check-sent
     09:30 checked`,
    '04-01 09:40',
    { stage: ['filing', yellow(25, '04-01 09:45', '04-01 09:39')] },
  ),

  // ── dispatch ──
  // 09:00 + 30, warned at 09:24
  lights('filed: dispatch yellow at its warning', '04-01 08:30 reported\n 09:00 filed 4h', '04-01 09:24', {
    state: 'filed',
    stage: ['dispatch', yellow(24, '04-01 09:30', '04-01 09:24')],
    handling: null,
  }),
  // natural 10:00–11:05 = 65 on a holiday; 30 + 30 + 120 + 30 + 60 + 30 = 300 → 15:00, 240 → 14:00
  lights(
    'severity corrected to urgent at filing: holds from reported on',
    '04-03 10:00 reported\n 11:00 filed 2uh urgent',
    '04-03 11:05',
    {
      stage: ['dispatch', green(5, '04-03 11:30', '04-03 11:24')],
      whole: green(65, '04-03 15:00', '04-03 14:00'),
    },
  ),
  // work time: closed till Tuesday 08:30; 30 + 30 + 240 + 30 + 60 + 30 = 420 = 390 + 30 → Wed 09:00; 336 = 180 + 156 → 16:06
  lights(
    'severity corrected to general at filing: holds from reported on',
    '04-03 10:00 reported urgent\n 10:20 filed 4h general',
    '04-06 08:40',
    {
      stage: ['dispatch', green(10, '04-06 09:00', '04-06 08:54')],
      whole: green(10, '04-07 09:00', '04-06 16:06'),
    },
  ),
  // 09:10 + 30; the leg 08:50–09:10 = 20 has stopped
  lights('returned: dispatch anew', `${GIVEN} 09:00 return-requested\n 09:10 returned`, '04-01 09:20', {
    state: 'returned',
    unit: 'U1',
    stage: ['dispatch', green(10, '04-01 09:40', '04-01 09:34')],
    handling: green(20),
  }),
  // the second visit starts at 09:45 with nothing used
  lights(
    'each visit of a stage starts its clock anew',
    `${GIVEN} 09:00 return-requested
     09:05 returned
     09:30 dispatched U1
     09:40 return-requested
     09:45 returned`,
    '04-01 09:50',
    { stage: ['dispatch', green(5, '04-01 10:15', '04-01 10:09')] },
  ),
  lights('feedback-refused: dispatch anew', `${GIVEN} 09:00 feedback\n 09:05 feedback-refused`, '04-01 09:10', {
    state: 'failed',
    stage: ['dispatch', green(5, '04-01 09:35', '04-01 09:29')],
  }),
  lights(
    'verified(failed): dispatch anew',
    `${GIVEN} 09:00 feedback\n 09:30 verification-sent\n 09:40 verified failed`,
    '04-01 09:50',
    { state: 'failed', stage: ['dispatch', green(10, '04-01 10:10', '04-01 10:04')] },
  ),
  lights(
    'reopened from verified: dispatch anew',
    `${GIVEN} 09:00 feedback\n 09:30 verification-sent\n 10:10 verified passed\n 10:20 reopened`,
    '04-01 10:50',
    { state: 'failed', stage: ['dispatch', yellow(30, '04-01 10:50', '04-01 10:44')] },
  ),

  // ── send-verification, verification, closing ──
  // handling: 04-01 08:50–11:30 = 160, 210, 04-02 30 = 400 > 240
  lights('feedback: send-verification 30', `${GIVEN} 04-02 09:00 feedback`, '04-02 09:10', {
    state: 'feedback',
    stage: ['sendVerification', green(10, '04-02 09:30', '04-02 09:24')],
    handling: red(400),
  }),
  // no limit for special; its whole process stands since 10:00 with 08:30–10:00 = 90
  lights(
    'special: send-verification has no limit, the whole stands still',
    '04-01 08:30 reported special\n 08:40 filed 4h\n 08:50 dispatched U1\n 10:00 feedback',
    '04-01 11:00',
    { stage: ['sendVerification', green(60)], handling: green(70), whole: green(90) },
  ),
  // verification 11:00–11:30 = 30, + 30 → 14:00; 48 = 30 + 18 → 13:48
  // whole 30 + 30 + 240 + 0 + 60 + 30 = 390; used 90 + 20 = 110; left 280 = 10 + 210 + 60 → Fri 09:30; 312 − 110 = 202 = 10 + 192 → 16:42
  lights(
    'special: the whole goes on at verification-sent, without the 30 of sending',
    '04-01 08:30 reported special\n 08:40 filed 4h\n 08:50 dispatched U1\n 10:00 feedback\n 11:00 verification-sent',
    '04-01 11:20',
    {
      stage: ['verification', green(20, '04-01 14:00', '04-01 13:48')],
      whole: green(110, '04-02 09:30', '04-01 16:42'),
    },
  ),
  // one clock from 09:30: 50 at 10:20, 48 → 10:18
  lights(
    'verification-sent twice: the same clock',
    `${GIVEN} 09:00 feedback\n 09:30 verification-sent\n 10:00 verification-sent`,
    '04-01 10:20',
    { state: 'verifying', stage: ['verification', yellow(50, '04-01 10:30', '04-01 10:18')] },
  ),
  lights(
    'verified(passed): closing 30',
    `${GIVEN} 09:00 feedback\n 09:30 verification-sent\n 10:10 verified passed`,
    '04-01 10:30',
    { state: 'verified', stage: ['closing', green(20, '04-01 10:40', '04-01 10:34')], handling: green(10) },
  ),
  // natural 21:10–22:00 = 50, 60 → 22:10, 48 → 21:58; handled 20:20–21:00 = 40
  lights(
    'urgent: verification counts the night',
    '04-03 20:00 reported urgent\n 20:10 filed 2uh\n 20:20 dispatched U1\n 21:00 feedback\n 21:10 verification-sent',
    '04-03 22:00',
    { stage: ['verification', yellow(50, '04-03 22:10', '04-03 21:58')], handling: green(40) },
  ),

  // ── cases that are not open ──
  lights(
    'closed: not shown',
    `${GIVEN} 09:00 feedback\n 09:30 verification-sent\n 10:10 verified passed\n 10:20 closed\n 10:30 rated`,
    '04-01 11:00',
    null,
  ),
  lights('rejected: not shown', '04-01 08:30 reported\n 08:40 rejected', '04-01 08:50', null),
  lights('merged: not shown', `${GIVEN} 09:00 merged`, '04-01 09:10', null),
  lights('cancelled: not shown', `${GIVEN} 09:00 cancelled`, '04-01 09:10', null),
  lights('referred: not shown', '04-01 08:30 reported\n 08:40 filed 4h\n 08:50 referred', '04-01 09:10', null),

  // ── overlays ──
  lights(
    'supervision touches no clock',
    '04-01 08:30 reported\n 08:35 supervision-required\n 08:40 supervised',
    '04-01 08:50',
    { state: 'reported', stage: ['filing', green(20, '04-01 09:00', '04-01 08:54')] },
  ),
  // 08:50 + 160 (11:30) + 80 → 14:50; 192 = 160 + 32 → 14:02; 70 used at 10:00
  lights(
    'no overlay touches the state or a clock',
    `${GIVEN} 08:51 assigned
     08:52 handed-back
     08:53 assist-requested
     08:54 assist-done
     08:55 coordination-opened
     08:56 coordination-decided
     08:57 corrected
     08:58 joined
     08:59 noted
     09:00 supervision-required
     09:01 supervised
     09:02 adjusted U1 on-time`,
    '04-01 10:00',
    { state: 'handling', unit: 'U1', stage: ['handling', green(70, '04-01 14:50', '04-01 14:02')] },
  ),
  lights(
    'requests alone and refused requests touch no clock',
    `${GIVEN} 09:00 return-requested
     09:01 extension-requested
     09:02 deferral-requested
     09:10 return-refused
     09:11 extension-refused
     09:12 deferral-refused
     09:20 return-requested
     09:21 extension-requested
     09:22 deferral-requested`,
    '04-01 10:00',
    { state: 'handling', deferred: false, handling: green(70, '04-01 14:50', '04-01 14:02') },
  ),

  // ── warnFraction ──
  lights(
    'warnFraction 0: warned when due, green before',
    '04-01 08:30 reported',
    '04-01 08:59',
    { stage: ['filing', green(29, '04-01 09:00', '04-01 09:00')] },
    { warnFraction: 0 },
  ),
  lights(
    'warnFraction 0: yellow at due only',
    '04-01 08:30 reported',
    '04-01 09:00',
    { stage: ['filing', yellow(30, '04-01 09:00', '04-01 09:00')] },
    { warnFraction: 0 },
  ),
  // warned at 08:30, where it also pauses
  lights(
    'warnFraction 1: yellow though it never ran',
    '04-01 08:30 reported\n 08:30 check-sent',
    '04-01 09:00',
    { stage: ['filing', yellow(0)] },
    { warnFraction: 1 },
  ),
  // allowance − used ≤ allowance already holds at the start, though work time is closed
  lights(
    'warnFraction 1: yellow from the start, also when closed',
    '04-01 12:00 reported',
    '04-01 12:00',
    { stage: ['filing', yellow(0, '04-01 14:00', '04-01 12:00')] },
    { warnFraction: 1 },
  ),
  // 0.33 × 30 min = 9.9 min left: 20.1 min = 20 min 6 s
  lights(
    'warnFraction 0.33: to the second',
    '04-01 08:30 reported',
    '04-01 08:50',
    { stage: ['filing', green(20, '04-01 09:00', '04-01 08:50:06')] },
    { warnFraction: 0.33 },
  ),
];
