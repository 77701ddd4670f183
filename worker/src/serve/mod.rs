//! Serves until it is told to stop, and stops in order: no new connections, running requests finish, then the tasks.

mod addresses;
mod connection;
mod slots;

pub use addresses::Proxies;
pub use slots::MAX_CONNECTIONS;

use anyhow::Context;
use axum::{Router, http::StatusCode};
use connection::Connections;
use slots::Slots;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::timeout::TimeoutLayer;

/// How long running requests, and then the background tasks, have to finish.
const GRACE: Duration = Duration::from_secs(10);
/// How long to wait after a connection could not be accepted, because descriptors ran out.
const BREATH: Duration = Duration::from_millis(100);

/// How many connections those may hold who watch a process.
const WATCHERS: usize = 64;

/// What connections to one address may hold, and for how long.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// How many may be open; never more than half of the descriptors that the process may open.
    pub connections: usize,
    /// How long a request's head may take, and how long a connection may idle before it.
    pub head: Duration,
    /// How long a request may take from its head to the head of its answer, body included.
    pub request: Duration,
    /// Who may speak for many clients over many connections.
    pub proxies: Proxies,
}

impl Bounds {
    /// Bounds the few connections of those who watch a process.
    #[must_use]
    pub fn for_watching() -> Self {
        Self {
            connections: WATCHERS,
            head: Duration::from_secs(10),
            request: Duration::from_secs(10),
            proxies: Proxies::default(),
        }
    }
}

/// A listener, and what it serves.
pub struct Service {
    /// Where connections come in.
    pub listener: TcpListener,
    /// What answers.
    pub router: Router,
    /// What a connection may hold.
    pub bounds: Bounds,
}

/// Binds the address before anything else is started, so that a taken port is the first thing that is reported.
///
/// # Errors
/// When the address cannot be had; the message says the mend by the setting that named it.
pub async fn bind(address: SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}: is another service there? Set {setting} to another port, or 127.0.0.1:0 for any")
    })
}

/// Serves all `services`, with the background tasks in `tasks`, until a signal comes or `stop` is cancelled.
pub async fn serve(services: Vec<Service>, stop: CancellationToken, tasks: TaskTracker) {
    tasks.spawn(cancel_on_signal(stop.clone()));
    let connections = TaskTracker::new();
    let accepting = TaskTracker::new();
    for service in services {
        let accept = accept(service, stop.clone(), connections.clone());
        accepting.spawn(stop.clone().run_until_cancelled_owned(accept));
    }
    stop.cancelled().await;
    tracing::info!("stopping: requests that are running may finish");
    accepting.close();
    accepting.wait().await;
    connections.close();
    if timeout(GRACE, connections.wait()).await.is_err() {
        tracing::warn!("some requests were still running, and are cut off");
    }
    tasks.close();
    if timeout(GRACE, tasks.wait()).await.is_err() {
        tracing::warn!(
            "some background tasks were still running, and are cut off; the database holds their work"
        );
    }
}

/// Accepts connections for ever. While all slots are taken, clients wait in the system's queue, where they cost no descriptor.
async fn accept(service: Service, stop: CancellationToken, tasks: TaskTracker) {
    let Service {
        listener,
        router,
        bounds,
    } = service;
    let slots = Arc::new(Slots::new(bounds.connections, bounds.proxies));
    let router = router.layer(TimeoutLayer::with_status_code(
        StatusCode::GATEWAY_TIMEOUT,
        bounds.request,
    ));
    let connections = Connections::new(router, bounds.head, stop);
    loop {
        let free = slots.free().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Dropped, that is closed, where its address holds too many.
                if let Some(slot) = slots.take(free, peer.ip()) {
                    let serve = connections.serve(stream, peer);
                    tasks.spawn(async move {
                        serve.await;
                        drop(slot);
                    });
                }
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
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
