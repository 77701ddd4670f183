//! Nobody holds a connection for nothing, and nobody holds all of them.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};
use tests::{ApiCommand, ApiProcess, TestDatabase};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{sleep, timeout},
};

/// Long after the time-outs of a few seconds that these tests set.
const PATIENCE: Duration = Duration::from_secs(15);
const LIVE: &str = "GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n";

async fn start(settings: &[(&str, &str)]) -> (ApiProcess, TestDatabase) {
    let database = TestDatabase::migrated().await;
    let command = ApiCommand::new(&[]).on(&database).env("DEMO", "false");
    let command = settings
        .iter()
        .fold(command, |command, (name, value)| command.env(name, *value));
    (command.start().await, database)
}

/// A connection from an address of this machine: all of 127.0.0.0/8 is.
pub(super) async fn connect(api: &ApiProcess, last: u8) -> TcpStream {
    let address = api.base().trim_start_matches("http://").parse().unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::new(127, 0, 0, last), 0).into()).unwrap();
    socket.connect(address).await.unwrap()
}

/// What comes until the service closes the connection.
async fn to_the_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset is an end, too.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("the connection is closed");
    String::from_utf8(answer).unwrap()
}

/// Whether a request on this connection is answered with 200.
async fn is_answered(stream: &mut TcpStream) -> bool {
    let mut head = [0; 12];
    let sent = stream.write_all(LIVE.as_bytes()).await;
    sent.is_ok() && stream.read_exact(&mut head).await.is_ok() && head == *b"HTTP/1.1 200"
}

#[tokio::test]
async fn who_sends_no_head_or_half_a_head_or_a_byte_now_and_then_is_let_go() {
    let (api, _database) = start(&[("IDLE_TIMEOUT_SECONDS", "1")]).await;
    for sent in ["", "GET /graphql HTTP/1.1\r\nhost: local"] {
        let mut stream = connect(&api, 1).await;
        stream.write_all(sent.as_bytes()).await.unwrap();
        to_the_end(&mut stream).await;
    }
    let mut idle = connect(&api, 1).await;
    assert!(is_answered(&mut idle).await);
    to_the_end(&mut idle).await;
    let (mut from, mut to) = connect(&api, 1).await.into_split();
    let trickle = async {
        while to.write_all(b"G").await.is_ok() {
            sleep(Duration::from_millis(200)).await;
        }
    };
    let closed = async { from.read_to_end(&mut Vec::new()).await };
    tokio::select! {
        () = trickle => {}
        _ = closed => {}
        () = sleep(PATIENCE) => panic!("still open"),
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for_on_any_route() {
    let (api, _database) = start(&[
        ("REQUEST_TIMEOUT_SECONDS", "2"),
        ("DATABASE_STATEMENT_SECONDS", "1"),
    ])
    .await;
    for (path, kind, status) in [
        ("/graphql", "application/json", "408"),
        ("/dev/token", "application/json", "504"),
        ("/unsubscribe/x", "application/x-www-form-urlencoded", "504"),
        ("/act/x", "application/x-www-form-urlencoded", "504"),
    ] {
        let mut stream = connect(&api, 1).await;
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: 100\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let answer = to_the_end(&mut stream).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {answer}"
        );
    }
}

#[tokio::test]
async fn one_address_holds_an_eighth_and_others_are_answered() {
    let (api, _database) = start(&[("MAX_CONNECTIONS", "16")]).await;
    let mut held = [connect(&api, 2).await, connect(&api, 2).await];
    for stream in &mut held {
        assert!(is_answered(stream).await);
    }
    assert!(
        !is_answered(&mut connect(&api, 2).await).await,
        "the third is closed"
    );
    assert!(is_answered(&mut connect(&api, 3).await).await);
    drop(held);
    let since = Instant::now();
    while !is_answered(&mut connect(&api, 2).await).await {
        assert!(since.elapsed() < PATIENCE, "its places are free again");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn who_waits_for_a_place_gets_the_next() {
    let (api, _database) = start(&[("MAX_CONNECTIONS", "8"), ("IDLE_TIMEOUT_SECONDS", "2")]).await;
    let mut held = Vec::new();
    for last in 2..10 {
        held.push(connect(&api, last).await);
    }
    // The silent ones are let go, and make room.
    let answered = timeout(PATIENCE, async {
        is_answered(&mut connect(&api, 20).await).await
    });
    assert!(answered.await.unwrap());
}

#[tokio::test]
async fn the_end_waits_for_no_half_sent_head_and_no_idle_connection() {
    let (api, _database) = start(&[]).await;
    let mut half = connect(&api, 1).await;
    half.write_all(b"GET /graphql HTTP/1.1\r\nhost: loc")
        .await
        .unwrap();
    let mut idle = connect(&api, 1).await;
    assert!(is_answered(&mut idle).await);
    let silent = connect(&api, 1).await;
    let since = Instant::now();
    let (status, output) = api.terminate().await;
    assert!(status.success(), "{output}");
    assert!(
        since.elapsed() < Duration::from_secs(4),
        "{:?}\n{output}",
        since.elapsed()
    );
    drop((half, idle, silent));
}

#[tokio::test]
async fn what_is_being_answered_at_the_end_is_answered() {
    let (api, _database) = start(&[]).await;
    let mut stream = connect(&api, 1).await;
    let body = r#"{"query":"{ __typename }"}"#;
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    sleep(Duration::from_millis(300)).await;
    let rest = async {
        sleep(Duration::from_millis(800)).await;
        stream.write_all(body.as_bytes()).await.unwrap();
        to_the_end(&mut stream).await
    };
    let ((status, output), answer) = tokio::join!(api.terminate(), rest);
    assert!(status.success(), "{output}");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("__typename"),
        "{answer}"
    );
}
