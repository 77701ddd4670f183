-- The last verdict of ELIGIBILITY_CLAIM, at the person's last sign-in: it binds links in emails, which have no token.
ALTER TABLE profile ADD COLUMN excluded_by_claim {bool} NOT NULL DEFAULT false;
