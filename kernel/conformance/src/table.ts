import { HANDLING_ROWS } from './rows/handling.js';
import { MARK_ROWS } from './rows/marks.js';
import { RELIEF_ROWS } from './rows/relief.js';
import { REPEAT_ROWS } from './rows/repeats.js';
import { SET_ROWS } from './rows/sets.js';
import { STAGE_ROWS } from './rows/stages.js';
import type { LightsRow, ScoreRow } from './story.js';

export { LEGAL_TYPES, LEGALITY_ROWS } from './rows/legality.js';

/** Histories and what `lights` shows of them; every expected value was worked by hand, the arithmetic is beside it. */
export const LIGHTS_ROWS: readonly LightsRow[] = [...STAGE_ROWS, ...HANDLING_ROWS, ...REPEAT_ROWS, ...RELIEF_ROWS];

/** Histories and what `evaluate` gives for them. */
export const SCORE_ROWS: readonly ScoreRow[] = [...SET_ROWS, ...MARK_ROWS];
