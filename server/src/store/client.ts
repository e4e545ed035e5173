import pg, { type QueryArrayConfig, type QueryConfig } from 'pg';

/** So many statements are prepared at the most: those with another text each time must not fill the server's memory. */
const mostPrepared = 400;
/** Not `*`: its columns may be others once another process has migrated. */
const isWorthIt = /^\s*(?:select|with)\b(?!\s+\*)/i;
const names = new Map<string, string>();

/**
 * A connection on which waiting is the dear part: questions that are asked in one breath go out in one write, without
 * waiting for each other's answers, and what is asked again and again is parsed and planned once for each connection.
 */
export class Client extends pg.Client {
  // The driver's own overloads take callbacks and cursors too; ours is called as Kysely calls it.
  override query(...args: unknown[]): never {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Corkable } }).connection;
    stream.cork();
    setImmediate(() => stream.uncork());
    return (super.query as (...given: unknown[]) => never)(...prepared(args));
  }
}

interface Corkable {
  cork(): void;
  uncork(): void;
}

function prepared(args: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = args;
  if (typeof text !== 'string' || !Array.isArray(values) || rest.length > 0) return args;
  const name = nameOf(text);
  return name === undefined ? args : [{ name, text, values } satisfies QueryConfig | QueryArrayConfig];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostPrepared || !isWorthIt.test(text)) return undefined;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
}
