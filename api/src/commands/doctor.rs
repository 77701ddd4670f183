//! `circles doctor`: checks every part, and says what to mend.

use super::print;
use crate::settings::Settings;
use anyhow::bail;
use chrono::TimeDelta;
use entity::model::enums::DueKind;
use entity::outbox::operator;
use entity::query::due;
use entity::support::{
    clock::{Clock, SystemClock},
    db::Db,
};
use migration::Schema;
use worker::doctor::{Finding, State, mail, queue};

/// When an email or a step of the clock has been due this long, no worker is running.
const IDLE: TimeDelta = TimeDelta::minutes(5);

/// Checks every part, and prints one line for each.
///
/// # Errors
/// When a part does not work, or the output cannot be written.
pub async fn doctor(settings: &Settings) -> anyhow::Result<()> {
    let mut settings = settings.clone();
    settings.name_demo_administrator();
    let mut findings = database(&settings).await;
    findings.push(queue(&settings.database).await);
    findings.push(mail(&settings.mail, &settings.general.data_dir).await);
    for finding in &findings {
        print(&finding.to_string())?;
    }
    let failing = findings
        .iter()
        .filter(|finding| finding.state == State::Fails)
        .count();
    if failing > 0 {
        bail!("{failing} of {} parts do not work", findings.len());
    }
    Ok(())
}

/// Checks the database and, if it works, what is in it.
async fn database(settings: &Settings) -> Vec<Finding> {
    let finding = |state, says: String| Finding::new("database", state, says);
    let url = &settings.database.database_url;
    let db = match settings.database.connect().await {
        Ok(db) => db,
        Err(error) => return vec![finding(State::Fails, error.to_string())],
    };
    let schema = match migration::compare(db.read()).await {
        Ok(Schema::Older(missing)) => {
            let says = format!("{url} lacks {missing} migrations: run `circles migrate`");
            return vec![finding(State::Fails, says)];
        }
        Ok(Schema::Current) => "up to date",
        Ok(Schema::Newer(_)) => "newer than this program, which works with it",
        Err(error) => return vec![finding(State::Fails, format!("{url}: {error}"))],
    };
    vec![
        finding(State::Works, format!("{url}, {schema}")),
        outbox(&db).await,
        clock(&db).await,
        administrators(settings),
    ]
}

async fn outbox(db: &Db) -> Finding {
    let finding = |state, says: String| Finding::new("outbox", state, says);
    let backlog = match operator::backlog(db).await {
        Ok(backlog) => backlog,
        Err(error) => return finding(State::Fails, error.to_string()),
    };
    let open: u64 = backlog.open.iter().map(|(_, mails)| mails).sum();
    let late = backlog.oldest_due.map(|due| SystemClock.now() - due);
    if let Some(late) = late.filter(|late| *late > IDLE) {
        let says = format!(
            "{open} mails wait, the oldest for {} minutes: is a worker running?",
            late.num_minutes()
        );
        return finding(State::Fails, says);
    }
    if backlog.given_up > 0 {
        let says = format!(
            "{open} mails wait; {} were given up: see `circles mail dead`",
            backlog.given_up
        );
        return finding(State::Note, says);
    }
    finding(State::Works, format!("{open} mails wait"))
}

async fn clock(db: &Db) -> Finding {
    let finding = |state, says: String| Finding::new("clock", state, says);
    let health = match due::health(db.read()).await {
        Ok(health) => health,
        Err(error) => return finding(State::Fails, error.to_string()),
    };
    let late = health.first_due.map(|due| SystemClock.now() - due);
    if let Some(late) = late.filter(|late| *late > IDLE) {
        let says = format!(
            "something has been due for {} minutes: is a worker running?",
            late.num_minutes()
        );
        return finding(State::Fails, says);
    }
    if !health.failures.is_empty() {
        let circles = health.failures_of(DueKind::Circle);
        let all: u64 = health.failures.iter().map(|(_, count)| count).sum();
        let says = format!(
            "fails at {circles} circles and {} people: see `circles clock failures`",
            all - circles
        );
        return finding(State::Note, says);
    }
    let says = health.first_due.map_or_else(
        || "nothing will be due".to_owned(),
        |due| format!("the next thing is due at {}", due.format("%Y-%m-%d %H:%M UTC")),
    );
    finding(State::Works, says)
}

/// Checks that emails to administrators reach somebody.
fn administrators(settings: &Settings) -> Finding {
    let mails = settings.policy.admin_mails.len();
    let (state, says) = match mails {
        0 => (
            State::Note,
            "nobody gets the mails for administrators: set ADMIN_MAILS".to_owned(),
        ),
        1 => (State::Works, "one gets the mails for administrators".to_owned()),
        _ => (State::Works, format!("{mails} get the mails for administrators")),
    };
    Finding::new("admins", state, says)
}
