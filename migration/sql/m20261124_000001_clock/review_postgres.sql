CREATE FUNCTION review_employee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO employee_review (employee_id) VALUES (new.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER employee_review_update AFTER UPDATE OF employment_type ON employee
    FOR EACH ROW WHEN (old.employment_type IS DISTINCT FROM new.employment_type) EXECUTE FUNCTION review_employee();
