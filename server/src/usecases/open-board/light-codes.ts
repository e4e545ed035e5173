/** The lights by code. */
export const LIGHTS = [null, 'green', 'yellow', 'red'] as const;
export const NONE = 0;
export const GREEN = 1;
export const YELLOW = 2;
export const RED = 3;
