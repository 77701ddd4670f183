-- The key by which an address is compared is the database's to make, whatever writes HR's data: trimmed, ASCII letters in
-- lower case (entity: rules::text::mail_key). What is not in NFC would never be found, so it is refused.
CREATE FUNCTION employee_mail_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.mail IS NOT NFC NORMALIZED THEN
        RAISE EXCEPTION 'employee.mail of % is not in Unicode normalization form C', new.hr_id USING ERRCODE = 'check_violation';
    END IF;
    new.mail_key := lower(btrim(new.mail, E' \t\n\f\r') COLLATE "C");
    RETURN new;
END $$;
CREATE TRIGGER employee_mail_key BEFORE INSERT OR UPDATE OF mail, mail_key ON employee
    FOR EACH ROW EXECUTE FUNCTION employee_mail_key();
UPDATE employee SET mail_key = mail;
