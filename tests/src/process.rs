//! The built program, run as an operator would: by environment variables, stopped by signals.

use crate::{Client, Gql, Stack, TestDatabase, gql::http_client, ports, settled, world::mail_of};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    ffi::OsString,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// How long the program may take to become ready, on a busy machine.
const READY_WITHIN: Duration = Duration::from_secs(60);
/// How long it may take to stop.
const STOPPED_WITHIN: Duration = Duration::from_secs(20);

/// The program `circles`, to be started.
pub struct ApiCommand {
    command: Command,
    database: Option<String>,
    leaves_mail: bool,
}

impl ApiCommand {
    /// The program with these arguments. Of the test's own environment it sees `PATH`, `HOME` and `RUST_BACKTRACE` only.
    #[must_use]
    pub fn new(arguments: &[&str]) -> Self {
        let mut command = Command::new(program("circles"));
        command.args(arguments).env_clear();
        for inherited in ["PATH", "HOME", "RUST_BACKTRACE"] {
            if let Some(value) = std::env::var_os(inherited) {
                command.env(inherited, value);
            }
        }
        Self {
            command,
            database: None,
            leaves_mail: false,
        }
    }

    /// Sets an environment variable: every setting is one.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// Points it at `database` and its directory, and on the production stack at a queue of its own in Redis. Started again on the same database, it finds everything as it left it.
    #[must_use]
    pub fn on(mut self, database: &TestDatabase) -> Self {
        self.command.current_dir(database.directory());
        self.database = Some(database.url().to_owned());
        let command = self
            .env("DATABASE_URL", database.url())
            .env("DATA_DIR", database.directory());
        match Stack::current() {
            Stack::Embedded => command,
            Stack::Production => command.env("REDIS_URL", Stack::redis_url().as_str()).env(
                "REDIS_PREFIX",
                database.directory().file_name().unwrap_or_default(),
            ),
        }
    }

    /// Mails that it does not send are what the test is about; `why` tells its reader.
    #[must_use]
    pub fn leaves_mail(mut self, _why: &'static str) -> Self {
        self.leaves_mail = true;
        self
    }

    /// Runs it to its end, and gives what it printed: for `--help`, `migrate`, `token`, and settings that are refused.
    #[must_use]
    pub fn run(mut self) -> Output {
        self.command
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    /// Runs it to its end with nobody to read what it prints: how it ended, and its errors.
    #[must_use]
    pub fn run_unread(mut self) -> (ExitStatus, String) {
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        (
            output.status,
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    /// Starts it on a free port, and waits until `/health/ready` says 200.
    pub async fn start(mut self) -> ApiProcess {
        let (address, metrics) = (ports::free(), ports::free());
        self.command.env("HTTP_ADDR", address.to_string());
        self.command.env("METRICS_ADDR", metrics.to_string());
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = Arc::default();
        let readers = vec![
            collect(child.stdout.take(), &output),
            collect(child.stderr.take(), &output),
        ];
        let mut process = ApiProcess {
            child,
            base: format!("http://{address}"),
            metrics: format!("http://{metrics}/metrics"),
            output,
            readers,
            settles: self.database.filter(|_| !self.leaves_mail),
        };
        process.wait_until_ready().await;
        process
    }
}

/// A running `circles`. Killed when dropped. Before it is told to stop, it must have sent its mails.
pub struct ApiProcess {
    child: Child,
    base: String,
    metrics: String,
    output: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
    /// The database that has to be without waiting mails in the end.
    settles: Option<String>,
}

impl ApiProcess {
    /// Where it serves, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Where its figures are.
    #[must_use]
    pub fn metrics(&self) -> String {
        self.metrics.clone()
    }

    /// A GraphQL client of it.
    #[must_use]
    pub fn gql(&self) -> Gql {
        Gql::new(&self.base)
    }

    /// The person with this number of its `database`, signed in by what `circles token` prints.
    #[must_use]
    pub fn person(&self, database: &TestDatabase, number: u128) -> Client {
        let printed = ApiCommand::new(&["token", &mail_of(number)]).on(database).run();
        let failure = String::from_utf8_lossy(&printed.stderr);
        assert!(printed.status.success(), "{failure}");
        let token = String::from_utf8(printed.stdout).expect("a token of plain text");
        Client::new(self.gql(), token.trim().to_owned())
    }

    /// Its process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it printed so far, both streams as they came.
    #[must_use]
    pub fn output(&self) -> String {
        self.output.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks it to stop (SIGTERM), waits, and gives its exit status and all that it printed. Fails the test when it takes
    /// longer than 20 seconds.
    pub async fn terminate(self) -> (ExitStatus, String) {
        self.stop(Signal::TERM).await
    }

    /// The same with SIGINT, as Ctrl-C sends it.
    pub async fn interrupt(self) -> (ExitStatus, String) {
        self.stop(Signal::INT).await
    }

    async fn stop(mut self, signal: Signal) -> (ExitStatus, String) {
        self.settled().await;
        kill_process(Pid::from_child(&self.child), signal).expect("the program is there to be stopped");
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the program's status") {
                for reader in self.readers.drain(..) {
                    reader.join().expect("a reader of the output");
                }
                return (status, self.output());
            }
            assert!(
                since.elapsed() < STOPPED_WITHIN,
                "still running after {signal:?}:\n{}",
                self.output()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends it without notice (SIGKILL), as a crash would.
    pub fn kill(mut self) {
        self.end();
    }

    /// Waits until it has sent its mails.
    ///
    /// # Panics
    /// When one was given up, or some still wait after a while.
    pub async fn settled(&self) {
        if let Some(database) = &self.settles {
            settled::wait(database).await;
        }
    }

    fn end(&mut self) {
        // Errors mean that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    async fn wait_until_ready(&mut self) {
        let (since, http) = (Instant::now(), http_client());
        while !is_ready(&http, &self.base).await {
            if let Some(status) = self.child.try_wait().expect("the program's status") {
                panic!(
                    "the program ended before it was ready ({status}):\n{}",
                    self.output()
                );
            }
            assert!(
                since.elapsed() < READY_WITHIN,
                "not ready after {READY_WITHIN:?}:\n{}",
                self.output()
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

impl Drop for ApiProcess {
    fn drop(&mut self) {
        self.end();
    }
}

/// Whether the service at `base` is ready.
pub async fn is_ready(http: &reqwest::Client, base: &str) -> bool {
    let answer = http.get(format!("{base}/health/ready")).send().await;
    answer.is_ok_and(|answer| answer.status().is_success())
}

/// Reads a stream of the program into `output`, on a thread that ends with the stream.
fn collect(stream: Option<impl Read + Send + 'static>, output: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let (stream, output) = (stream.expect("a piped stream"), Arc::clone(output));
    std::thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            output.push_str(&String::from_utf8_lossy(&line));
            output.push('\n');
        }
    })
}

/// A built program of the workspace: where this binary is, or, for a test, one directory above.
#[must_use]
pub fn program(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("the path of this binary");
    let directories = own.ancestors().skip(1).take(2);
    let mut found = directories
        .map(|directory| directory.join(name))
        .filter(|path| path.exists());
    found.next().unwrap_or_else(|| {
        panic!(
            "{name} is not beside {}: build it with cargo build --workspace",
            own.display()
        )
    })
}
