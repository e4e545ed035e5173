/** The histories and the period that the score rows are made of. */

export const APRIL = ['04-01 00:00', '05-01 00:00'] as const;

/** Given at 08:30 with 4 h (first due 14:30 = 180 + 60), fed back at 10:00, passed, closed. */
export const GOOD = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  10:00 feedback
  10:10 verification-sent
  10:20 verified passed
  10:30 closed`;
/** The same, fed back on Friday 10:00: 390 + 90 = 480 > 240. */
export const LATE = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  04-02 10:00 feedback
  10:10 verification-sent
  10:20 verified passed
  10:30 closed`;
/** Never fed back. */
export const OPEN = '04-01 08:00 reported\n 08:10 filed 4h\n 08:30 dispatched U1';
/** Two legs of 30, in time, a repeat. */
export const REPEAT = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 feedback
  09:10 verification-sent
  09:20 verified failed
  09:30 dispatched U1
  10:00 feedback
  10:10 verification-sent
  10:20 verified passed`;
/** Three legs of 30, 08:30–11:00 = 150 unbroken. */
export const thrice = (standard: string): string => `04-01 08:00 reported
  08:10 filed ${standard}
  08:30 dispatched U1
  09:00 feedback
  09:10 verification-sent
  09:20 verified failed
  09:30 dispatched U1
  10:00 feedback
  10:05 feedback-refused
  10:30 dispatched U1
  11:00 feedback
  11:05 verification-sent
  11:10 verified passed`;
/** Deferred from 09:10 to Tuesday: without the pause 390 > 240 by Thursday's evening. */
export const DEFERRED = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 deferral-requested
  09:10 deferral-approved 04-06 08:30
  04-06 09:00 feedback
  09:10 verification-sent
  09:20 verified passed`;
/** 4 h + 4 h: due with the extension 480 = 390 + 90 → Friday 10:00. */
export const extended = (feedback: string): string => `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 extension-requested
  09:10 extension-approved 4h
  ${feedback} feedback
  04-02 11:00 verification-sent
  11:10 verified passed`;
export const EXTENDED_OPEN = `04-01 08:00 reported
  08:10 filed 4h
  08:30 dispatched U1
  09:00 extension-requested
  09:10 extension-approved 4h`;

export function copies(text: string, n: number): string[] {
  return Array.from({ length: n }, () => text);
}

/** U1 with a standard, returned at `when`, on to U2, who feeds back in time. */
export function away(standard: string, when: string, before = ''): string {
  return `04-01 08:00 reported
  08:10 filed ${standard}
  08:30 dispatched U1
  ${before}
  08:50 return-requested
  ${when} returned
  14:00 dispatched U2
  14:10 feedback
  14:20 verification-sent
  14:30 verified passed`;
}

export const ON_TIME_IN_ALL = { dispatched: 1, should: 1, resolved: 1, timely: 1 };
