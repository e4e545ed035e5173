-- The command board counts cases by the day on which they were closed, too.
create index matter_closed on matter (tenant, ended_at) where state = 'closed';
