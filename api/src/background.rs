//! Starts what runs beside the API: the worker, or what wakes it.

use crate::{app::AppState, settings::Run};
use anyhow::Context;
use entity::outbox::MailKind;
use std::sync::Arc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use worker::{Deps, Programme, WakeUps, gallery, settings::Sections};

/// Starts, as one of `tasks`, the worker; or, where it is another process, what wakes it after a commit here.
///
/// # Errors
/// When a setting cannot be used; the message names it.
pub(crate) fn start(state: &AppState, stop: &CancellationToken, tasks: &TaskTracker) -> anyhow::Result<()> {
    let settings = &state.settings;
    if settings.general.run == Run::All {
        tasks.spawn(worker::run(deps(state)?, stop.clone()));
    } else if let Some(url) = &settings.database.redis_url {
        let wake_ups = WakeUps::new(url.expose(), &settings.database.redis_prefix).context("REDIS_URL")?;
        tasks.spawn(wake_ups.announce(Arc::clone(&state.wake), stop.clone()));
    }
    Ok(())
}

fn deps(state: &AppState) -> anyhow::Result<Deps> {
    let (db, clock) = (state.db.clone(), Arc::clone(&state.clock));
    Ok(Deps::new(
        db,
        clock,
        Arc::clone(&state.wake),
        &state.public_url,
        sections(state),
    )?)
}

fn sections(state: &AppState) -> Sections<'_> {
    let settings = &state.settings;
    Sections {
        database: &settings.database,
        mail: &settings.mail,
        links: &settings.links,
        policy: &settings.policy,
        data_dir: &settings.general.data_dir,
    }
}

/// Returns the languages that emails are written in.
pub(crate) fn sample_languages() -> [&'static str; 6] {
    gallery::languages()
}

/// Returns the names of the samples of a kind of email.
pub(crate) fn sample_names(kind: MailKind) -> Vec<&'static str> {
    gallery::samples(kind)
}

/// Writes a sample as it would be sent now; `None` if there is no such sample.
///
/// # Errors
/// When a setting cannot be used, or the sample cannot be written.
pub(crate) fn sample_mail(
    state: &AppState,
    kind: MailKind,
    language: &str,
    sample: &str,
) -> anyhow::Result<Option<Vec<u8>>> {
    let programme = Programme::new(&state.public_url, sections(state))?;
    Ok(gallery::message(
        &programme,
        state.clock.now(),
        kind,
        language,
        sample,
    )?)
}
