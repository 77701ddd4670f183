//! Judges all settings at once, so that an operator mends everything in one go.

use super::{Problems, Settings};
use reqwest::Url;

impl Settings {
    /// Judges the settings as a whole.
    ///
    /// # Errors
    /// All that is wrong or contradictory, each with the mend.
    pub fn validate(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let mode = self.general.circles_mode;
        self.database.check(mode, &mut problems);
        self.mail.check(mode, &mut problems);
        self.links.check(mode, &mut problems);
        self.policy.check(&mut problems);
        self.check_http(&mut problems);
        self.check_sign_in(&mut problems);
        self.check_production(&mut problems);
        problems.into_result()
    }

    fn check_http(&self, problems: &mut Problems) {
        problems.when(
            !(1..=300).contains(&self.http.request_timeout_seconds),
            "REQUEST_TIMEOUT_SECONDS must be between 1 and 300",
        );
        problems.when(
            self.database.database_statement_seconds >= self.http.request_timeout_seconds,
            "DATABASE_STATEMENT_SECONDS must be less than REQUEST_TIMEOUT_SECONDS: else statements go on for nobody",
        );
        problems.when(
            !(1..=300).contains(&self.http.idle_timeout_seconds),
            "IDLE_TIMEOUT_SECONDS must be between 1 and 300",
        );
        problems.when(
            self.http.max_connections < 8,
            "MAX_CONNECTIONS must be at least 8, because one address may hold an eighth of them",
        );
        problems.when(
            self.http.max_failures_per_minute == 0,
            "MAX_FAILURES_PER_MINUTE must be at least 1",
        );
        problems.when(
            self.embedded() && !self.http.http_addr.ip().is_loopback() && !self.http.insecure_demo,
            "HTTP_ADDR leads out of this machine, and an embedded service gives everybody the rights of everybody, \
             administrators included: listen on 127.0.0.1, set CIRCLES_MODE=production, or, if that is meant, --insecure-demo",
        );
        let limits = &self.limits;
        let each = [
            limits.max_query_depth,
            limits.max_query_complexity,
            limits.max_query_aliases,
            limits.max_query_tokens,
            limits.max_query_directives,
        ];
        problems.when(each.contains(&0), "every MAX_QUERY_… limit must be at least 1");
    }

