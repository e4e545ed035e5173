import type { FlowDefinition } from '@bihuan/flow';

/** How far a right reaches. */
export type Scope =
  /** Matters in the area of the grant. */
  | 'area'
  /** In the area of the grant. To read: matters that the grant's unit has, had or helps with. To act: those it has. */
  | 'own-unit'
  /**
   * To read: matters that the person was sent to or was handed. To act: those that they are sent to, or have in hand,
   * now. Who holds the grant for a unit has this in the area of the grant only.
   */
  | 'own-task'
  /** Matters that the person reported. */
  | 'own-report'
  /** The whole tenant. */
  | 'anywhere';

export interface Right {
  readonly permission: string;
  readonly role: string;
  readonly scope: Scope;
}

export const ADMINISTRATIVE = ['administrator', 'security-administrator', 'auditor'] as const;

const centre = ['duty-officer', 'dispatcher'];
const overseers = ['supervisor', 'leader', 'coordination-office'];
const reporters = ['collector', 'hotline-agent', 'video-operator', 'grid-leader'];
const unit = ['unit-clerk', 'unit-head'];
const everybody = [...centre, ...overseers, ...reporters, ...unit, 'unit-crew'];

/** Roles whose work goes on through shifts. */
const POSTS = ['hotline-agent', 'video-operator', ...centre, 'supervisor', 'coordination-office'];

const to = (permission: string, scope: Scope, roles: readonly string[]): Right[] =>
  roles.map((role) => ({ permission, role, scope }));

/** The permission to say that a report came by a source. */
export const sourcePermission = (source: string): string => `source.${source}`;

/**
 * By which sources a role's reports come. `open311` and `import` are nobody's: such reports do not come from a person at
 * a screen.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  collector: ['collector'],
  'grid-leader': ['collector'],
  'hotline-agent': ['hotline', 'citizen'],
  'video-operator': ['video'],
  'duty-officer': ['hotline', 'department', 'media'],
  citizen: ['citizen'],
};

/** Everything but the events of a flow. What no row allows is denied. */
const RIGHTS: readonly Right[] = [
  ...to('case.read', 'area', [...centre, ...overseers, ...reporters]),
  ...to('case.read', 'own-unit', unit),
  ...to('case.read', 'own-task', ['collector', 'unit-crew']),
  ...to('case.read', 'own-report', [...reporters, 'duty-officer', 'citizen']),
  ...to('case.contact.read', 'area', [...centre, 'hotline-agent']),
  ...to('case.contact.read', 'own-report', [...reporters, 'duty-officer', 'citizen']),
  // Orders of supervision: who gives them or watches over them, and the unit that has to answer.
  ...to('order.read', 'area', [...centre, 'supervisor', 'leader']),
  ...to('order.read', 'own-unit', unit),
  ...to('coordination.read', 'area', [...centre, ...overseers]),
  ...to('fund.read', 'anywhere', [...centre, ...overseers]),
  ...to('fund.write', 'anywhere', ['coordination-office']),
  // A shift is handed over within a post; whoever oversees the area reads what was.
  ...to('handover.write', 'area', POSTS),
  ...to('handover.read', 'area', [...POSTS, 'leader']),
  ...to('practice.enter', 'anywhere', everybody),
  // The figures of all units are published to all who assess; the cases behind them only as far as each may read.
  ...to('scorecard.read', 'anywhere', [...centre, ...overseers]),
  ...to('scorecard.read', 'own-unit', ['unit-head']),
  // Cards of people and their companies: whoever oversees them, and each person their own, without the peers.
  ...to('card.read', 'anywhere', ['duty-officer', ...overseers]),
  ...to('card.own', 'anywhere', ['dispatcher', 'collector', 'hotline-agent', 'grid-leader']),
  // Periods from draft to publication: who assesses closes them, a unit answers for itself and contests its own cases.
  ...to('assessment.read', 'anywhere', [...centre, ...overseers]),
  ...to('assessment.read', 'own-unit', ['unit-head']),
  ...to('assessment.write', 'anywhere', ['supervisor', 'leader']),
  ...to('assessment.answer', 'own-unit', ['unit-head']),
  // Where the own unit stands: its requests, its score so far, and what costs it points.
  ...to('unit.read', 'own-unit', unit),
  ...to('board.read', 'area', [...centre, ...overseers]),
  // Administrators: pictures of components. Citizens: of what they report.
  ...to('file.write', 'anywhere', [...everybody, 'administrator', 'citizen']),
  // What the public sees, and what it asks for: the desk that answers it.
  ...to('portal.moderate', 'area', ['duty-officer', 'hotline-agent']),
  // Whoever patrols begins and ends their own shift, and sees their own track; others see which cells were come through.
  ...to('patrol.walk', 'area', ['collector', 'grid-leader']),
  ...to('coverage.read', 'area', [...centre, ...overseers, 'grid-leader']),
  ...to('patrol.plan', 'area', ['dispatcher', 'supervisor']),
  // Surveys of components: the centre makes them, whoever patrols carries them out, and both see how far they are.
  ...to('survey.write', 'area', ['duty-officer', 'dispatcher']),
  ...to('survey.read', 'area', [...centre, ...overseers]),
  ...to('survey.walk', 'area', ['collector', 'grid-leader']),
  ...to('reference.read', 'anywhere', [...everybody, 'citizen', ...ADMINISTRATIVE]),
  ...to('people.read', 'anywhere', [...centre, 'supervisor', 'security-administrator']),
  ...to('people.read', 'own-unit', unit),
  // The hotline: whoever answers calls; whoever oversees the desk sees how it does, and of callers four digits. Articles
  // to answer from are written by administrators and by the duty officer, who leads the receivers.
  ...to('hotline.work', 'anywhere', ['hotline-agent']),
  ...to('hotline.read', 'anywhere', ['hotline-agent', ...centre, 'supervisor', 'leader']),
  ...to('knowledge.read', 'anywhere', ['hotline-agent', ...centre, 'administrator']),
  ...to('knowledge.write', 'anywhere', ['duty-officer', 'administrator']),
  // What stands in the city is no secret to whoever works in it.
  ...to('component.read', 'anywhere', [...everybody, 'administrator', 'auditor']),
  ...to('component.write', 'anywhere', ['administrator']),
  // Three powers that check one another: rules, accounts, and the log of both. None of them sees a case.
  ...to('config.read', 'anywhere', ['administrator', 'auditor']),
  ...to('config.write', 'anywhere', ['administrator']),
  ...to('account.read', 'anywhere', ['security-administrator']),
  ...to('account.write', 'anywhere', ['security-administrator']),
  ...to('audit.read', 'anywhere', ['auditor']),
  // Keys and addresses of other systems are a matter of security, as accounts are.
  ...to('partner.read', 'anywhere', ['security-administrator']),
  ...to('partner.write', 'anywhere', ['security-administrator']),
  ...Object.entries(SOURCES).flatMap(([role, sources]) =>
    sources.flatMap((source) => to(sourcePermission(source), 'anywhere', [role])),
  ),
];

