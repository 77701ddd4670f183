//! The embedded service on a disk that fills up: what it acknowledged is there afterwards.

use entity::model::circle;
use entity::support::{
    db::Db,
    gid::{self, Kind},
};
use sea_orm::{EntityTrait, QuerySelect};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, io::Write, path::Path, process::Command, time::Duration};
use tests::{ApiCommand, ApiProcess, gql::http_client, stack::Stack};
use uuid::Uuid;

/// A small file system in memory; unmounted when dropped.
struct SmallDisk {
    directory: tempfile::TempDir,
}

impl SmallDisk {
    /// Mounts it. `None` for whom the system does not let mount: CI is root.
    fn mounted(megabytes: u32) -> Option<Self> {
        let directory = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "circles-test"]);
        let mounted = mount
            .arg(directory.path())
            .status()
            .is_ok_and(|status| status.success());
        assert!(mounted || !is_root(), "root can mount");
        mounted.then_some(Self { directory })
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

/// Writes into a file until `left` bytes of its disk are free.
fn fill(file: &Path, left: usize) {
    let mut ballast = fs::File::create(file).unwrap();
    let chunk = vec![0; 4096];
    while ballast.write_all(&chunk).is_ok() {}
    let size = usize::try_from(ballast.metadata().unwrap().len()).unwrap();
    ballast.set_len((size - left) as u64).unwrap();
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout == b"0\n")
}

/// Proposes a circle with a description of `size` characters; its id, if it was acknowledged.
async fn propose(api: &ApiProcess, token: &str, topic: &Value, number: usize, size: usize) -> Option<String> {
    let input = json!({
        "topicId": topic, "title": format!("Circle {number}"), "description": "x".repeat(size),
        "zone": "Europe/Berlin", "language": "en", "wantsAdvisor": false, "role": "MEMBER",
    });
    let mutation =
        "mutation ($input: ProposeCircleInput!) { proposeCircle(input: $input) { circle { id } } }";
    let answer = api
        .gql()
        .post(Some(token), mutation, json!({ "input": input }))
        .await;
    answer
        .pointer("/data/proposeCircle/circle/id")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

async fn readiness(api: &ApiProcess) -> u16 {
    // The service checks its database twice a second at most.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let url = format!("{}/health/ready", api.base());
    http_client().get(url).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_that_was_acknowledged() {
    if matches!(Stack::current(), Stack::Production) {
        return;
    }
    let Some(disk) = SmallDisk::mounted(16) else {
        eprintln!("not tried: mounting a small disk needs root");
        return;
    };
    let url = format!("sqlite:{}?mode=rwc", disk.path().join("circles.db").display());
    let command = |arguments: &[&str]| {
        let command = ApiCommand::new(arguments)
            .env("DATABASE_URL", &url)
            .env("DATA_DIR", disk.path());
        command.leaves_mail("a full disk delays email")
    };
    let api = command(&[]).start().await;
    let token = String::from_utf8(command(&["token", "amara.okafor@example.com"]).run().stdout).unwrap();
    let token = token.trim();
    let topics = api.gql().data(Some(token), "{ topics { id } }", json!({})).await;
    let topic = &topics["topics"][0]["id"];

    // Room for some proposals, then for none, then for small ones now and then.
    let ballast = disk.path().join("ballast");
    fill(&ballast, 2 << 20);
    let (mut acknowledged, mut refused) = (BTreeSet::new(), 0);
    for number in 0..2_000 {
        let size = if refused == 0 { 1900 } else { 10 };
        match propose(&api, token, topic, number, size).await {
            Some(id) => drop(acknowledged.insert(id)),
            None => refused += 1,
        }
        if refused == 50 {
            break;
        }
    }
    assert!(
        refused == 50 && !acknowledged.is_empty(),
        "{refused} refused, {} taken",
        acknowledged.len()
    );
    assert_eq!(
        readiness(&api).await,
        503,
        "a service that cannot write is not ready"
    );

    fs::remove_file(&ballast).unwrap();
    assert_eq!(readiness(&api).await, 200, "it is again when there is room");
    for number in 0..20 {
        let id = propose(&api, token, topic, number, 10).await;
        acknowledged.insert(id.expect("there is room again"));
    }
    let stored = stored(&url).await;
    api.kill();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(
        lost.is_empty(),
        "{} of {} are lost",
        lost.len(),
        acknowledged.len()
    );
}

/// The ids of all circles that are in the file.
async fn stored(url: &str) -> BTreeSet<String> {
    let db = Db::connect(url, 1).await.unwrap();
    let find = circle::Entity::find().select_only().column(circle::Column::Id);
    let ids: Vec<Uuid> = find.into_tuple().all(db.read()).await.unwrap();
    ids.into_iter().map(|id| gid::encode(Kind::Circle, id)).collect()
}
