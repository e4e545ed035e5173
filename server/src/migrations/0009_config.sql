-- What whoever made a version said of it, and the older version that it brings back, where it undoes what came after.
alter table document add column note text not null default '';
alter table document add column restores integer;
