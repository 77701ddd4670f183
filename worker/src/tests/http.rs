//! Health and metrics.

use crate::http::{Watched, health, metrics};
use crate::settings::Settings;
use crate::testing::World;
use axum::{body::Body, http::Request};
use clap::Parser;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

#[derive(Parser)]
struct Program {
    #[command(flatten)]
    settings: Settings,
}

fn watched(world: &World, flags: &[&str]) -> Watched {
    let flags = std::iter::once("worker").chain(flags.iter().copied());
    let settings = Program::try_parse_from(flags).unwrap().settings;
    let clock = Arc::new(world.clock.clone());
    Watched::new(world.db.clone(), clock, &settings.database).unwrap()
}

async fn get(watched: &Watched, path: &str) -> (u16, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let router = health(watched.clone()).merge(metrics(watched.clone()));
    let answer = router.oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = axum::body::to_bytes(answer.into_body(), 100_000).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn health_says_which_part_is_not_well() {
    let world = World::new().await;
    let watched = watched(&world, &[]);
    assert_eq!(get(&watched, "/health/live").await.0, 200);
    let (status, body) = get(&watched, "/health/ready").await;
    assert_eq!(
        (status, body.contains("\"status\":\"ready\"")),
        (200, true),
        "{body}"
    );
    world.db.clone().close().await.unwrap();
    // What was found a moment ago is told to whoever asks within half a second.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let (status, body) = get(&watched, "/health/ready").await;
    assert_eq!((status, body.contains("not ready")), (503, true), "{body}");
    assert_eq!(get(&watched, "/health/live").await.0, 200);
}

#[tokio::test]
async fn without_redis_it_is_degraded_and_goes_on() {
    let world = World::new().await;
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let watched = watched(&world, &[&format!("--redis-url=redis://{nobody}")]);
    let (status, body) = get(&watched, "/health/ready").await;
    assert_eq!(
        (status, body.contains("\"status\":\"degraded\"")),
        (200, true),
        "{body}"
    );
}
