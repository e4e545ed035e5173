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
