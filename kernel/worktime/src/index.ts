export { compileCalendar } from './calendar.js';
export { durationLength, parseDuration } from './duration.js';
export {
  CalendarError,
  type CalendarErrorCode,
  DurationError,
  type DurationErrorCode,
  type ErrorParams,
  InstantError,
  type InstantErrorCode,
} from './errors.js';
export { formatInstant, localDate, parseInstant, parseLocal } from './instant.js';
export { naturalTime } from './natural.js';
export type {
  Calendar,
  CalendarDefinition,
  ClosedReason,
  Duration,
  DurationUnit,
  Instant,
  Interval,
  Milliseconds,
  SeasonDefinition,
  Slice,
  Timeline,
} from './types.js';
