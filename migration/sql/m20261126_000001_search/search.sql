-- Which version of the folding made `search_text` (entity: rules::search::VERSION); 0: it has to be made anew.
ALTER TABLE circle ADD COLUMN search_version integer NOT NULL DEFAULT 0;
CREATE INDEX circle_search_version ON circle (search_version);
