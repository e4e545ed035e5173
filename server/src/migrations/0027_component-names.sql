-- Components by their names: a million of them are not read through for a word. As with the texts of cases, row-level
-- security lets no such index be used, so the owner looks, in the tenant of the transaction.
create index component_names on component using gin (search_grams(tenant, lower(name))) with (gin_pending_list_limit = 256);
create function component_named(grams text[], word text) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select id from component
  where tenant = current_setting('bihuan.tenant', true)
    and search_grams(tenant, lower(name)) @> grams and strpos(lower(name), word) > 0
$$;
revoke execute on function component_named(text[], text) from public;
grant execute on function component_named(text[], text) to bihuan_app;

create index component_department on component (tenant, department, id);
