//! Catches panics: one in a resolver ends its request, not the connection, and is logged once, under the id that the client
//! is given.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    panic::{self, AssertUnwindSafe, catch_unwind},
    task::Poll,
};

thread_local! {
    /// Whether this thread is polling a future whose panics are caught.
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    /// The panic that was caught last, with its place.
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Logs panics, except those that [`catch`] returns. Called once, when the log is set up.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        if WATCHED.get() {
            CAUGHT.set(Some(info.to_string()));
        } else {
            tracing::error!(panic = %info, "a task panicked");
        }
    }));
}

/// Runs `future`, and turns a panic into an error that says where and why.
pub(super) async fn catch<F: Future>(future: F) -> Result<F::Output, String> {
    let mut future = Box::pin(future);
    poll_fn(move |cx| {
        let outer = WATCHED.replace(true);
        // After a panic the future is never polled again, so nobody sees what it left half-done.
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx)));
        WATCHED.set(outer);
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Err(payload) => Poll::Ready(Err(CAUGHT.take().unwrap_or_else(|| text(&*payload)))),
        }
    })
    .await
}

/// Reads the message of a panic, where the hook did not note it.
fn text(payload: &(dyn Any + Send)) -> String {
    let said = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    format!("panicked: {}", said.unwrap_or("(no text)"))
}
