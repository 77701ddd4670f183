-- A topic's name is searched with the texts of its circles.
CREATE TRIGGER topic_renamed AFTER UPDATE OF name ON topic WHEN old.name <> new.name BEGIN
    UPDATE circle SET search_version = 0 WHERE topic_id = new.id;
END;
