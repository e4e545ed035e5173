export { portalRoutes } from './portal.js';
