import { HANDLING_ROWS } from './rows/handling.js';
import { RELIEF_ROWS } from './rows/relief.js';
import { REPEAT_ROWS } from './rows/repeats.js';
import { STAGE_ROWS } from './rows/stages.js';
import type { LightsRow } from './story.js';

export { LEGAL_TYPES, LEGALITY_ROWS } from './rows/legality.js';
export { SCORE_ROWS } from './rows/scores.js';

/** Histories and what `lights` shows of them; every expected value was worked by hand, the arithmetic is beside it. */
export const LIGHTS_ROWS: readonly LightsRow[] = [...STAGE_ROWS, ...HANDLING_ROWS, ...REPEAT_ROWS, ...RELIEF_ROWS];