    fn check_sign_in(&self, problems: &mut Problems) {
        let sign_in = &self.sign_in;
        if let Some(issuer) = &sign_in.oidc_issuer {
            problems.when(
                Url::parse(issuer).map_or(true, |url| !crate::auth::is_trustworthy(&url)),
                "OIDC_ISSUER must be an https URL (plain http only on this machine's loopback address)",
            );
            problems.when(
                sign_in.oidc_audience.is_none(),
                "OIDC_ISSUER needs OIDC_AUDIENCE: without it, tokens made for other services would be accepted",
            );
        } else {
            problems.when(
                sign_in.oidc_audience.is_some(),
                "OIDC_AUDIENCE has no effect without OIDC_ISSUER: set both or none",
            );
            problems.when(
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
            problems.when(
                claim.is_some() == values.is_empty(),
                &format!("{names} belong together: set both or none"),
            );
        }
    }

    /// Production takes no stand-ins.
    fn check_production(&self, problems: &mut Problems) {
        if !self.production() {
            return;
        }
        problems.when(
            self.embedded_sign_in(),
            "production refuses the embedded sign-in: set OIDC_ISSUER and OIDC_AUDIENCE",
        );
        problems.when(
            self.http.insecure_demo,
            "production refuses INSECURE_DEMO: unset it",
        );
        problems.when(
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

    const PRODUCTION: [&str; 10] = [
        "--circles-mode=production",
        "--database-url=postgres://db/circles",
        "--redis-url=redis://queue",
        "--smtp-url=smtp://mail",
        "--mail-from=Circles <circles@example.com>",
        "--oidc-issuer=https://id.example.com",
        "--oidc-audience=circles",
        "--public-url=https://circles.example.com",
        "--link-secret=a secret of thirty-two characters",
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
            "REDIS_URL",
            "SMTP_URL",
            "OIDC_ISSUER",
            "PUBLIC_URL",
            "LINK_SECRET",
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
            (&["--redis-url=localhost:6379"][..], "REDIS_URL"),
            (&["--redis-prefix=a b"], "REDIS_PREFIX"),
            (&["--mail-concurrency=1000"], "MAIL_CONCURRENCY"),
            (&["--mail-doubt-seconds=0"], "MAIL_DOUBT_SECONDS"),
            (&["--database-url=mysql://db"], "DATABASE_URL"),
            (&["--database-url=sqlite::memory:"], "in-memory"),
            (&["--database-connections=0"], "DATABASE_CONNECTIONS"),
            (&["--smtp-url=http://mail"], "SMTP_URL"),
            (&["--mail-from=nobody"], "MAIL_FROM"),
            (&["--mail-from=a@b.example\r\nBcc: c@d.example"], "MAIL_FROM"),
            (&["--public-url=circles.example.com"], "PUBLIC_URL"),
            (&["--link-secret=short"], "LINK_SECRET"),
            (
                &["--link-secret=a secret of thirty-two characters,short"],
                "LINK_SECRET",
            ),
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
            (&["--ehlo-name=bare"], "EHLO_NAME"),
            (&["--max-open-requests=0"], "MAX_OPEN_REQUESTS"),
            (&["--max-acts-per-hour=0"], "MAX_ACTS_PER_HOUR"),
            (&["--offer-hours=0"], "OFFER_HOURS"),
            // The clock: nothing in no days, nothing after its own end.
            (&["--proposal-days=0"], "PROPOSAL_DAYS"),
            (&["--proposal-days=1001"], "PROPOSAL_DAYS"),
            (&["--proposal-reminder-days=0"], "PROPOSAL_REMINDER_DAYS"),
            (&["--proposal-reminder-days=30,90"], "PROPOSAL_REMINDER_DAYS"),
            (&["--request-reminder-days=0,3"], "REQUEST_REMINDER_DAYS"),
            (&["--request-reminder-days=21"], "REQUEST_REMINDER_DAYS"),
            (&["--answer-days=7"], "REQUEST_REMINDER_DAYS"),
            (&["--request-escalation-days=0"], "REQUEST_ESCALATION_DAYS"),
            (&["--request-escalation-days=21"], "REQUEST_ESCALATION_DAYS"),
            (&["--decision-window-days=0"], "DECISION_WINDOW_DAYS"),
            (&["--decision-window-days=181"], "DECISION_WINDOW_DAYS"),
            (&["--decision-window-days=20"], "DECIDE_REMINDER_DAYS"),
            (&["--decide-reminder-days=0"], "DECIDE_REMINDER_DAYS"),
            (&["--decide-reminder-days=61"], "DECIDE_REMINDER_DAYS"),
            (&["--twelve-months-days=61"], "TWELVE_MONTHS_DAYS"),
            (&["--grace-days=0"], "GRACE_DAYS"),
            (&["--grace-days=91"], "GRACE_DAYS"),
            (&["--lapsed-days=0"], "LAPSED_DAYS"),
            (&["--lapsed-days=91"], "LAPSED_DAYS"),
            (&["--lapsed-days=7"], "LAPSED_REMINDER_DAYS"),
            (&["--vacancy-days=0"], "VACANCY_DAYS"),
            (&["--vacancy-administrator-days=0"], "VACANCY_ADMINISTRATOR_DAYS"),
            (&["--below-minimum-days=0"], "BELOW_MINIMUM_DAYS"),
            (&["--nothing-planned-days=0"], "NOTHING_PLANNED_DAYS"),
            (&["--quiet-days=0"], "QUIET_DAYS"),
            (&["--archive-days=0"], "ARCHIVE_DAYS"),
            (&["--archive-days=36501"], "ARCHIVE_DAYS"),
            (&["--offboarded-days=0"], "OFFBOARDED_DAYS"),
            (&["--mail-days=0"], "MAIL_DAYS"),
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
            "--link-secret=s3cret",
            "--redis-url=http://u:s3cret@queue",
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
