-- Trigram index; the circle's id is a column because rowids of tables keyed by BLOB may change on VACUUM.
CREATE VIRTUAL TABLE circle_search USING fts5 (circle_id UNINDEXED, search_text, tokenize = 'trigram');
CREATE TRIGGER circle_search_insert AFTER INSERT ON circle BEGIN
    INSERT INTO circle_search (circle_id, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER circle_search_update AFTER UPDATE OF search_text ON circle WHEN old.search_text <> new.search_text BEGIN
    DELETE FROM circle_search WHERE circle_id = old.id;
    INSERT INTO circle_search (circle_id, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER circle_search_delete AFTER DELETE ON circle BEGIN
    DELETE FROM circle_search WHERE circle_id = old.id;
END;
