import { accepted, type LegalityRow, refused } from '../story.js';

const REPORTED = '04-01 08:00 reported\n';
const CHECKING = `${REPORTED} 08:05 check-sent\n`;
const FILED = `${REPORTED} 08:10 filed 4h\n`;
const HANDLING = `${FILED} 08:30 dispatched U1\n`;
const ASKED_RETURN = `${HANDLING} 08:40 return-requested\n`;
const ASKED_EXTENSION = `${HANDLING} 08:40 extension-requested\n`;
const ASKED_DEFERRAL = `${HANDLING} 08:40 deferral-requested\n`;
const DEFERRED = `${ASKED_DEFERRAL} 08:50 deferral-approved 04-01 11:00\n`;
const RETURNED = `${ASKED_RETURN} 08:50 returned\n`;
const FEEDBACK = `${HANDLING} 09:00 feedback\n`;
const VERIFYING = `${FEEDBACK} 09:10 verification-sent\n`;
const VERIFIED = `${VERIFYING} 09:20 verified passed\n`;
const FAILED = `${VERIFYING} 09:20 verified failed\n`;
const CLOSED = `${VERIFIED} 09:30 closed\n`;

/** What every open state allows. */
const OPEN = [
  'cancelled',
  'supervision-required',
  'supervised',
  'coordination-opened',
  'coordination-decided',
  'joined',
  'noted',
];
/** What handling allows beside the three requests. */
const HANDLED = [
  ...OPEN,
  'merged',
  'feedback',
  'corrected',
  'assigned',
  'handed-back',
  'assist-requested',
  'assist-done',
  'adjusted',
];

/** State → every type that is legal in it at 10:00 (whatever its data), written out from the contract's table. */
export const LEGAL_TYPES: readonly (readonly [name: string, story: string, state: string, types: readonly string[]])[] =
  [
    ['new', '', 'new', ['reported']],
    ['reported', REPORTED, 'reported', [...OPEN, 'check-sent', 'filed', 'rejected', 'merged', 'referred']],
    ['reported, a check running', CHECKING, 'reported', [...OPEN, 'checked', 'merged', 'referred']],
    [
      'reported, a check done',
      `${CHECKING} 08:10 checked`,
      'reported',
      [...OPEN, 'check-sent', 'filed', 'rejected', 'merged', 'referred'],
    ],
    ['filed', FILED, 'filed', [...OPEN, 'merged', 'dispatched', 'corrected', 'referred']],
    ['handling', HANDLING, 'handling', [...HANDLED, 'return-requested', 'extension-requested', 'deferral-requested']],
    [
      'handling, return asked',
      ASKED_RETURN,
      'handling',
      [...HANDLED, 'return-refused', 'returned', 'extension-requested', 'deferral-requested'],
    ],
    [
      'handling, extension asked',
      ASKED_EXTENSION,
      'handling',
      [...HANDLED, 'return-requested', 'extension-refused', 'extension-approved', 'deferral-requested'],
    ],
    [
      'handling, deferral asked',
      ASKED_DEFERRAL,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-refused', 'deferral-approved'],
    ],
    [
      'handling, deferred',
      DEFERRED,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-requested', 'deferral-ended'],
    ],
    // asked again while it runs: it may be refused, not approved
    [
      'handling, deferred, deferral asked again',
      `${DEFERRED} 09:00 deferral-requested`,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-refused', 'deferral-ended'],
    ],
    // a refusal closes the request
    [
      'handling, all three refused',
      `${HANDLING} 08:40 return-requested
     08:41 extension-requested
     08:42 deferral-requested
     08:43 return-refused
     08:44 extension-refused
     08:45 deferral-refused`,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-requested'],
    ],
    ['returned', RETURNED, 'returned', [...OPEN, 'merged', 'dispatched', 'corrected', 'adjusted']],
    // what was open when feedback or return came is closed
    [
      'handling again after feedback with open requests',
      `${HANDLING} 08:40 return-requested
     08:41 extension-requested
     08:42 deferral-requested
     09:00 feedback
     09:05 feedback-refused
     09:10 dispatched U1`,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-requested'],
    ],
    [
      'handling again after a return with open requests',
      `${ASKED_RETURN} 08:41 extension-requested
     08:42 deferral-requested
     09:00 returned
     09:10 dispatched U1`,
      'handling',
      [...HANDLED, 'return-requested', 'extension-requested', 'deferral-requested'],
    ],
    ['feedback', FEEDBACK, 'feedback', [...OPEN, 'feedback-refused', 'verification-sent', 'corrected', 'adjusted']],
    ['verifying', VERIFYING, 'verifying', [...OPEN, 'verification-sent', 'verified', 'corrected', 'adjusted']],
    ['verified', VERIFIED, 'verified', [...OPEN, 'closed', 'reopened', 'corrected', 'adjusted']],
    ['failed', FAILED, 'failed', [...OPEN, 'merged', 'dispatched', 'corrected', 'adjusted']],
    [
      'failed by a refused feedback',
      `${FEEDBACK} 09:10 feedback-refused`,
      'failed',
      [...OPEN, 'merged', 'dispatched', 'corrected', 'adjusted'],
    ],
    [
      'failed by reopening',
      `${CLOSED} 09:40 reopened`,
      'failed',
      [...OPEN, 'merged', 'dispatched', 'corrected', 'adjusted'],
    ],
    ['closed', CLOSED, 'closed', ['reopened', 'rated', 'adjusted', 'noted']],
    ['rejected', `${REPORTED} 08:10 rejected`, 'rejected', ['noted']],
    ['referred', `${FILED} 08:20 referred`, 'referred', ['noted']],
    ['merged before any dispatch', `${FILED} 08:20 merged`, 'merged', ['noted']],
    ['merged after a dispatch', `${HANDLING} 08:40 merged`, 'merged', ['noted', 'adjusted']],
    ['cancelled before any dispatch', `${REPORTED} 08:20 cancelled`, 'cancelled', ['noted']],
    ['cancelled after a dispatch', `${VERIFIED} 09:40 cancelled`, 'cancelled', ['noted', 'adjusted']],
  ];

