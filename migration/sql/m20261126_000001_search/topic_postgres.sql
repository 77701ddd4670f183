-- A topic's name is searched with the texts of its circles.
CREATE FUNCTION topic_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE circle SET search_version = 0 WHERE topic_id = new.id;
    RETURN NULL;
END $$;
CREATE TRIGGER topic_renamed AFTER UPDATE OF name ON topic
    FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION topic_renamed();
