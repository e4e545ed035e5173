import { getRouteApi } from '@tanstack/react-router';

/** The desk's own search parameters, without importing the routes that import the desk. */
export const deskApi = getRouteApi('/desk');
