import type { FlowDefinition } from '@bihuan/flow';

/** How far a right reaches. */
export type Scope =
  /** Matters in the area of the grant. */
  | 'area'
  /** To read: matters that the grant's unit has, had or helps with. To act: matters that it has. */
  | 'own-unit'
  /** To read: matters that the person was sent to or was handed. To act: those that they are sent to now. */
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

const to = (permission: string, scope: Scope, roles: readonly string[]): Right[] =>
  roles.map((role) => ({ permission, role, scope }));

/** Everything but the events of a flow. What no row allows is denied. */
const RIGHTS: readonly Right[] = [
  ...to('case.read', 'area', [...centre, ...overseers, ...reporters]),
  ...to('case.read', 'own-unit', unit),
  ...to('case.read', 'own-task', ['collector', 'unit-crew']),
  ...to('case.read', 'own-report', [...reporters, 'duty-officer', 'citizen']),
  ...to('case.contact.read', 'area', [...centre, 'hotline-agent']),
  ...to('case.contact.read', 'own-report', [...reporters, 'duty-officer', 'citizen']),
  ...to('scorecard.read', 'anywhere', [...centre, ...overseers]),
  ...to('scorecard.read', 'own-unit', ['unit-head']),
  ...to('reference.read', 'anywhere', [...everybody, 'citizen', ...ADMINISTRATIVE]),
  ...to('people.read', 'anywhere', [...centre, 'supervisor', 'security-administrator']),
  ...to('people.read', 'own-unit', unit),
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

/** Events whose reach differs: anybody may report anywhere, join what lies in their area, and note what they may read. */
const EVENT_SCOPES: Readonly<Record<string, (role: string) => readonly Scope[]>> = {
  reported: () => ['anywhere'],
  joined: (role) => (role === 'citizen' ? [] : ['area']),
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
