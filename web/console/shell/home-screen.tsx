import { Navigate, useRouter } from '@tanstack/react-router';
import { useSession } from '../data/session.js';
import { homeOf } from './home.js';

/** `/`: on to where the person's day begins. */
export function HomeScreen() {
  const { grants } = useSession();
  const { routesByPath } = useRouter();
  const paths = new Set(Object.keys(routesByPath).map((path) => path.replace(/(?<=.)\/$/, '')));
  const to = homeOf(
    grants.map(({ role }) => role),
    (each) => paths.has(each),
  );
  return <Navigate to={to} replace />;
}
