//! What runs beside the API: the worker, or what wakes it.

use crate::{app::AppState, settings::Run};
use anyhow::Context;
use std::sync::Arc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use worker::{Deps, WakeUps, settings::Sections};

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
    let settings = &state.settings;
    let sections = Sections {
        database: &settings.database,
        mail: &settings.mail,
        links: &settings.links,
        policy: &settings.policy,
        data_dir: &settings.general.data_dir,
    };
    let (db, clock) = (state.db.clone(), Arc::clone(&state.clock));
    Ok(Deps::new(
        db,
        clock,
        Arc::clone(&state.wake),
        &state.public_url,
        sections,
    )?)
}
