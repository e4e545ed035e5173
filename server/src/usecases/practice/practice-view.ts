import type { PracticeView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { isPractice, practiceProgress } from '../../store/practice.js';
import { inSnapshot } from '../in-transaction.js';
import { type Actor, type App, done, failed, type Grant, type Result } from '../types.js';

export const PRACTICE_MS = 7 * 86_400_000;

/** Something to try, told by what the learner has written. */
interface Task {
  readonly id: PracticeView['tasks'][number]['id'];
  readonly goal: number;
  readonly types: readonly string[];
  /** Roles whose work it is. */
  readonly roles: readonly string[];
}

const centre = ['duty-officer', 'dispatcher'];
const unit = ['unit-clerk', 'unit-head'];

const TASKS: readonly Task[] = [
  { id: 'file', goal: 3, types: ['filed'], roles: ['duty-officer'] },
  { id: 'merge', goal: 1, types: ['merged'], roles: ['duty-officer'] },
  { id: 'dispatch', goal: 5, types: ['dispatched'], roles: ['dispatcher'] },
  {
    id: 'request',
    goal: 1,
    types: [
      'extension-approved',
      'extension-refused',
      'deferral-approved',
      'deferral-refused',
      'returned',
      'return-refused',
    ],
    roles: ['dispatcher'],
  },
  { id: 'verify', goal: 2, types: ['verification-sent'], roles: ['dispatcher'] },
  { id: 'close', goal: 2, types: ['closed'], roles: ['duty-officer'] },
  {
    id: 'order',
    goal: 1,
    types: ['supervised', 'supervision-required'],
    roles: ['supervisor', 'leader', 'dispatcher'],
  },
  {
    id: 'coordinate',
    goal: 1,
    types: ['coordination-opened', 'coordination-decided'],
    roles: ['coordination-office', 'dispatcher'],
  },
  {
    id: 'report',
    goal: 1,
    types: ['reported'],
    roles: ['collector', 'hotline-agent', 'video-operator', 'grid-leader'],
  },
  { id: 'feedback', goal: 3, types: ['feedback', 'handed-back'], roles: [...unit, 'unit-crew'] },
  { id: 'ask', goal: 1, types: ['extension-requested', 'deferral-requested', 'return-requested'], roles: unit },
  { id: 'assign', goal: 1, types: ['assigned'], roles: unit },
];

/** How far the learner has come with what there is to try; the tasks are those of the roles that they really hold. */
export function practiceView(app: App, learner: Actor, real: readonly Grant[]): Promise<Result<PracticeView>> {
  if (!isPractice(learner.tenant)) return Promise.resolve(failed({ code: 'not-found' }));
  return inSnapshot(app, learner.tenant, async (tx, config) => {
    const { since, written } = await practiceProgress(tx, learner.tenant, learner.person);
    const held = new Set(real.map((grant) => grant.role));
    const own = TASKS.filter((task) => task.roles.some((role) => held.has(role)));
    // Who only reads learns the centre's work.
    const shown = own.length > 0 ? own : TASKS.filter((task) => task.roles.some((role) => centre.includes(role)));
    const zone = config.calendar.timeZone;
    return done({
      since: formatInstant(since, zone),
      until: formatInstant(since + PRACTICE_MS, zone),
      tasks: shown.map(({ id, goal, types }) => ({
        id,
        goal,
        done: Math.min(
          goal,
          types.reduce((sum, type) => sum + (written.get(type) ?? 0), 0),
        ),
      })),
      now: formatInstant(app.clock.now(), zone),
    });
  });
}
