-- The command board counts cases by the day on which they were filed.
create index event_filed on event (tenant, at) where type = 'filed';
