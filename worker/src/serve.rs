//! Serves until it is told to stop, and stops in order: no new connections, running requests finish, then the tasks.

use anyhow::Context;
use axum::Router;
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::oneshot, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long running requests, and then the background tasks, have to finish.
const GRACE: Duration = Duration::from_secs(10);

/// Binds the address before anything else is started, so that a taken port is the first thing that is reported.
///
/// # Errors
/// When the address cannot be had; the message says the mend.
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}: is another service there? Set HTTP_ADDR to another port, or 127.0.0.1:0 for any")
    })
}

/// Serves `router`, with the background tasks in `tasks`, until a signal comes or `stop` is cancelled.
///
/// # Errors
/// When serving fails for another reason than a stop.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: CancellationToken,
    tasks: TaskTracker,
) -> anyhow::Result<()> {
    tasks.spawn(cancel_on_signal(stop.clone()));
    let (stopping, stopped_accepting) = oneshot::channel();
    let asked = stop.clone();
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        asked.cancelled().await;
        tracing::info!("stopping: requests that are running may finish");
        // Nobody listens any more when the server has failed by itself.
        let _ = stopping.send(());
    });
    tokio::select! {
        served = server.into_future() => served.context("the server failed")?,
        () = overdue(stopped_accepting) => tracing::warn!("some requests were still running, and are cut off"),
    }
    stop.cancel();
    tasks.close();
    if timeout(GRACE, tasks.wait()).await.is_err() {
        tracing::warn!(
            "some background tasks were still running, and are cut off; the database holds their work"
        );
    }
    Ok(())
}

/// Ends when the grace is over, counted from the stop.
async fn overdue(stopped: oneshot::Receiver<()>) {
    if stopped.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(GRACE).await;
}

/// Cancels `stop` on SIGINT or SIGTERM.
async fn cancel_on_signal(stop: CancellationToken) {
    tokio::select! {
        () = signalled() => stop.cancel(),
        () = stop.cancelled() => {}
    }
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "cannot listen for signals: only a kill ends this process");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn signalled() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "cannot listen for signals: only a kill ends this process");
        std::future::pending::<()>().await;
    }
}
