import type { CaseRequest } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { type History, type ToldEvent, textOf } from './case-history.js';
import { namedUnit } from './case-summary.js';

const KINDS: readonly {
  readonly kind: CaseRequest['kind'];
  readonly asked: string;
  readonly granted: string;
  readonly refused: string;
}[] = [
  { kind: 'return', asked: 'return-requested', granted: 'returned', refused: 'return-refused' },
  { kind: 'extension', asked: 'extension-requested', granted: 'extension-approved', refused: 'extension-refused' },
  { kind: 'deferral', asked: 'deferral-requested', granted: 'deferral-approved', refused: 'deferral-refused' },
];

/** What units asked for in the case, the earliest first, each with its answer. */
export function requestsOf(history: History): CaseRequest[] {
  const requests: CaseRequest[] = [];
  let unit: string | null = null;
  for (const event of history.events) {
    if (history.flow.events[event.type]?.effect === 'dispatch') unit = textOf(event.data, 'unit');
    for (const { kind, asked, granted, refused } of KINDS) {
      const open = requests.findLastIndex((request) => request.kind === kind && request.status === 'open');
      const request = requests[open];
      if (event.type === asked) requests.push(asRequest(history, kind, event, unit));
      else if (request === undefined) continue;
      else if (event.type === granted || event.type === refused) {
        requests[open] = {
          ...request,
          status: event.type === granted ? 'granted' : 'refused',
          answer: answerOf(history, event),
        };
      } else if (falls(history, asked, event)) requests[open] = { ...request, status: 'lapsed' };
    }
  }
  return requests;
}

/** Does the event put out what the request had raised, or end the matter? */
function falls({ flow, matter }: History, asked: string, event: ToldEvent): boolean {
  const raised = flow.events[asked]?.raises ?? [];
  const cleared = flow.events[event.type]?.clears ?? [];
  return raised.some((mark) => cleared.includes(mark)) || (matter.ended !== null && matter.ended <= event.at);
}

function asRequest(history: History, kind: CaseRequest['kind'], event: ToldEvent, unit: string | null): CaseRequest {
  return {
    kind,
    seq: event.seq,
    unit: unit === null ? null : namedUnit(history.config, unit),
    at: formatInstant(event.at, history.zone),
    by: history.person(event.actor),
    ground: textOf(event.data, 'ground'),
    reason: textOf(event.data, 'reason'),
    duration: durationOf(event),
    status: 'open',
    answer: null,
  };
}

function answerOf(history: History, event: ToldEvent): CaseRequest['answer'] {
  return {
    at: formatInstant(event.at, history.zone),
    by: history.person(event.actor),
    reason: textOf(event.data, 'reason'),
  };
}

function durationOf(event: ToldEvent): CaseRequest['duration'] {
  const { duration } = event.data;
  return duration === undefined ? null : (duration as CaseRequest['duration']);
}