/** How far a role reaches when it writes an event, where the event is not named below. */
const EVENT_SCOPE: Readonly<Record<string, Scope>> = {
  collector: 'own-task',
  'hotline-agent': 'area',
  'video-operator': 'area',
  'grid-leader': 'area',
  'duty-officer': 'area',
  dispatcher: 'area',
  supervisor: 'area',
  leader: 'area',
  'coordination-office': 'area',
  'unit-clerk': 'own-unit',
  'unit-head': 'own-unit',
  'unit-crew': 'own-task',
  citizen: 'own-report',
};

/**
 * Events whose reach differs: whoever reports may report anywhere, join what lies in their area, rate what they reported,
 * and everybody may note what they may read. A citizen joins through `report-public.ts` only, which shows them nothing of it.
 */
const EVENT_SCOPES: Readonly<Record<string, (role: string) => readonly Scope[]>> = {
  reported: () => ['anywhere'],
  joined: (role) => (role === 'citizen' ? [] : ['area']),
  rated: () => ['own-report'],
  noted: (role) =>
    RIGHTS.filter((right) => right.permission === 'case.read' && right.role === role).map((right) => right.scope),
};

/** The permission to write an event of a type. */
export const eventPermission = (type: string): string => `event.${type}`;

const known = new WeakMap<FlowDefinition, readonly Right[]>();

/** The whole table: the rows above, and a row for every event of a flow and every role that may write it. */
export function rightsOf(flow: FlowDefinition): readonly Right[] {
  const table = known.get(flow) ?? [...RIGHTS, ...eventRights(flow)];
  known.set(flow, table);
  return table;
}

function eventRights(flow: FlowDefinition): Right[] {
  return Object.entries(flow.events).flatMap(([type, rule]) =>
    rule.by.flatMap((role) =>
      scopesOf(type, role).map((scope) => ({ permission: eventPermission(type), role, scope })),
    ),
  );
}

function scopesOf(type: string, role: string): readonly Scope[] {
  if (ADMINISTRATIVE.some((each) => each === role)) return [];
  const named = EVENT_SCOPES[type];
  if (named !== undefined) return named(role);
  const scope = EVENT_SCOPE[role];
  return scope === undefined ? [] : [scope];
}
