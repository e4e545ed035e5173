import type { NoticeEvent } from '@bihuan/contracts';

const ofCase = ['number', 'class', 'area', 'severity', 'state', 'city', 'link'] as const;

/** What a template of an event may name. */
export const PLACEHOLDERS: Readonly<Record<NoticeEvent, readonly string[]>> = {
  dispatched: [...ofCase, 'unit', 'due'],
  assigned: [...ofCase, 'unit', 'due'],
  verification: [...ofCase, 'unit'],
  'light-yellow': [...ofCase, 'unit', 'due'],
  'light-red': [...ofCase, 'unit', 'due'],
  request: [...ofCase, 'unit', 'request'],
  answer: [...ofCase, 'unit', 'answer'],
  supervision: [...ofCase, 'unit'],
  digest: ['city', 'date', 'count', 'unread', 'list', 'link'],
  outcome: ['number', 'class', 'area', 'outcome', 'city'],
  merged: ['number', 'class', 'area', 'into', 'city'],
  letter: ['city', 'outcome', 'number', 'code', 'link'],
  'letter-answer': ['city', 'answer', 'code', 'link'],
  test: ['city'],
};

/** Everything that people are told of. */
export const EVENTS = Object.keys(PLACEHOLDERS) as NoticeEvent[];

const placeholder = /\{([^{}]*)\}/g;

/** The names that a template uses, as they stand in it. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** A name without a value becomes nothing. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, name: string) => values[name] ?? '').trim();
}
