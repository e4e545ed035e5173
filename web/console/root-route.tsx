import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashNote, NowhereNote } from './shell/notes.js';
import { Shell } from './shell/shell.js';

/** Above every screen. In a file of its own, so that areas of work may hang their routes under it. */
export const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: NowhereNote,
  errorComponent: CrashNote,
});
