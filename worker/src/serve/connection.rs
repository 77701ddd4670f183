//! Serves one connection: its heads in time, its requests with the address of its peer, its end in order.
//!
//! The time-out of the head holds also between requests, so it is how long a connection may idle. It does not run while an
//! answer is being written, nor after a connection was upgraded: streams and WebSockets live by rules of their own.

use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Response};
// Not hyper-util's `auto`: before it knows the version it waits for the first bytes, for ever.
use hyper::{body::Incoming, server::conn::http1::Builder, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, net::SocketAddr, pin::pin, time::Duration};
use tokio::{net::TcpStream, sync::watch};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// How long, at a stop, an answer that was made has to be sent.
const FLUSH: Duration = Duration::from_millis(250);
/// The most that is kept of one connection's input, in bytes; a head that is longer is refused.
const BUFFER: usize = 32 * 1024;

/// Serves connections with one router.
#[derive(Clone)]
pub(super) struct Connections {
    router: Router,
    builder: Builder,
    stop: CancellationToken,
}

impl Connections {
    pub(super) fn new(router: Router, head: Duration, stop: CancellationToken) -> Self {
        let mut builder = Builder::new();
        builder
            .timer(TokioTimer::new())
            .header_read_timeout(head)
            .max_buf_size(BUFFER);
        Self {
            router,
            builder,
            stop,
        }
    }

    /// Serves `stream` until its end; after a stop, until the request that is being answered has its answer.
    pub(super) fn serve(&self, stream: TcpStream, peer: SocketAddr) -> impl Future<Output = ()> + use<> {
        let Self {
            router,
            builder,
            stop,
        } = self.clone();
        async move {
            // Answers are written whole: waiting for more to send only delays them. An error shows when writing.
            let _ = stream.set_nodelay(true);
            let (answering, mut answered) = watch::channel(false);
            let service = service_fn(move |request: Request<Incoming>| {
                let (router, answering) = (router.clone(), answering.clone());
                async move {
                    answering.send_replace(true);
                    let mut request = request.map(Body::new);
                    request.extensions_mut().insert(ConnectInfo(peer));
                    let response: Result<Response, Infallible> = router.oneshot(request).await;
                    answering.send_replace(false);
                    response
                }
            });
            let mut connection = pin!(
                builder
                    .serve_connection(TokioIo::new(stream), service)
                    .with_upgrades()
            );
            // Errors are the client's: it went away, was too slow, or spoke no HTTP.
            tokio::select! {
                served = connection.as_mut() => {
                    if let Err(error) = served {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return;
                }
                () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
            }
            let finish = async {
                // An error means that there is no connection any more.
                while answered.wait_for(|answering| !answering).await.is_ok() {
                    tokio::time::sleep(FLUSH).await;
                    if !*answered.borrow() {
                        break;
                    }
                }
            };
            tokio::select! {
                _ = connection => {}
                () = finish => {}
            }
        }
    }
}
