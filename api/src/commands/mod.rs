//! Runs the commands of the program, one function each; `main` only chooses.

pub mod clock;
pub mod doctor;
pub mod mail;
pub mod simulate;

use crate::{
    app::AppState,
    auth::{Authenticator, Embedded, employee_key},
    background, embedded, graphql, http,
    settings::Settings,
};
use anyhow::{Context, bail};
use entity::{
    query::employee::by_sign_in,
    support::{
        clock::{Clock, SystemClock},
        db::Db,
    },
};
use migration::Schema;
use std::{
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::warn;
use worker::{
    http::Watched,
    metrics, private,
    serve::{self, Bounds, Service},
};

/// Keeps what the program writes from the other users of the machine.
pub fn keep_files_private(settings: &Settings) {
    private::make_files_private();
    private::warn_if_open(&settings.general.data_dir);
}

/// Prints the schema in a sorted form, which does not depend on the order of the sources.
///
/// # Errors
/// When it cannot be written.
pub fn sdl(settings: &Settings) -> anyhow::Result<()> {
    let options = async_graphql::SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items()
        .include_specified_by();
    let schema = graphql::build(&settings.limits, false);
    print(schema.sdl_with_options(options).trim_end())
}

/// Brings the database's tables up to date.
///
/// # Errors
/// When the database cannot be reached or a migration fails.
pub async fn migrate(settings: &Settings) -> anyhow::Result<()> {
    let db = settings.database.connect().await?;
    bring_up_to_date(&db, settings).await?;
    print("The database is up to date.")
}

/// Prints a token of the embedded sign-in for an employee.
///
/// # Errors
/// When the sign-in is not embedded, nobody has that address, or the database cannot be reached.
pub async fn token(settings: &Settings, email: &str) -> anyhow::Result<()> {
    if !settings.embedded_sign_in() {
        bail!("OIDC_ISSUER is set, so tokens come from there: sign in with your identity provider");
    }
    let db = settings.database.connect().await?;
    let found = by_sign_in(db.read(), employee_key(settings, email))
        .await
        .context(
            "cannot look for employees: start the service once, or run `circles migrate`, to make the tables",
        )?;
    let Some(person) = found else {
        bail!(
            "no employee has the address {email}: use one of HR's data, such as those that GraphiQL offers under \"Act as\""
        );
    };
    let token =
        Embedded::open(&settings.general.data_dir)?.issue(&person.employee.mail, SystemClock.now())?;
    print(&token.token)
}

/// Serves until it is told to stop.
///
/// # Errors
/// When a part cannot be started; each message says the mend.
pub async fn run(mut settings: Settings) -> anyhow::Result<()> {
    settings.name_demo_administrator();
    let settings = Arc::new(settings);
    let listener = serve::bind(settings.http.http_addr, "HTTP_ADDR").await?;
    let metrics_listener = match settings.http.metrics_addr {
        Some(address) => Some(serve::bind(address, "METRICS_ADDR").await?),
        None => None,
    };
    let address = listener
        .local_addr()
        .context("cannot tell the address that was bound")?;
    let public_url = settings.links.public_url(&format!("http://{address}"));
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let authenticator = Arc::new(Authenticator::new(&settings, Arc::clone(&clock))?);
    if settings.embedded() && settings.mail.file_mailbox() {
        writable_dir(&settings.mailbox_dir())?;
    }
    let db = settings.database.connect().await?;
    if settings.embedded() {
        bring_up_to_date(&db, &settings).await?;
    }
    if settings.demo() {
        embedded::load_demo(&db, clock.as_ref(), Arc::new(settings.policy.rules()))
            .await
            .context("cannot load the demo programme")?;
    }
    let link_keys = settings
        .links
        .keys(&settings.general.data_dir)
        .context("LINK_SECRET")?;
    metrics::install()?;
    let watched = Watched::new(db.clone(), Arc::clone(&clock), &settings.database)?;
    let schema = graphql::build(&settings.limits, settings.production());
    let state = AppState::new(
        schema,
        db.clone(),
        clock,
        Arc::clone(&settings),
        authenticator,
        link_keys,
        &public_url,
    )?;
    let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
    let warm_up = Arc::clone(&state.authenticator);
    tasks.spawn(async move { warm_up.warm_up().await });
    background::start(&state, &stop, &tasks)?;
    print(&greeting(&settings, address, &public_url))?;
    let mut services = vec![Service {
        listener,
        router: http::router(state).merge(worker::http::health(watched.clone())),
        bounds: settings.http.bounds(),
    }];
    services.extend(metrics_listener.map(|listener| Service {
        listener,
        router: worker::http::metrics(watched),
        bounds: Bounds::for_watching(),
    }));
    serve::serve(services, stop, tasks).await;
    db.close().await.context("cannot close the database")
}

/// Migrates under a lock, so that any number of replicas may start at once. SQLite's lock is a file beside the database,
/// where every process that opens the database finds the same one.
async fn bring_up_to_date(db: &Db, settings: &Settings) -> anyhow::Result<()> {
    let lock = settings
        .database
        .sqlite_file()
        .map(|path| path.with_extension("lock"));
    let found = migration::up(db.read(), lock.as_deref())
        .await
        .context("cannot bring the database up to date")?;
    if let Schema::Newer(unknown) = found {
        warn!(
            ?unknown,
            "a later release has migrated the database; this one goes on beside it"
        );
    }
    Ok(())
}

fn writable_dir(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).with_context(|| {
        format!(
            "cannot make the directory {}: make its parent writable, or set DATA_DIR",
            path.display()
        )
    })
}

/// A first query, for visitors of the demo programme.
const FIRST_QUERY: &str = "{ viewer { person { displayName } memberships { role duty circle { title state peopleCount freeSeats } } } }";

/// Tells a visitor what to open, with a first query.
fn greeting(settings: &Settings, address: std::net::SocketAddr, public_url: &str) -> String {
    if !settings.embedded() {
        return format!("Circles listens on {address}; people reach it at {public_url}");
    }
    let mut text = format!(
        "Circles is running on {address}. Open:\n\n  {public_url}/          the start page\n  {public_url}/graphiql  \
         try queries, signed in as any employee\n"
    );
    if settings.mail.file_mailbox() {
        text.push_str(&format!("  {public_url}/dev/mail  the emails that were sent\n"));
    }
    text.push_str(&format!(
        "\nA first query, to paste into GraphiQL once you act as somebody:\n\n  {FIRST_QUERY}\n"
    ));
    if settings.demo() {
        text.push_str(&format!(
            "\nThe same as Kavya Iyer, from another terminal:\n\n  \
             curl -s {public_url}/graphql -H 'content-type: application/json' \\\n    \
             -H \"authorization: Bearer $({} token kavya.iyer@example.com)\" \\\n    \
             -d '{{\"query\":\"{FIRST_QUERY}\"}}'\n",
            program()
        ));
    }
    text.push_str("\nPress Ctrl-C to stop it.");
    text
}

/// Returns how this program was called, for a shell.
fn program() -> String {
    let called = std::env::args().next().unwrap_or_else(|| "circles".to_owned());
    format!("'{}'", called.replace('\'', r"'\''"))
}

/// Who reads the output has seen enough, as `head` does: no failure.
#[derive(Debug, thiserror::Error)]
#[error("the standard output was closed")]
pub struct OutputClosed;

/// Writes to the standard output stream.
fn print(text: &str) -> anyhow::Result<()> {
    written(writeln!(io::stdout(), "{text}"))
}

fn written(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(OutputClosed.into()),
        other => other.context("cannot write to the standard output"),
    }
}
