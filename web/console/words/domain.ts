/** The city's words that screens list by themselves. What a case may do next comes from the server. */
export const OPEN_STATES = [
  'reported',
  'filed',
  'handling',
  'returned',
  'failed',
  'feedback',
  'verifying',
  'verified',
] as const;
export const END_STATES = ['closed', 'rejected', 'merged', 'cancelled', 'referred'] as const;
export const STATES = [...OPEN_STATES, ...END_STATES] as const;
export const SEVERITIES = ['general', 'urgent', 'special'] as const;
export const STAGES = ['filing', 'dispatch', 'handling', 'sendVerification', 'verification', 'closing'] as const;
/** Sources that a desk may name; imports and Open311 come by themselves. */
export const SOURCES = ['collector', 'hotline', 'citizen', 'video', 'department', 'media'] as const;
/** What may be up on a case beside its state. */
export const MARKS = ['check', 'return-request', 'extension-request', 'deferral-request', 'deferral'] as const;
