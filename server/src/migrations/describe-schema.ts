import type { ClientBase } from 'pg';

/** Everything that the migrations leave in the schema `public`, as SQL to read, in an order that does not change. */
export async function describeSchema(client: ClientBase): Promise<string> {
  const parts = [
    await lines(client, sequences),
    ...(await tables(client)),
    await lines(client, functions),
    await lines(client, triggers),
    await lines(client, policies),
    await lines(client, grants),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

async function tables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ oid: number; name: string; secured: boolean; unlogged: boolean }>(
    `select oid, relname as name, relrowsecurity as secured, relpersistence = 'u' as unlogged from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  );
  const described: string[] = [];
  for (const { oid, name, secured, unlogged } of rows) {
    const inside = [await lines(client, columns, [oid]), await lines(client, constraints, [oid])];
    const body = inside.filter((part) => part !== '').join('\n');
    const after = [
      await lines(client, indexes, [oid]),
      secured ? `alter table ${name} enable row level security;` : '',
    ];
    described.push(
      [`create ${unlogged ? 'unlogged ' : ''}table ${name} (\n${body}\n);`, ...after]
        .filter((part) => part !== '')
        .join('\n'),
    );
  }
  return described;
}

async function lines(client: ClientBase, text: string, parameters: unknown[] = []): Promise<string> {
  const { rows } = await client.query<{ line: string }>(text, parameters);
  return rows.map((row) => row.line).join('\n');
}

const columns = `
  select '  ' || concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> t.typcollation then 'collate "' || c.collname || '"' end,
    case when a.attnotnull then 'not null' end,
    case when a.attidentity = 'a' then 'generated always as identity' end,
    case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
         when d.oid is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end) || ',' as line
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  left join pg_collation c on c.oid = a.attcollation
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
  order by a.attnum`;

/** Not-null constraints are rows of their own from PostgreSQL 18 on; the columns say them. */
const constraints = `
  select '  ' || pg_get_constraintdef(oid) || ',' as line from pg_constraint
  where conrelid = $1 and contype <> 'n' order by contype desc, conname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
  left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
  where i.indrelid = $1 and c.oid is null order by i.indexrelid::regclass::text collate "C"`;

const sequences = `
  select 'create sequence ' || c.relname || ';' as line from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
  order by c.relname`;

const functions = `
  select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as line from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.oid::regprocedure::text collate "C"`;

const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`;

const policies = `
  select format('create policy %I on %I using %s with check %s;', policyname, tablename, qual, with_check) as line
  from pg_policies where schemaname = 'public' order by tablename, policyname`;

const grants = `
  select format('grant %s%s on %s to %s;', lower(privilege), members, name, grantee) as line from (
    select c.relname::text as name, x.privilege_type as privilege, '' as members, x.grantee::regrole::text as grantee
      from pg_class c, aclexplode(c.relacl) x
      where c.relnamespace = 'public'::regnamespace and x.grantee <> c.relowner
    union all
    select p.proname::text || '()', x.privilege_type, '', case x.grantee when 0 then 'public' else x.grantee::regrole::text end
      from pg_proc p, aclexplode(p.proacl) x
      where p.pronamespace = 'public'::regnamespace and x.grantee <> p.proowner
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select c.relname::text, x.privilege_type, ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')',
      x.grantee::regrole::text
      from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
      where c.relnamespace = 'public'::regnamespace
      group by c.relname, x.privilege_type, x.grantee
    union all
    select p.oid::regprocedure::text, x.privilege_type, '', case x.grantee when 0 then 'public' else x.grantee::regrole::text end
      from pg_proc p, aclexplode(p.proacl) x
      where p.pronamespace = 'public'::regnamespace and x.grantee <> p.proowner
  ) granted order by name, privilege, members`;