/** What a type alone does not decide. */
export const LEGALITY_ROWS: readonly LegalityRow[] = [
  refused(
    'extension approved where the standard is null',
    `${REPORTED} 08:10 filed none\n 08:30 dispatched U1\n 08:40 extension-requested`,
    '04-01 09:00 extension-approved 1h',
  ),
  refused(
    'extension approved where the dispatch gave no limit',
    `${FILED} 08:30 dispatched U1 none\n 08:40 extension-requested`,
    '04-01 09:00 extension-approved 1h',
  ),
  accepted(
    'extension asked for where the standard is null',
    `${REPORTED} 08:10 filed none\n 08:30 dispatched U1`,
    '04-01 09:00 extension-requested',
  ),
  accepted(
    'extension approved where only what was filed had no limit',
    `${REPORTED} 08:10 filed none\n 08:30 dispatched U1 2h\n 08:40 extension-requested`,
    '04-01 09:00 extension-approved 1h',
  ),
  refused('a standard on a later dispatch of the run', `${RETURNED}`, '04-01 09:00 dispatched U1 2h'),
  refused('no limit on a later dispatch of the run', `${RETURNED}`, '04-01 09:00 dispatched U1 none'),
  refused('a standard on a repeat dispatch', `${FAILED}`, '04-01 09:40 dispatched U1 2h'),
  accepted('a standard for the next unit', `${RETURNED}`, '04-01 09:00 dispatched U2 2h'),
  accepted(
    "a standard for a unit's second run",
    `${RETURNED} 09:00 dispatched U2\n 09:10 return-requested\n 09:20 returned`,
    '04-01 09:30 dispatched U1 2h',
  ),
  refused('urgentHours in a general case', REPORTED, '04-01 08:10 filed 2uh'),
  refused('urgentHours in a special case', '04-01 08:00 reported special', '04-01 08:10 filed 2uh'),
  refused('workdays in an urgent case', '04-01 08:00 reported urgent', '04-01 08:10 filed 1d'),
  accepted('urgentHours in an urgent case', '04-01 08:00 reported urgent', '04-01 08:10 filed 2uh'),
  accepted('hours in an urgent case', '04-01 08:00 reported urgent', '04-01 08:10 filed 2h'),
  accepted('workdays in a special case', '04-01 08:00 reported special', '04-01 08:10 filed 1d'),
  // the severity that `filed` leaves decides
  accepted('urgentHours where filing makes it urgent', REPORTED, '04-01 08:10 filed 2uh urgent'),
  refused('workdays where filing makes it urgent', REPORTED, '04-01 08:10 filed 1d urgent'),
  refused('urgentHours where filing makes it general', '04-01 08:00 reported urgent', '04-01 08:10 filed 2uh general'),
  accepted('workdays where filing makes it general', '04-01 08:00 reported urgent', '04-01 08:10 filed 1d general'),
  refused('urgentHours on the dispatch of a general case', FILED, '04-01 08:30 dispatched U1 2uh'),
  refused(
    'workdays on the dispatch of an urgent case',
    '04-01 08:00 reported urgent\n 08:10 filed 4h',
    '04-01 08:30 dispatched U1 1d',
  ),
  refused('an extension in urgentHours in a general case', ASKED_EXTENSION, '04-01 09:00 extension-approved 1uh'),
  refused(
    'an extension in workdays in an urgent case',
    '04-01 08:00 reported urgent\n 08:10 filed 4h\n 08:30 dispatched U1\n 08:40 extension-requested',
    '04-01 09:00 extension-approved 1d',
  ),
  refused('filed without a standard', REPORTED, '04-01 08:10 filed 4h', { standard: undefined }),
  accepted('filed without a limit', REPORTED, '04-01 08:10 filed none'),
  refused('deferral until the event itself', ASKED_DEFERRAL, '04-01 09:00 deferral-approved 04-01 09:00'),
  refused('deferral until before the event', ASKED_DEFERRAL, '04-01 09:00 deferral-approved 04-01 08:59'),
  accepted('deferral until a minute after', ASKED_DEFERRAL, '04-01 09:00 deferral-approved 04-01 09:01'),
  refused(
    'a deferral while one is running',
    `${DEFERRED} 09:00 deferral-requested`,
    '04-01 10:59 deferral-approved 04-02 08:30',
  ),
  accepted(
    'a deferral exactly when the other has run out',
    `${DEFERRED} 09:00 deferral-requested`,
    '04-01 11:00 deferral-approved 04-02 08:30',
  ),
  accepted(
    'a deferral after the other was ended',
    `${DEFERRED} 09:00 deferral-requested\n 09:30 deferral-ended`,
    '04-01 09:30 deferral-approved 04-02 08:30',
  ),
  accepted('deferral-ended after until', DEFERRED, '04-01 11:30 deferral-ended'),
  refused('deferral-ended without any deferral', HANDLING, '04-01 09:00 deferral-ended'),
  refused('deferral-ended with a request alone', ASKED_DEFERRAL, '04-01 09:00 deferral-ended'),
  refused(
    'deferral-ended when the case has gone on to feedback',
    `${DEFERRED} 09:00 feedback`,
    '04-01 09:30 deferral-ended',
  ),
  refused('a second return request', ASKED_RETURN, '04-01 09:00 return-requested'),
  refused('a second extension request', ASKED_EXTENSION, '04-01 09:00 extension-requested'),
  refused('a second deferral request', ASKED_DEFERRAL, '04-01 09:00 deferral-requested'),
  refused('returned without a request', HANDLING, '04-01 09:00 returned'),
  refused(
    'an approved extension closes its request',
    `${ASKED_EXTENSION} 08:50 extension-approved 1h`,
    '04-01 09:00 extension-approved 1h',
  ),
  refused('adjusted for a unit that never had the case', HANDLING, '04-01 09:00 adjusted U2 exclude'),
  accepted(
    'adjusted for a unit that had it once',
    `${RETURNED} 09:00 dispatched U2`,
    '04-01 09:30 adjusted U1 exclude',
  ),
  accepted('adjusted after closing', CLOSED, '04-01 10:00 adjusted U1 on-time'),
  refused('a second check while one runs', CHECKING, '04-01 08:30 check-sent'),
  refused('filed while a check runs', CHECKING, '04-01 08:30 filed 4h'),
  refused('reported twice', REPORTED, '04-01 08:30 reported'),
  refused('dispatched before filing', REPORTED, '04-01 08:30 dispatched U1'),
  refused('dispatched while handled', HANDLING, '04-01 09:00 dispatched U2'),
  refused('verified before it was sent', FEEDBACK, '04-01 09:30 verified passed'),
  refused('feedback refused while verifying', VERIFYING, '04-01 09:30 feedback-refused'),
  refused('merged while verifying', VERIFYING, '04-01 09:30 merged'),
  refused('referred after a dispatch', HANDLING, '04-01 09:00 referred'),
  refused('rated before closing', VERIFIED, '04-01 09:30 rated'),
  refused('closed twice', CLOSED, '04-01 09:40 closed'),
  refused('cancelled after closing', CLOSED, '04-01 09:40 cancelled'),
  refused('supervision of a closed case', CLOSED, '04-01 09:40 supervision-required'),
  refused('joined to a closed case', CLOSED, '04-01 09:40 joined'),
  refused('noted before there is a case', '', '04-01 09:40 noted'),
  refused('an event before the last one', FILED, '04-01 08:09 dispatched U1'),
  accepted('two events at one instant', FILED, '04-01 08:10 dispatched U1'),
  refused('an unknown unit', FILED, '04-01 08:30 dispatched U9'),
  refused('an unknown type', FILED, '04-01 08:30 vanished'),
];
