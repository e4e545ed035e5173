-- Cases that come back to a unit that had them before: a third run and later ones, by when they began.
create index run_back on run (tenant, start_at) where no >= 2;
