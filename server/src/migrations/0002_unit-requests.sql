-- What units asked for, the latest first.
create index event_requested on event (tenant, at, matter)
  where type in ('return-requested', 'extension-requested', 'deferral-requested');
