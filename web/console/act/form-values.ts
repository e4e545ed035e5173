import type { Action, ActionField } from '@bihuan/contracts';
import { DURATION_UNITS, type DurationUnit } from '../words/duration-text.js';

export type Values = Readonly<Record<string, unknown>>;

/** How a duration stands in a form: a number may be missing yet; `unlimited` is the null that goes out. */
export interface DurationValue {
  readonly amount: number | null;
  readonly unit: DurationUnit;
  readonly unlimited: boolean;
}

/** Lists that a screen has a way to fill; any other is optional. */
const FILLABLE = new Set(['attachments']);

/** What must be said first. */
export function shownFields(action: Action): ActionField[] {
  const fields = action.fields.filter((field) => field.required || field.type !== 'list' || FILLABLE.has(field.name));
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}

/** A form as it opens: with what the server suggests. */
export function firstValues(action: Action): Values {
  return Object.fromEntries(
    action.fields.flatMap((field) => {
      // What may be left out is for the exception; filled in beforehand it would become the rule.
      // Photos are no exception: those that the crew brought back are what the unit feeds back.
      if (field.suggested === undefined || !(field.required || FILLABLE.has(field.name))) return [];
      return [[field.name, toValue(field, field.suggested)]];
    }),
  );
}

function toValue(field: ActionField, suggested: unknown): unknown {
  return field.type === 'duration' ? durationValue(suggested) : suggested;
}

export function durationValue(duration: unknown): DurationValue {
  if (typeof duration === 'object' && duration !== null) {
    for (const unit of DURATION_UNITS) {
      const amount = (duration as Record<string, unknown>)[unit];
      if (typeof amount === 'number') return { amount, unit, unlimited: false };
    }
  }
  return { amount: null, unit: 'hours', unlimited: duration === null };
}

/** The duration that goes out; undefined while it is incomplete. */
export function durationOf(value: unknown): Record<string, number> | null | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { amount, unit, unlimited } = value as DurationValue;
  if (unlimited) return null;
  return amount === null || !(amount > 0) ? undefined : { [unit]: amount };
}

/** The event's data; empty members are left out. */
export function dataOf(action: Action, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    action.fields.flatMap((field) => {
      const value = filled(field, values[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** Names of the mandatory members that are still empty, in the form's order. */
export function missingIn(action: Action, values: Values): string[] {
  return action.fields
    .filter((field) => field.required && filled(field, values[field.name]) === undefined)
    .map((field) => field.name);
}

function filled(field: ActionField, value: unknown): unknown {
  if (field.type === 'duration') return durationOf(value);
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return value;
}
