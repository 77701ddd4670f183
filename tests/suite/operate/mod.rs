//! What operators run: `circles doctor`, `circles mail`, and what they watch.

mod bounds;
mod commands;
mod pooler;
mod watching;

use std::process::Output;
use tests::{ApiCommand, ApiProcess, SmtpSink, TestDatabase, rows::seed, world::Person};

/// The service without the demo, whose mails go to `mails`.
async fn serve(database: &TestDatabase, mails: &SmtpSink) -> ApiProcess {
    let api = ApiCommand::new(&[]).on(database).env("DEMO", "false");
    api.env("SMTP_URL", mails.url()).start().await
}

/// The service with one person, who has opted in just now: the Message-ID of the one mail about that.
async fn one_mail(database: &TestDatabase, mails: &SmtpSink) -> (ApiProcess, String) {
    seed(&database.connect().await, Person::new(1).not_opted_in().rows()).await;
    let api = serve(database, mails).await;
    let opt_in = "mutation { optIn(input: { consentVersion: \"2026-01\" }) { userErrors { code } } }";
    api.person(database, 1).sends(opt_in).await;
    let id = mails.wait_for(1).await[0].header("Message-ID").unwrap();
    (api, id)
}

/// Runs a command on `database`: whether it was content, and what it printed on both streams.
fn run(arguments: &[&str], database: &TestDatabase, settings: &[(&str, &str)]) -> (bool, String) {
    let command = settings.iter().fold(
        ApiCommand::new(arguments).on(database),
        |command, (name, value)| command.env(name, value),
    );
    let Output {
        status,
        stdout,
        stderr,
    } = command.run();
    let text = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (status.success(), text.concat())
}
