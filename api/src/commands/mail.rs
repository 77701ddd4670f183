//! `circles mail`: lists emails that were given up, shows what became of one, and sends one again.

use super::print;
use crate::{cli::MailCommand, settings::Settings};
use anyhow::bail;
use chrono::{DateTime, SecondsFormat, Utc};
use entity::model::outbox::Model;
use entity::outbox::operator;
use entity::support::{
    clock::{Clock, SystemClock},
    db::Db,
};
use sea_orm::ActiveEnum;
use uuid::Uuid;

/// Runs one of the commands.
///
/// # Errors
/// When the database fails, or there is no such mail.
pub async fn run(settings: &Settings, command: MailCommand) -> anyhow::Result<()> {
    let db = settings.database.connect().await?;
    match command {
        MailCommand::Dead { limit } => dead(&db, limit).await,
        MailCommand::Show { id } => show(&db, id).await,
        MailCommand::Retry { id } => retry(&db, id).await,
    }
}

async fn dead(db: &Db, limit: u64) -> anyhow::Result<()> {
    let mails = operator::given_up(db, limit).await?;
    for mail in &mails {
        let settled = mail.settled_at.map_or_else(String::new, instant);
        let why = mail.last_error.as_deref().unwrap_or_default();
        print(&format!(
            "{}  {settled}  {:<8} {:<24} {why}",
            mail.id,
            mail.status.to_value(),
            mail.kind
        ))?;
    }
    if mails.is_empty() {
        print("No email was given up.")?;
    }
    Ok(())
}

async fn show(db: &Db, id: Uuid) -> anyhow::Result<()> {
    let mail = find(db, id).await?;
    let optional = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    print(&format!(
        "id          {}\nkind        {} (version {})\nstatus      {}\nwhy         {}\nrecipient   {}\ncircle      {}\n\
         subject     {}\ntries       {} ({} crashed, {} in doubt)\nwritten     {}\ndue         {}\nsettled     {}\nworker      {}",
        mail.id,
        mail.kind,
        mail.kind_version,
        mail.status.to_value(),
        optional(mail.last_error),
        mail.recipient_id,
        optional(mail.circle_id.map(|id| id.to_string())),
        optional(mail.subject_id.map(|id| id.to_string())),
        mail.tries,
        mail.crashes,
        mail.doubts,
        instant(mail.created_at),
        instant(mail.available_at),
        optional(mail.settled_at.map(instant)),
        optional(mail.lease_owner),
    ))
}

async fn retry(db: &Db, id: Uuid) -> anyhow::Result<()> {
    if operator::retry(db, id, SystemClock.now()).await? {
        return print("It is due now.");
    }
    let mail = find(db, id).await?;
    bail!(
        "email {id} is {}: only one that was given up, or that waits for its next try, can be sent again",
        mail.status.to_value()
    );
}

async fn find(db: &Db, id: Uuid) -> anyhow::Result<Model> {
    match operator::show(db, id).await? {
        Some(mail) => Ok(mail),
        None => bail!("there is no email {id}"),
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
