export { matches } from '../../ui/matches.js';
