//! `circles-worker`: the worker as a program of its own. Any number may run against one database and one Redis.

use clap::Parser;
use entity::support::clock::{Clock, SystemClock};
use std::{
    io::{self, Write},
    process::ExitCode,
    sync::Arc,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use worker::{
    Deps,
    http::{self, Watched},
    metrics, private,
    serve::{self, Bounds, Service},
    settings::Settings,
};

/// The worker of Circles: sends mail, and does what is due.
///
/// Every setting is a flag and an environment variable of the same name; the flag wins.
#[derive(Debug, Parser)]
#[command(name = "circles-worker", version, max_term_width = 120)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
}

#[tokio::main]
async fn main() -> ExitCode {
    // Wrong usage ends here, with 2.
    let settings = Cli::parse().settings;
    match run(&settings).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(io::stderr(), "circles-worker: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    settings.validate()?;
    settings.logs.start().map_err(anyhow::Error::msg)?;
    private::make_files_private();
    private::warn_if_open(&settings.data_dir);
    metrics::install()?;
    let listener = serve::bind(settings.http_addr, "HTTP_ADDR").await?;
    let address = listener.local_addr()?;
    let db = settings.database.connect().await?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    // Where the service listens if nothing else is said; production says it.
    let public_url = settings.links.public_url("http://127.0.0.1:8000");
    let watched = Watched::new(db.clone(), Arc::clone(&clock), &settings.database)?;
    let deps = Deps::new(
        db.clone(),
        clock,
        Arc::default(),
        &public_url,
        settings.sections(),
    )?;
    let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
    tasks.spawn(worker::run(deps, stop.clone()));
    writeln!(
        io::stdout(),
        "The worker of Circles is running; its health is at http://{address}/health/ready"
    )?;
    let service = Service {
        listener,
        router: http::health(watched.clone()).merge(http::metrics(watched)),
        bounds: Bounds::for_watching(),
    };
    serve::serve(vec![service], stop, tasks).await;
    Ok(db.close().await?)
}
