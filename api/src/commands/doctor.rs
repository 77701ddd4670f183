//! `circles doctor`: checks every part, and says what to mend.

use super::print;
use crate::settings::Settings;
use anyhow::bail;
use chrono::TimeDelta;
use entity::model::enums::DueKind;
use entity::outbox::operator;
use entity::query::due;
use entity::query::employee::{SignInKey, by_sign_in, meaningless};
use entity::support::{
    clock::{Clock, SystemClock},
    db::Db,
};
use migration::Schema;
use worker::doctor::{Finding, State, mail, queue};
use worker::settings::List;

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
    findings.extend(sign_in(&settings));
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
        people(&db).await,
        administrators(settings, &db).await,
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
            "{open} emails wait, the oldest for {} minutes: is a worker running?",
            late.num_minutes()
        );
        return finding(State::Fails, says);
    }
    if backlog.given_up > 0 {
        let says = format!(
            "{open} emails wait; {} were given up: see `circles mail dead`",
            backlog.given_up
        );
        return finding(State::Note, says);
    }
    finding(State::Works, format!("{open} emails wait"))
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

/// Checks what HR's data says of people's zones and languages.
async fn people(db: &Db) -> Finding {
    let finding = |state, says: String| Finding::new("people", state, says);
    let found = match meaningless(db.read()).await {
        Ok(found) => found,
        Err(error) => return finding(State::Fails, error.to_string()),
    };
    let named = |values: &[(String, i64)]| {
        let first = values.iter().take(5);
        let first = first.map(|(value, people)| format!("{value:?} ({people} people)"));
        let mut named: Vec<String> = first.collect();
        if values.len() > named.len() {
            named.push("others".to_owned());
        }
        named.join(", ")
    };
    let mut says = Vec::new();
    if !found.zones.is_empty() {
        says.push(format!(
            "employee.zone has what is no time zone of the IANA database: {}; emails to these people cannot be sent",
            named(&found.zones)
        ));
    }
    if !found.locales.is_empty() {
        says.push(format!(
            "employee.locale has what is no language tag: {}; these people get emails in English",
            named(&found.locales)
        ));
    }
    if says.is_empty() {
        return finding(State::Works, "HR's zones and locales are understood".to_owned());
    }
    finding(State::Fails, format!("{}. Correct HR's data", says.join(". ")))
}

/// Checks that emails to administrators reach somebody: the addresses have to be in HR's data.
async fn administrators(settings: &Settings, db: &Db) -> Finding {
    let finding = |state, says: String| Finding::new("admins", state, says);
    let mails = &settings.policy.admin_mails;
    let mut unknown = Vec::new();
    for mail in mails.iter() {
        match by_sign_in(db.read(), SignInKey::Mail(mail.clone())).await {
            Ok(Some(_)) => {}
            Ok(None) => unknown.push(mail.as_str()),
            Err(error) => return finding(State::Fails, error.to_string()),
        }
    }
    if !unknown.is_empty() {
        let says = format!(
            "HR's data has nobody with this address, so its emails go nowhere: {}. Correct ADMIN_MAILS",
            unknown.join(", ")
        );
        // The demo programme brings its own administrator when it is loaded.
        let state = if settings.demo() {
            State::Note
        } else {
            State::Fails
        };
        return finding(state, says);
    }
    if mails.is_empty() {
        return finding(
            State::Note,
            "nobody gets the emails for administrators: set ADMIN_MAILS".to_owned(),
        );
    }
    let says = format!("emails for administrators go to {}", mails.join(", "));
    finding(State::Works, says)
}

/// Shows the lists of the sign-in as they were read, one text in quotation marks each.
fn sign_in(settings: &Settings) -> Vec<Finding> {
    let sign_in = &settings.sign_in;
    let lists = [
        (
            "a regular employee",
            &sign_in.eligibility_claim,
            &sign_in.eligibility_values,
        ),
        (
            "a programme administrator",
            &sign_in.admin_claim,
            &sign_in.admin_values,
        ),
    ];
    let finding = |(who, claim, values): (&str, &Option<String>, &List)| {
        let claim = claim.as_deref()?;
        let says = format!("who has one of {:?} in `{claim}` is {who}", values.as_slice());
        Some(Finding::new("sign-in", State::Note, says))
    };
    lists.into_iter().filter_map(finding).collect()
}
