//! The worker in this process: the one file of the service that knows it.

use crate::app::AppState;
use anyhow::{Context, anyhow};
use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use worker::mailer::{FileMailbox, Mailer, SmtpMailer};
use worker::{Deps, Links, Programme};

/// How many mails are on their way at once.
const CONCURRENCY: NonZeroUsize = NonZeroUsize::MIN.saturating_add(7);

/// How the worker ended, once it has.
pub(crate) struct Outcome(Arc<OnceLock<String>>);

impl Outcome {
    /// Fails if the worker died: the process ends then, and says so, instead of serving without sending mail.
    pub(crate) fn check(self) -> anyhow::Result<()> {
        match self.0.get() {
            None => Ok(()),
            Some(error) => Err(anyhow!("the worker died: {error}")),
        }
    }
}

/// Starts the worker as one of `tasks`. When it dies, it stops the process.
///
/// # Errors
/// When a setting cannot be used; the message names it.
pub(crate) fn start(
    state: &AppState,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> anyhow::Result<Outcome> {
    let deps = deps(state)?;
    let (outcome, stop) = (Arc::new(OnceLock::new()), stop.clone());
    let died = Arc::clone(&outcome);
    tasks.spawn(async move {
        if let Err(error) = worker::run(deps, stop.clone()).await {
            tracing::error!(%error, "the worker died");
            let _ = died.set(error.to_string());
            stop.cancel();
        }
    });
    Ok(Outcome(outcome))
}

fn deps(state: &AppState) -> anyhow::Result<Deps> {
    let settings = &state.settings;
    let mailer = match &settings.mail.smtp_url {
        Some(url) => Mailer::Smtp(SmtpMailer::new(url.expose().parse().context("SMTP_URL")?)),
        None => Mailer::File(FileMailbox::new(settings.mailbox_dir())),
    };
    Ok(Deps {
        db: state.db.clone(),
        clock: Arc::clone(&state.clock),
        wake: Arc::clone(&state.wake),
        mailer,
        programme: Programme {
            links: Links::new(&state.public_url, &state.guide_url()),
            sender: settings.mail_from().parse().context("MAIL_FROM")?,
            policy: Arc::clone(&state.policy),
        },
        concurrency: CONCURRENCY,
    })
}
