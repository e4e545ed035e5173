export { matches } from '../../ui/index.js';
