//! A PostgreSQL and a Redis of the drill's own, to be crashed at will. Both die with this process, however it ends.

use anyhow::{Context, bail, ensure};
use reqwest::Url;
use rustix::process::{Pid, Signal, geteuid, kill_process};
use std::{
    fs::{self, File, Permissions},
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tests::ports;
use tokio::time::{Instant, sleep};

/// How long a server may take to come up.
const UP_WITHIN: Duration = Duration::from_secs(30);

/// A command whose process gets `signal` when this process dies, however it dies.
pub fn mortal(program: &Path, signal: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", signal, "--"]).arg(program);
    command.stdin(Stdio::null());
    command
}

/// Sends both output streams of `command` to the end of a file.
pub fn log_to(command: &mut Command, path: &Path) -> anyhow::Result<()> {
    let log = File::options().create(true).append(true).open(path)?;
    command.stdout(log.try_clone()?).stderr(log);
    Ok(())
}

/// A PostgreSQL server. Killed when dropped.
pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    address: SocketAddr,
    server: Child,
}

impl Postgres {
    /// Makes a cluster in `directory` and starts it.
    pub async fn start(directory: &Path) -> anyhow::Result<Self> {
        let (programs, data) = (find_programs()?, directory.join("postgres"));
        fs::create_dir(&data)?;
        if geteuid().is_root() {
            // PostgreSQL refuses to run as root: its own user must find its data.
            fs::set_permissions(directory, Permissions::from_mode(0o755))?;
            let status = Command::new("chown").arg("postgres").arg(&data).status()?;
            ensure!(status.success(), "there is no user postgres: install PostgreSQL");
        }
        let mut initdb = as_postgres(&programs.join("initdb"));
        initdb.arg("--pgdata").arg(&data);
        initdb.args(["--username", "postgres", "--auth", "trust", "--encoding", "UTF8"]);
        initdb
            .args(["--locale", "C.UTF-8", "--no-sync"])
            .current_dir(&data);
        let made = initdb.output()?;
        ensure!(
            made.status.success(),
            "initdb: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        let address = ports::free();
        let server = run_postgres(&programs, &data, address)?;
        let mut postgres = Self {
            programs,
            data,
            address,
            server,
        };
        postgres.wait_until_up().await?;
        Ok(postgres)
    }

    /// The URL of a database on it.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@{}/{database}", self.address)
    }

    /// What `pg_ctl restart --mode immediate` does: ends it without a checkpoint, as a crash would, and starts it again.
    /// Returns when it takes connections.
    pub async fn crash_and_restart(&mut self) -> anyhow::Result<()> {
        kill_process(Pid::from_child(&self.server), Signal::QUIT)?;
        self.server.wait()?;
        self.server = run_postgres(&self.programs, &self.data, self.address)?;
        self.wait_until_up().await
    }

    /// Makes an empty database.
    pub fn create(&self, database: &str) -> anyhow::Result<()> {
        let mut command = Command::new(self.programs.join("createdb"));
        let made = command
            .args(["--maintenance-db", &self.url("postgres"), database])
            .output()?;
        ensure!(
            made.status.success(),
            "createdb: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        Ok(())
    }

    async fn wait_until_up(&mut self) -> anyhow::Result<()> {
        let since = Instant::now();
        while since.elapsed() < UP_WITHIN {
            let mut ask = Command::new(self.programs.join("pg_isready"));
            ask.args(["--quiet", "--dbname", &self.url("postgres")]);
            if ask.status()?.success() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait()? {
                bail!(
                    "PostgreSQL ended ({status}): {}",
                    fs::read_to_string(self.data.join("log"))?
                );
            }
            sleep(Duration::from_millis(20)).await;
        }
        bail!("PostgreSQL does not come up")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Errors mean that it has ended already.
        let _ = kill_process(Pid::from_child(&self.server), Signal::QUIT);
        let _ = self.server.wait();
    }
}

/// The newest PostgreSQL there is; Debian keeps its programs off PATH, by version.
fn find_programs() -> anyhow::Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    let mut found = versions.into_iter().rev().chain(std::env::split_paths(&path));
    found
        .find(|directory| directory.join("initdb").exists())
        .context("there is no PostgreSQL: install it (on Debian: apt-get install postgresql)")
}

fn as_postgres(program: &Path) -> Command {
    if !geteuid().is_root() {
        return mortal(program, "QUIT");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "postgres", "--regid", "postgres", "--init-groups"]);
    command.args(["--pdeathsig", "QUIT", "--"]).arg(program);
    command
}

fn run_postgres(programs: &Path, data: &Path, address: SocketAddr) -> anyhow::Result<Child> {
    let mut command = as_postgres(&programs.join("postgres"));
    command
        .arg("-D")
        .arg(data)
        .args(["-p", &address.port().to_string()]);
    let settings = [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        // Nothing has to survive a power cut. But what was acknowledged has to survive the server's own crash, so
        // synchronous_commit stays on.
        "fsync=off",
        "full_page_writes=off",
    ];
    command.args(settings.iter().flat_map(|setting| ["-c", setting]));
    log_to(&mut command, &data.with_extension("log"))?;
    Ok(command.current_dir("/").spawn()?)
}

/// A Redis server without persistence. Killed when dropped.
pub struct Redis {
    address: SocketAddr,
    directory: PathBuf,
    server: Option<Child>,
}

impl Redis {
    /// Starts one.
    pub async fn start(directory: &Path) -> anyhow::Result<Self> {
        let (address, directory) = (ports::free(), directory.to_owned());
        let mut redis = Self {
            address,
            directory,
            server: None,
        };
        redis.up().await?;
        Ok(redis)
    }

    /// The value for `REDIS_URL`.
    pub fn url(&self) -> Url {
        let url = format!("redis://{}/", self.address);
        url.parse().expect("an address makes a URL")
    }

    /// Ends it, as a crash would.
    pub fn down(&mut self) {
        if let Some(mut server) = self.server.take() {
            // Errors mean that it has ended already.
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Starts it, empty. Returns when it answers.
    pub async fn up(&mut self) -> anyhow::Result<()> {
        let mut command = mortal(Path::new("redis-server"), "KILL");
        command.args(["--port", &self.address.port().to_string(), "--bind", "127.0.0.1"]);
        command
            .args(["--save", "", "--appendonly", "no", "--dir"])
            .arg(&self.directory);
        log_to(&mut command, &self.directory.join("redis.log"))?;
        self.server = Some(command.spawn().context("there is no redis-server: install it")?);
        let since = Instant::now();
        while self.ask(redis::cmd("PING")).await.is_err() {
            ensure!(since.elapsed() < UP_WITHIN, "Redis does not come up");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Sends one command.
    pub async fn ask(&self, command: redis::Cmd) -> anyhow::Result<redis::Value> {
        let client = redis::Client::open(self.url().as_str())?;
        let mut connection = client.get_multiplexed_async_connection().await?;
        Ok(command.query_async(&mut connection).await?)
    }

    /// `CONFIG SET NAME VALUE`.
    pub async fn configure(&self, name: &str, value: &str) -> anyhow::Result<()> {
        let mut command = redis::cmd("CONFIG");
        command.arg("SET").arg(name).arg(value);
        self.ask(command).await.map(drop)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.down();
    }
}
