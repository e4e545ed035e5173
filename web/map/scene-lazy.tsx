import { lazy } from 'react';

/** The scene in three dimensions; its code, which is large, comes when one is shown. */
export const Scene = lazy(async () => ({ default: (await import('./scene/scene.js')).Scene }));
