export { findable, initialsOf } from '../../ui/initials.js';
