//! A pooler between the programs and PostgreSQL: PgBouncer's session mode works, its transaction mode is refused in a sentence.

use std::{
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tests::{ApiCommand, Stack, TestDatabase, gql::http_client, ports, process::is_ready};

/// A PgBouncer for one database; ends with the test.
struct Pooler {
    child: Child,
    url: String,
}

impl Drop for Pooler {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pooler(database: &TestDatabase, mode: &str) -> Pooler {
    let (behind, name) = database.url().rsplit_once('/').unwrap();
    let (host, port) = behind.rsplit_once('@').unwrap().1.rsplit_once(':').unwrap();
    let address = ports::free();
    let file = database.directory().join(format!("{mode}.ini"));
    let settings = format!(
        "[databases]\n{name} = host={host} port={port} user=postgres\n[pgbouncer]\nlisten_addr = {}\nlisten_port = {}\n\
         auth_type = any\npool_mode = {mode}\nunix_socket_dir =\n",
        address.ip(),
        address.port(),
    );
    std::fs::write(&file, settings).unwrap();
    // It does not run as root.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::set_permissions(database.directory(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("pgbouncer");
    if rustix::process::geteuid().is_root() {
        command.args(["-u", "postgres"]);
    }
    let child = command
        .arg(file)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("pgbouncer is installed by ./tests/run");
    let begun = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "the pooler does not listen"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    let url = format!("postgres://postgres@{address}/{name}");
    Pooler { child, url }
}

#[tokio::test]
async fn behind_a_pooler_session_mode_works_and_transaction_mode_is_refused_in_a_sentence() {
    if Stack::current() == Stack::Embedded {
        return;
    }
    let database = TestDatabase::migrated().await;
    let session = pooler(&database, "session");
    let api = ApiCommand::new(&[])
        .on(&database)
        .env("DATABASE_URL", &session.url)
        .start()
        .await;
    assert!(is_ready(&http_client(), api.base()).await);
    drop(api);
    let transaction = pooler(&database, "transaction");
    for arguments in [&[][..], &["migrate"], &["doctor"]] {
        let output = ApiCommand::new(arguments)
            .on(&database)
            .env("DATABASE_URL", &transaction.url)
            .run();
        assert!(!output.status.success());
        let says = [output.stdout, output.stderr].concat();
        let says = String::from_utf8(says).unwrap();
        let sentence = "a pooler in transaction mode is in between";
        assert!(
            says.contains(sentence) && says.contains("session mode"),
            "{arguments:?}: {says}"
        );
    }
}
