/**
 * What a screen offers first: acts that take the case on along the loop, then the ways back, then all the rest behind
 * "more". Which of them are legal for the person now is the server's word.
 */
const FORWARD = [
  'checked',
  'verified',
  'supervised',
  'coordination-decided',
  'filed',
  'dispatched',
  'feedback',
  'verification-sent',
  'closed',
  'extension-approved',
  'deferral-approved',
  'returned',
  'return-refused',
  'extension-refused',
  'deferral-refused',
  'deferral-ended',
  'check-sent',
  'rejected',
  'feedback-refused',
  'extension-requested',
  'deferral-requested',
  'return-requested',
  'assist-done',
  'handed-back',
];

/** What is asked for most often beside the way itself. */
const REST = ['assigned', 'supervision-required', 'noted', 'corrected', 'assist-requested', 'coordination-opened'];

/** Acts that no later act takes back, or that cost somebody: their form says what will happen. */
export const GRAVE = [
  'rejected',
  'merged',
  'cancelled',
  'referred',
  'returned',
  'feedback-refused',
  'reopened',
  'closed',
  'adjusted',
] as const;

export interface Ordered<T> {
  readonly first: readonly T[];
  readonly more: readonly T[];
  /** Whether the first of them is the way on. */
  readonly forward: boolean;
}

export function inOrder<T extends { readonly type: string }>(actions: readonly T[]): Ordered<T> {
  const first = FORWARD.flatMap((type) => actions.filter((action) => action.type === type));
  const more = [
    ...REST.flatMap((type) => actions.filter((action) => action.type === type)),
    ...actions.filter((action) => !FORWARD.includes(action.type) && !REST.includes(action.type)),
  ];
  // Somebody who may only do the rest sees it at once.
  return first.length === 0
    ? { first: more.slice(0, 3), more: more.slice(3), forward: false }
    : { first, more, forward: true };
}
