export { findable, initialsOf } from './initials.js';
export { matches } from './matches.js';
