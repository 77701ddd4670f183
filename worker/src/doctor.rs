//! Whether the parts that the worker needs work, and what to mend if not.

use crate::mailer::{SmtpMailer, SmtpUrl};
use crate::settings::{DatabaseSettings, MailSettings};
use redis::{AsyncCommands, Client, RedisResult, aio::MultiplexedConnection};
use std::{fmt, path::Path, time::Duration};
use tokio::time::timeout;

/// How long a part may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a look at one part found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The part.
    pub part: &'static str,
    /// Whether it works.
    pub state: State,
    /// What was seen, and what to mend.
    pub says: String,
}

/// Whether a part works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It does.
    Works,
    /// It does, and there is something to know.
    Note,
    /// It does not.
    Fails,
}

impl Finding {
    /// Makes a finding.
    pub fn new(part: &'static str, state: State, says: impl Into<String>) -> Self {
        Self {
            part,
            state,
            says: says.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Works => "works",
            State::Note => "note",
            State::Fails => "FAILS",
        };
        write!(f, "{state:<6} {:<9} {}", self.part, self.says)
    }
}

/// Examines the queue.
pub async fn queue(settings: &DatabaseSettings) -> Finding {
    let finding = |state, says: String| Finding::new("queue", state, says);
    let Some(url) = &settings.redis_url else {
        return finding(
            State::Works,
            "in the process; set REDIS_URL to share it between workers".to_owned(),
        );
    };
    match timeout(PATIENCE, redis(url.expose())).await {
        Ok(Ok(None)) => finding(State::Works, format!("Redis at {url} takes what it is given")),
        Ok(Ok(Some(note))) => finding(State::Note, format!("Redis at {url}: {note}")),
        Ok(Err(error)) => finding(
            State::Fails,
            format!(
                "Redis at {url}: {error}; is it running, is it full, is REDIS_URL right? Mail is delayed until it works"
            ),
        ),
        Err(_) => finding(
            State::Fails,
            format!("Redis at {url} does not answer; mail is delayed until it does"),
        ),
    }
}

/// Writes and reads; returns what an operator should know.
async fn redis(url: &str) -> RedisResult<Option<String>> {
    let mut connection = Client::open(url)?.get_multiplexed_async_connection().await?;
    let key = format!("circles:doctor:{:08x}", rand::random::<u32>());
    connection.set_ex::<_, _, ()>(&key, 1, 5).await?;
    Ok(evicts(&mut connection).await)
}

/// Says whether this Redis throws keys away when it is full; it would throw jobs away.
async fn evicts(connection: &mut MultiplexedConnection) -> Option<String> {
    let mut ask = redis::cmd("CONFIG");
    ask.arg("GET").arg("maxmemory-policy");
    // A Redis that does not tell its settings is left in peace.
    let (_, policy): (String, String) = ask.query_async(connection).await.ok()?;
    let note = format!(
        "maxmemory-policy is {policy}, so a full Redis drops jobs and delays mail; set it to noeviction"
    );
    (policy != "noeviction").then_some(note)
}

/// Examines the way that mails take.
pub async fn mail(settings: &MailSettings, data_dir: &Path) -> Finding {
    let finding = |state, says: String| Finding::new("mail", state, says);
    let Some(url) = &settings.smtp_url else {
        let directory = settings.mailbox_dir(data_dir);
        return match tokio::fs::create_dir_all(&directory).await {
            Ok(()) => finding(
                State::Works,
                format!("emails become files in {}", directory.display()),
            ),
            Err(error) => finding(
                State::Fails,
                format!(
                    "cannot make {}: {error}; make its parent writable, or set DATA_DIR",
                    directory.display()
                ),
            ),
        };
    };
    let parsed: SmtpUrl = match url.expose().parse() {
        Ok(parsed) => parsed,
        Err(error) => return finding(State::Fails, format!("SMTP_URL: {error}")),
    };
    match timeout(
        PATIENCE,
        SmtpMailer::new(parsed, settings.ehlo_name.as_deref()).check(),
    )
    .await
    {
        Ok(Ok(())) => finding(State::Works, format!("the mail server at {url} lets us in")),
        Ok(Err(why)) => finding(
            State::Fails,
            format!("the mail server at {url}: {why}; is it running, and is SMTP_URL right?"),
        ),
        Err(_) => finding(State::Fails, format!("the mail server at {url} does not answer")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use clap::Parser;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        settings: Settings,
    }

    #[tokio::test]
    async fn what_is_not_there_fails_and_no_password_is_shown() {
        let nobody = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap();
        let redis = format!("--redis-url=redis://:s3cret@{nobody}");
        let smtp = format!("--smtp-url=smtp://{nobody}");
        let settings = Program::try_parse_from(["worker", &redis, &smtp])
            .unwrap()
            .settings;
        for finding in [
            queue(&settings.database).await,
            mail(&settings.mail, &settings.data_dir).await,
        ] {
            assert_eq!(finding.state, State::Fails, "{finding}");
            assert!(!finding.to_string().contains("s3cret"), "{finding}");
        }
    }
}
