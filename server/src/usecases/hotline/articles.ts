import type { Article, ArticleBody, ArticleList, ArticleQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type ArticleRow, insertArticle, readArticles, readVersionsOf } from '../../store/articles.js';
import type { Tx } from '../../store/database.js';
import { holdDocuments } from '../../store/documents.js';
import { namesOf } from '../../store/people.js';
import { wordsOf } from '../../store/search.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';

const permission = 'knowledge.read';
const writing = 'knowledge.write';

/** Articles that hold all the words; those with the first in their title come first. */
export function listArticles(app: App, actor: Actor, query: ArticleQuery): Promise<Result<ArticleList>> {
  return readAs<ArticleList>(app, actor, permission, async (tx, config) => {
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const of = { words: wordsOf(query.q ?? ''), retired: query.retired === 'yes' };
    return done({ articles: await viewsOf(tx, config, await readArticles(tx, actor.tenant, of, query.limit)) });
  });
}

/** One article in all its versions, the newest first. */
export function articleVersions(app: App, actor: Actor, { id }: { readonly id: string }): Promise<Result<ArticleList>> {
  return readAs<ArticleList>(app, actor, permission, async (tx, config) => {
    if (unstorable({ id }) !== null) return failed({ code: 'not-found' });
    const rows = await readVersionsOf(tx, actor.tenant, id, 50);
    return rows.length === 0 ? failed({ code: 'not-found' }) : done({ articles: await viewsOf(tx, config, rows) });
  });
}

/** The next version of an article, or its first. */
export function putArticle(
  app: App,
  actor: Actor,
  { id, ...body }: ArticleBody & { readonly id: string },
): Promise<Result<Article>> {
  return inTransaction<Article>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, writing)) {
      return failed({ code: 'forbidden', permission: writing });
    }
    const bad = unstorable({ id, ...body });
    if (bad !== null) return failed(bad);
    const unknown = body.classes.findIndex((ref) => !config.classes.has(classKeyOf(ref)));
    if (unknown >= 0) {
      return failed({
        code: 'invalid',
        errors: [{ path: `classes[${unknown}]`, message: 'a class of the catalogue' }],
      });
    }
    // One after another, so that of two who write at once the second is told.
    await holdDocuments(tx, actor.tenant);
    const [stands] = await readVersionsOf(tx, actor.tenant, id, 1);
    if ((stands?.version ?? 0) !== body.version) return failed({ code: 'stale' });
    const row: ArticleRow = {
      tenant: actor.tenant,
      id,
      version: body.version + 1,
      title: body.title,
      body: body.body,
      classes: body.classes.map(classKeyOf),
      retired: body.retired,
      created_at: app.clock.now(),
      created_by: actor.person,
    };
    await insertArticle(tx, row);
    const [view] = await viewsOf(tx, config, [row]);
    return view === undefined ? failed({ code: 'not-found' }) : done(view);
  });
}

async function viewsOf(tx: Tx, config: TenantConfig, rows: readonly ArticleRow[]): Promise<Article[]> {
  const names = await namesOf(
    tx,
    config.tenant,
    rows.map((row) => row.created_by),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    title: row.title,
    body: row.body,
    classes: row.classes.flatMap((key) => {
      const known = config.classes.get(key);
      return known === undefined
        ? []
        : [{ standardRef: known.standardRef, kind: known.kind, code: known.code, name: known.name }];
    }),
    retired: row.retired,
    at: formatInstant(row.created_at, config.calendar.timeZone),
    by: { id: row.created_by, name: names.get(row.created_by) ?? row.created_by },
  }));
}
