-- What keeps a list in memory up to date, and what finds a case by its number, its address or its description.

-- The transaction that last wrote the row. Who knows the rows as of one snapshot reads those that were written since: rows
-- whose transaction that snapshot does not see. A trigger, so that no statement can forget it.
alter table matter add column changed_xid xid8 not null default pg_current_xact_id();
create function matter_changed() returns trigger language plpgsql as $$
begin
  new.changed_xid := pg_current_xact_id();
  return new;
end
$$;
create trigger matter_changed before insert or update on matter for each row execute function matter_changed();
create index matter_changed on matter (tenant, changed_xid);

-- What a case is found by: number, address and description, a line each, ASCII letters in lower case. A copy of texts
-- about people, so it goes when they are erased; it is written in the transaction that writes them.
create table search_text (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  body text collate "C" not null,
  primary key (tenant, matter),
  foreign key (tenant, matter) references matter (tenant, id)
);

-- All single characters and all pairs of neighbours, each behind its tenant: Chinese is searched by two characters, for
-- which trigrams are too long.
create function search_grams(tenant text, body text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct tenant || ' ' || gram), '{}')
  from (select string_to_array(body, null) as chars) split,
    lateral (
      select first || coalesce(second, '') as gram from unnest(chars, chars[2:]) as pair (first, second)
      union all
      select each from unnest(chars) as each
    ) grams
$$;
-- Matters whose text holds all of the words. Row-level security lets no index be used whose operator might leak, which is
-- every operator of such an index: so the owner looks, in the tenant of the transaction.
create function search_found(grams text[], words text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select matter from search_text
  where tenant = current_setting('bihuan.tenant', true)
    and search_grams(tenant, body) @> grams
    and not exists (select from unnest(words) as word where strpos(body, word) = 0)
$$;

-- The body of a matter's row, from what is stored of it.
create function search_body(matter) returns text language sql stable as $$
  select lower(concat_ws(E'\n', $1.number, address.body, description.body) collate "C")
  from (select) as one
  left join private_text address on address.tenant = $1.tenant and address.matter = $1.id
    and address.seq = $1.address_seq and address.field = 'address'
  left join private_text description on description.tenant = $1.tenant and description.matter = $1.id
    and description.seq = 1 and description.field = 'description'
$$;
insert into search_text (tenant, matter, body) select tenant, id, search_body(matter) from matter;
-- The list of what waits to be sorted in is read at every search: short.
create index search_text_grams on search_text using gin (search_grams(tenant, body)) with (gin_pending_list_limit = 256);

revoke execute on function search_found(text[], text[]) from public;
grant execute on function search_found(text[], text[]) to bihuan_app;
grant select, insert on search_text to bihuan_app;
grant update (body) on search_text to bihuan_app;

alter table search_text enable row level security;
create policy own_tenant on search_text using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
