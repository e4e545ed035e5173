const hour = 3_600_000;

/** For so long positions are kept; then only the cells that they lay in are known. */
export const KEPT_DAYS = 30;
export const KEPT_MS = KEPT_DAYS * 24 * hour;
/** A shift that nobody ended has ended then. */
export const LONGEST_MS = 16 * hour;
/** A cell is about 100 m across: what is less exact than this may lie in its neighbour. */
export const EXACT_METRES = 50;
/** How far a device's clock may run ahead of the server's. */
export const AHEAD_MS = 120_000;
