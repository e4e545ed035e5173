import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';
import type { ArticleTable } from './tables-hotline.js';

export type ArticleRow = Selectable<ArticleTable>;

export async function insertArticle(tx: Tx, row: ArticleRow): Promise<void> {
  await tx
    .insertInto('article')
    .values({ ...row, created_at: iso(row.created_at) })
    .execute();
}

/** The newest version of each, the last written first. A city has some hundreds at the most: they are read as they are. */
export async function readArticles(
  tx: Tx,
  tenant: string,
  of: { readonly words: readonly string[]; readonly retired: boolean },
  limit: number,
): Promise<ArticleRow[]> {
  const { rows } = await sql<ArticleRow>`
    select * from (
      select distinct on (id) * from article where tenant = ${tenant} order by id, version desc
    ) newest
    where (${of.retired}::boolean or not retired)
      and not exists (select from unnest(${[...of.words]}::text[]) word
        where strpos(lower(title || E'\\n' || body), word) = 0)
    order by ${of.words[0] === undefined ? sql`1` : sql`strpos(lower(title), ${of.words[0]}) = 0`}, created_at desc, id
    limit ${limit}`.execute(tx);
  return rows;
}

/** One article's versions, newest first. */
export function readVersionsOf(tx: Tx, tenant: string, id: string, limit: number): Promise<ArticleRow[]> {
  return tx
    .selectFrom('article')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}
