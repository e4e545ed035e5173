-- Areas have a history that is more than names: boundaries, parents and ends, saved together as one change with who, when
-- and why; and layers of a tenant's own beside the tree (patrol areas, school districts).
create table area_layer (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null,
  name_en text,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (tenant, id)
);

-- What was saved at once. Never changed, only followed: undoing one is another.
create table area_change (
  tenant text collate "C" not null references tenant,
  number integer not null check (number > 0),
  origin text collate "C" not null check (origin in ('import', 'drawn', 'generated', 'undo')),
  at timestamptz not null,
  by text collate "C" not null,
  note text not null,
  -- What the checks found and the person let stand, with the reason; empty: nothing.
  confirmed text not null default '',
  findings jsonb not null default '[]',
  undoes integer,
  added integer not null,
  changed integer not null,
  retired integer not null,
  primary key (tenant, number),
  foreign key (tenant, undoes) references area_change (tenant, number)
);

-- Null: of the tree. Else the layer, which is the area's level too; its path begins with "~" and lies in nothing.
alter table area add column layer text collate "C";
-- The area's last version for the time being: it is found no more, its name and its cases stay.
alter table area add column retired boolean not null default false;
-- The change that it was saved with; null: from before there were any, or other names only.
alter table area add column change integer;
alter table area add foreign key (tenant, layer) references area_layer (tenant, id);
alter table area add foreign key (tenant, change) references area_change (tenant, number);
create index area_change_of on area (tenant, change) where change is not null;

grant select, insert on area_layer, area_change to bihuan_app;
grant update (name, name_en) on area_layer to bihuan_app;

alter table area_layer enable row level security;
create policy own_tenant on area_layer using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table area_change enable row level security;
create policy own_tenant on area_change using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
