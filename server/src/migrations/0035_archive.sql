-- How many ended cases lie in an area is counted at every look at the archive: from this, without reading them.
create index matter_ended_area on matter (tenant, area_path) where ended_at is not null;
