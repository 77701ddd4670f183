CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX circle_search ON circle USING gin (search_text gin_trgm_ops)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
