CREATE TRIGGER employee_review_update AFTER UPDATE OF employment_type ON employee
WHEN old.employment_type <> new.employment_type BEGIN
    INSERT INTO employee_review (employee_id) VALUES (new.id) ON CONFLICT DO NOTHING;
END;
