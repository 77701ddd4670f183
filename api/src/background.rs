//! The worker in this process: the one file of the service that knows it.

use crate::app::AppState;
use std::sync::Arc;
use tokio::task::JoinHandle;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use worker::{Deps, WorkerError, settings::Sections};

/// Starts the worker as one of `tasks`; the handle says how it ended.
///
/// # Errors
/// When a setting cannot be used; the message names it.
pub(crate) fn start(
    state: &AppState,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> anyhow::Result<JoinHandle<Result<(), WorkerError>>> {
    Ok(tasks.spawn(worker::run_or_stop(deps(state)?, stop.clone())))
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
