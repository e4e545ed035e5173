/**
 * Errors of the server that say what to do in one line: a port that is taken, a setting that cannot be used. By name: the
 * server is loaded only by the commands that need it.
 */
const names = ['StartError', 'SettingsError', 'PostgresError', 'MigrationError', 'RoleError'];

export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && names.includes(error.name);
}
