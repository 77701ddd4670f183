-- The key by which an address is compared is the database's to make, whatever writes HR's data: trimmed, ASCII letters in
-- lower case (entity: rules::text::mail_key). SQLite's lower() knows ASCII only.
CREATE TRIGGER employee_mail_key_insert AFTER INSERT ON employee BEGIN
    UPDATE employee SET mail_key = lower(trim(mail, char(32, 9, 10, 12, 13))) WHERE id = new.id;
END;
CREATE TRIGGER employee_mail_key_update AFTER UPDATE OF mail, mail_key ON employee
WHEN new.mail_key <> lower(trim(new.mail, char(32, 9, 10, 12, 13))) BEGIN
    UPDATE employee SET mail_key = lower(trim(mail, char(32, 9, 10, 12, 13))) WHERE id = new.id;
END;
UPDATE employee SET mail_key = mail;
