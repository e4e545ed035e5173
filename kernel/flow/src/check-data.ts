import { DurationError, type DurationUnit, InstantError, parseDuration, parseInstant } from '@bihuan/worktime';
import type { FieldRule } from './definition.js';

/** Some fifty years of work. What is longer is a slip of the hand, and would lead a clock out of the calendar. */
const LONGEST: Readonly<Record<DurationUnit, number>> = {
  minutes: 6_000_000,
  hours: 100_000,
  workdays: 15_000,
  urgentHours: 100_000,
};
const FARTHEST = 36_525 * 86_400_000;

/** Null where the value fits the field, else what is expected of it. */
export function misfit(value: unknown, rule: FieldRule, at: number): string | null {
  switch (rule.type) {
    case 'text':
    case 'unit':
      return textMisfit(value, rule);
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'integer':
    case 'number':
      return numberMisfit(value, rule);
    case 'list':
      return Array.isArray(value) ? null : 'a list';
    case 'point':
      return isPoint(value) ? null : '{"lon": -180 to 180, "lat": -90 to 90}';
    case 'instant':
      return instantMisfit(value, rule, at);
    case 'duration':
      return durationMisfit(value, rule);
  }
}

function textMisfit(value: unknown, rule: FieldRule): string | null {
  if (rule.oneOf !== undefined) {
    return typeof value === 'string' && rule.oneOf.includes(value) ? null : `one of ${rule.oneOf.join(', ')}`;
  }
  if (typeof value !== 'string') return 'a text';
  return value === '' && !rule.optional ? 'a text that is not empty' : null;
}

function numberMisfit(value: unknown, rule: FieldRule): string | null {
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (rule.type !== 'integer' || Number.isInteger(value)) &&
    value >= (rule.min ?? -Infinity) &&
    value <= (rule.max ?? Infinity);
  if (fits) return null;
  const range = rule.min !== undefined && rule.max !== undefined ? ` from ${rule.min} to ${rule.max}` : '';
  return `${rule.type === 'integer' ? 'a whole number' : 'a number'}${range}`;
}

function isPoint(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { lon, lat } = value as { lon?: unknown; lat?: unknown };
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function instantMisfit(value: unknown, rule: FieldRule, at: number): string | null {
  const expected = 'an ISO 8601 instant with an offset';
  if (typeof value !== 'string') return expected;
  try {
    const instant = parseInstant(value);
    if (!rule.future) return null;
    return instant > at && instant - at <= FARTHEST ? null : 'an instant after the event, within a hundred years';
  } catch (error) {
    if (error instanceof InstantError) return expected;
    throw error;
  }
}

function durationMisfit(value: unknown, rule: FieldRule): string | null {
  if (value === null) return rule.nullable ? null : 'a duration such as {"hours": 4}';
  try {
    const duration = parseDuration(value);
    for (const unit of Object.keys(LONGEST) as DurationUnit[]) {
      if (unit in duration && Number(Reflect.get(duration, unit)) > LONGEST[unit]) {
        return `a duration of at most ${LONGEST[unit]} ${unit}`;
      }
    }
    return null;
  } catch (error) {
    if (error instanceof DurationError) return 'a duration such as {"hours": 4}: one unit, more than 0';
    throw error;
  }
}
