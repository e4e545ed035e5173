/** Why an event is refused. Codes and parameters, to be phrased by whoever shows them; `describe` phrases them in English. */
export type Refusal =
  | {
      readonly code: 'not-legal';
      readonly case: string;
      readonly state: string;
      readonly type: string;
      readonly legal: readonly string[];
    }
  | { readonly code: 'unknown-type'; readonly case: string; readonly type: string }
  | { readonly code: 'missing'; readonly case: string; readonly type: string; readonly member: string }
  | {
      readonly code: 'invalid';
      readonly case: string;
      readonly type: string;
      readonly member: string;
      readonly expected: string;
    }
  | { readonly code: 'out-of-order'; readonly case: string; readonly at: number; readonly last: number }
  | { readonly code: 'unknown-unit'; readonly case: string; readonly unit: string }
  | { readonly code: 'standard-on-run'; readonly case: string; readonly unit: string }
  | {
      readonly code: 'duration-unit';
      readonly case: string;
      readonly member: string;
      readonly unit: string;
      readonly severity: string;
    }
  | { readonly code: 'no-run'; readonly case: string; readonly unit: string }
  | { readonly code: 'no-limit'; readonly case: string }
  | { readonly code: 'not-sent'; readonly case: string; readonly actor: string }
  | { readonly code: 'handler-verifies'; readonly case: string; readonly actor: string }
  | { readonly code: 'past-due'; readonly case: string; readonly type: string; readonly dueAt: number };

export type RefusalCode = Refusal['code'];

/** One English line, for logs and the command line. */
export function describe(r: Refusal): string {
  switch (r.code) {
    case 'not-legal': {
      const legal = r.legal.length > 0 ? r.legal.join(', ') : 'nothing';
      return `case ${r.case} is ${r.state}: "${r.type}" is not legal now; legal: ${legal}`;
    }
    case 'unknown-type':
      return `case ${r.case}: no event type "${r.type}"`;
    case 'missing':
      return `case ${r.case}: "${r.type}" needs data.${r.member}`;
    case 'invalid':
      return `case ${r.case}: data.${r.member} of "${r.type}" must be ${r.expected}`;
    case 'out-of-order':
      return `case ${r.case}: the event of ${iso(r.at)} comes after one of ${iso(r.last)}; events of a case must be in time order`;
    case 'unknown-unit':
      return `case ${r.case}: unit "${r.unit}" is not in the units list`;
    case 'standard-on-run':
      return `case ${r.case}: unit "${r.unit}" has the run already; its standard was set when the run began`;
    case 'duration-unit':
      return `case ${r.case}: ${r.unit} in data.${r.member} cannot be used in a case of severity "${r.severity}"`;
    case 'no-run':
      return `case ${r.case} was never dispatched to unit "${r.unit}"`;
    case 'no-limit':
      return `case ${r.case}: the run has no limit, so there is nothing to extend`;
    case 'not-sent':
      return `case ${r.case}: "${r.actor}" is not the collector whom it was sent to`;
    case 'handler-verifies':
      return `case ${r.case}: "${r.actor}" handled it and cannot verify it`;
    case 'past-due':
      return `case ${r.case}: "${r.type}" comes after the due instant ${iso(r.dueAt)}`;
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
