//! The whole of the settings judged at once, so that an operator mends everything in one go.

use super::Settings;
use reqwest::Url;
use std::fmt;

/// What is wrong with the settings: one sentence each, with the mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the settings do not fit together:")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  - {problem}"))
    }
}

impl std::error::Error for Problems {}

impl Settings {
    /// Judges the settings as a whole.
    ///
    /// # Errors
    /// All that is wrong or contradictory, each with the mend.
    pub fn validate(&self) -> Result<(), Problems> {
        let mut problems = Vec::new();
        let mut check = |wrong: bool, problem: &str| {
            if wrong {
                problems.push(problem.to_owned());
            }
        };
        self.check_database(&mut check);
        self.check_queue(&mut check);
        self.check_mail(&mut check);
        self.check_http(&mut check);
        self.check_sign_in(&mut check);
        self.check_policy(&mut check);
        self.check_production(&mut check);
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Problems(problems))
        }
    }

    fn check_database(&self, check: &mut impl FnMut(bool, &str)) {
        let url = &self.database.database_url;
        let scheme = url.scheme();
        check(
            !matches!(scheme.as_str(), "sqlite" | "postgres" | "postgresql"),
            "DATABASE_URL must begin with `postgres://` or `sqlite:`",
        );
        check(
            scheme == "sqlite" && (url.expose().contains(":memory:") || url.expose().contains("mode=memory")),
            "DATABASE_URL cannot be an in-memory SQLite, because every connection would see its own: name a file",
        );
        let fewest = if scheme == "sqlite" { 1 } else { 2 };
        check(
            self.database.database_connections < fewest,
            "DATABASE_CONNECTIONS must be at least 2 (1 for SQLite): migrations hold a lock on one and work on another",
        );
    }

    /// The one place that knows that the Redis queue is not built yet. When it is: accept `redis://` and `rediss://`,
    /// and refuse the in-process queue in production (ARCHITECTURE.md §4).
    fn check_queue(&self, check: &mut impl FnMut(bool, &str)) {
        check(
            self.database.redis_url.is_some(),
            "REDIS_URL is set, but the Redis queue is not built yet: unset it, and jobs are queued in this process",
        );
    }

    fn check_mail(&self, check: &mut impl FnMut(bool, &str)) {
        if let Some(url) = &self.mail.smtp_url {
            check(
                !matches!(url.scheme().as_str(), "smtp" | "smtps"),
                "SMTP_URL must begin with `smtp://` or `smtps://`; unset it for the file mailbox",
            );
        }
        let from = self.mail_from();
        check(
            !from.contains('@') || from.contains(char::is_control),
            "MAIL_FROM must be one line with a mail address, as in `Circles <circles@example.com>`",
        );
    }

    fn check_http(&self, check: &mut impl FnMut(bool, &str)) {
        for (name, url) in [
            ("PUBLIC_URL", &self.http.public_url),
            ("GUIDE_URL", &self.policy.guide_url),
        ] {
            let good = url.as_deref().is_none_or(|url| {
                Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
            });
            check(
                !good,
                &format!("{name} must be an absolute http or https URL, as in https://circles.example.com"),
            );
        }
        let bare = self
            .http
            .public_url
            .as_deref()
            .is_none_or(|url| !url.contains(['?', '#']));
        check(
            !bare,
            "PUBLIC_URL must have no `?` or `#`, because paths are appended to it",
        );
        check(
            !(1..=300).contains(&self.http.request_timeout_seconds),
            "REQUEST_TIMEOUT_SECONDS must be between 1 and 300",
        );
        let limits = &self.limits;
        let each = [
            limits.max_query_depth,
            limits.max_query_complexity,
            limits.max_query_aliases,
            limits.max_query_tokens,
            limits.max_query_directives,
        ];
        check(each.contains(&0), "every MAX_QUERY_… limit must be at least 1");
    }

    fn check_sign_in(&self, check: &mut impl FnMut(bool, &str)) {
        let sign_in = &self.sign_in;
        if let Some(issuer) = &sign_in.oidc_issuer {
            check(
                Url::parse(issuer).map_or(true, |url| !crate::auth::trustworthy(&url)),
                "OIDC_ISSUER must be an https URL (plain http only on this machine's loopback address)",
            );
            check(
                sign_in.oidc_audience.is_none(),
                "OIDC_ISSUER needs OIDC_AUDIENCE: without it, tokens made for other services would be accepted",
            );
        } else {
            check(
                sign_in.oidc_audience.is_some(),
                "OIDC_AUDIENCE has no effect without OIDC_ISSUER: set both or none",
            );
            check(
                sign_in.eligibility_claim.is_some() || sign_in.admin_claim.is_some(),
                "ELIGIBILITY_CLAIM and ADMIN_CLAIM need OIDC_ISSUER: tokens of the embedded sign-in carry no such claims",
            );
        }
        for (claim, values, names) in [
            (
                &sign_in.eligibility_claim,
                &sign_in.eligibility_values,
                "ELIGIBILITY_CLAIM and ELIGIBILITY_VALUES",
            ),
            (
                &sign_in.admin_claim,
                &sign_in.admin_values,
                "ADMIN_CLAIM and ADMIN_VALUES",
            ),
        ] {
            check(
                claim.is_some() == values.is_empty(),
                &format!("{names} belong together: set both or none"),
            );
        }
        check(
            sign_in.admin_mails.iter().any(|mail| !mail.contains('@')),
            "ADMIN_MAILS must be mail addresses, separated by commas",
        );
    }

    fn check_policy(&self, check: &mut impl FnMut(bool, &str)) {
        let policy = &self.policy;
        check(policy.min_people < 2, "MIN_PEOPLE must be at least 2");
        check(policy.max_people > 100, "MAX_PEOPLE must be at most 100");
        check(
            policy.min_people > policy.max_people,
            "MIN_PEOPLE must not be greater than MAX_PEOPLE: no circle could ever be published",
        );
        check(
            policy.max_open_requests == 0,
            "MAX_OPEN_REQUESTS must be at least 1: nobody could ask to join",
        );
        check(policy.reask_days > 3650, "REASK_DAYS must be at most 3650");
        for (name, value) in [
            ("OFFER_HOURS", policy.offer_hours),
            ("NOMINATION_DAYS", policy.nomination_days),
            ("ANSWER_DAYS", policy.answer_days),
        ] {
            check(
                !(1..=1000).contains(&value),
                &format!("{name} must be between 1 and 1000"),
            );
        }
    }

    /// Production takes no stand-ins. The in-process queue is still allowed until the Redis queue is built.
    fn check_production(&self, check: &mut impl FnMut(bool, &str)) {
        if !self.production() {
            return;
        }
        check(
            self.database.database_url.scheme() == "sqlite",
            "production refuses SQLite: set DATABASE_URL to a PostgreSQL (`postgres://…`), or CIRCLES_MODE=embedded",
        );
        check(
            self.mail.smtp_url.is_none(),
            "production refuses the file mailbox: set SMTP_URL",
        );
        check(
            self.mail.mail_from.is_none(),
            "production needs MAIL_FROM, the sender of every mail",
        );
        check(
            self.embedded_sign_in(),
            "production refuses the embedded sign-in: set OIDC_ISSUER and OIDC_AUDIENCE",
        );
        check(
            self.http.public_url.is_none(),
            "production needs PUBLIC_URL: links in mails begin with it",
        );
        check(
            self.general.demo == Some(true),
            "production refuses DEMO=true: unset it",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;
    use clap::Parser;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        settings: Settings,
    }

    fn problems(flags: &[&str]) -> Vec<String> {
        let flags = std::iter::once("circles").chain(flags.iter().copied());
        let settings = Program::try_parse_from(flags).unwrap().settings;
        settings
            .validate()
            .err()
            .map_or(Vec::new(), |problems| problems.0)
    }

    const PRODUCTION: [&str; 8] = [
        "--circles-mode=production",
        "--database-url=postgres://db/circles",
        "--smtp-url=smtp://mail",
        "--mail-from=Circles <circles@example.com>",
        "--oidc-issuer=https://id.example.com",
        "--oidc-audience=circles",
        "--public-url=https://circles.example.com",
        "--run=api",
    ];

    #[test]
    fn the_defaults_are_good() {
        assert_eq!(problems(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_whole_production_setting_is_good() {
        assert_eq!(problems(&PRODUCTION), Vec::<String>::new());
    }

    #[test]
    fn production_refuses_every_stand_in_at_once() {
        let found = problems(&["--circles-mode=production", "--demo=true"]);
        for name in [
            "DATABASE_URL",
            "SMTP_URL",
            "OIDC_ISSUER",
            "PUBLIC_URL",
            "MAIL_FROM",
            "DEMO",
        ] {
            assert!(
                found.iter().any(|problem| problem.contains(name)),
                "{name} missing in {found:#?}"
            );
        }
    }

    #[test]
    fn contradictions_are_refused_each_by_name() {
        for (flags, name) in [
            (&["--redis-url=redis://localhost"][..], "REDIS_URL"),
            (&["--database-url=mysql://db"], "DATABASE_URL"),
            (&["--database-url=sqlite::memory:"], "in-memory"),
            (&["--database-connections=0"], "DATABASE_CONNECTIONS"),
            (&["--smtp-url=http://mail"], "SMTP_URL"),
            (&["--mail-from=nobody"], "MAIL_FROM"),
            (&["--mail-from=a@b.example\r\nBcc: c@d.example"], "MAIL_FROM"),
            (&["--public-url=circles.example.com"], "PUBLIC_URL"),
            (&["--public-url=https://circles.example.com/?a=1"], "PUBLIC_URL"),
            (&["--request-timeout-seconds=0"], "REQUEST_TIMEOUT_SECONDS"),
            (&["--max-query-depth=0"], "MAX_QUERY"),
            (&["--oidc-issuer=https://id.example.com"], "OIDC_AUDIENCE"),
            (
                &["--oidc-issuer=http://id.example.com", "--oidc-audience=circles"],
                "OIDC_ISSUER",
            ),
            (&["--oidc-audience=circles"], "OIDC_ISSUER"),
            (
                &["--eligibility-claim=badge", "--eligibility-values=blue"],
                "OIDC_ISSUER",
            ),
            (&["--eligibility-values=blue"], "ELIGIBILITY_CLAIM"),
            (&["--admin-values=boss"], "ADMIN_CLAIM"),
            (&["--admin-mails=boss"], "ADMIN_MAILS"),
            (&["--min-people=11"], "MIN_PEOPLE"),
            (&["--max-open-requests=0"], "MAX_OPEN_REQUESTS"),
            (&["--offer-hours=0"], "OFFER_HOURS"),
        ] {
            let found = problems(flags);
            assert!(
                found.iter().any(|problem| problem.contains(name)),
                "{flags:?}: {found:#?}"
            );
        }
    }

    #[test]
    fn a_password_is_in_neither_debug_output_nor_problems() {
        let flags = [
            "circles",
            "--database-url=mysql://ann:s3cret@db",
            "--smtp-url=http://u:s3cret@mail",
        ];
        let settings = Program::try_parse_from(flags).unwrap().settings;
        assert!(!format!("{settings:?}").contains("s3cret"));
        assert!(!settings.validate().unwrap_err().to_string().contains("s3cret"));
    }

    #[test]
    fn help_explains_every_setting() {
        use clap::CommandFactory;
        for argument in Program::command().get_arguments() {
            assert!(argument.get_help().is_some(), "{} has no help", argument.get_id());
            assert!(
                argument.get_env().is_some(),
                "{} has no variable",
                argument.get_id()
            );
        }
    }
}
