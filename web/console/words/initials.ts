export { findable, initialsOf } from '../../ui/index.js';
