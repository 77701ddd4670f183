//! Who creates, or writes to others, more than people do has to wait (docs/product.md §2).

use chrono::TimeDelta;
use entity::model::membership;
use entity::support::clock::Clock;
use entity::support::gid::{self, Kind};
use futures::future::join_all;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::client::Answer;
use tests::gql::{mutation, pick};
use tests::rows::{at, id};
use tests::world::{Circle, Person, TOPIC, mail_of};
use tests::{Client, World};

const MANAGER: u128 = 1;
const COLLEAGUE: u128 = 2;
const OTHER: u128 = 3;

/// A programme in which somebody may act three times in an hour.
async fn world() -> World {
    let circle = Circle::proposed(7, "Europe/London", at(0)).of_people(&[MANAGER, COLLEAGUE]);
    World::build()
        .people([MANAGER, OTHER])
        .person(Person::new(COLLEAGUE).says("signed_up_as_advisor", true))
        .circle(circle)
        .flags(&["--max-acts-per-hour", "3"])
        .start()
        .await
}

fn proposal() -> Value {
    json!({
        "title": "Often", "description": "And again", "language": "en", "role": "MEMBER",
        "topicId": gid::encode(Kind::Topic, id(TOPIC)), "programmeManagerMail": mail_of(COLLEAGUE),
    })
}

async fn proposes(client: &Client) -> Answer {
    client.tries("proposeCircle", "circle { id }", proposal()).await
}

fn later(world: &World, by: TimeDelta) {
    world.clock.set(world.clock.now() + by);
}

#[tokio::test]
async fn who_proposes_often_waits_and_others_do_not() {
    let world = world().await;
    let manager = world.person(MANAGER);
    for _ in 0..3 {
        proposes(&manager).await.unwrap();
    }
    let after = world.contents().await;
    let document = mutation("proposeCircle", "userErrors { message retryAfterSeconds }");
    let refused = manager.posts(&document, json!({ "input": proposal() })).await;
    let error = pick(&refused, "/data/proposeCircle/userErrors/0");
    assert_eq!(error["code"], "RATE_LIMITED", "{refused}");
    assert_eq!(error["retryAfterSeconds"], 20 * 60 + 1, "{refused}");
    assert_eq!(
        error["message"],
        "You have done this very often in the last hour. Try again in 21 minutes."
    );
    assert_eq!(world.contents().await, after, "nothing is half-written");
    proposes(&world.person(OTHER)).await.unwrap();
    later(&world, TimeDelta::minutes(21));
    proposes(&manager).await.unwrap();
    proposes(&manager).await.unwrap_err();
    later(&world, TimeDelta::hours(2));
    for _ in 0..3 {
        proposes(&manager).await.unwrap();
    }
    proposes(&manager).await.unwrap_err();
}

/// A clock that was wrong once does not shut anybody out.
#[tokio::test]
async fn an_allowance_of_a_clock_that_was_set_back_is_whole() {
    let world = world().await;
    let manager = world.person(MANAGER);
    for _ in 0..3 {
        proposes(&manager).await.unwrap();
    }
    later(&world, TimeDelta::hours(-9));
    proposes(&manager).await.unwrap();
}

#[tokio::test]
async fn what_can_be_done_to_and_fro_for_ever_uses_the_allowance() {
    let world = world().await;
    let manager = world.person(MANAGER);
    let membership = membership::Entity::find()
        .filter(membership::COLUMN.employee_id.eq(id(COLLEAGUE)))
        .one(world.db.read())
        .await
        .unwrap();
    let membership = gid::encode(Kind::Membership, membership.unwrap().id);
    let input = |role: &str| match role {
        "" => json!({ "membershipId": membership }),
        role => {
            json!({ "membershipId": membership, "role": role, "acknowledge": ["ADVISOR_COUNT", "LEVEL_GAP"] })
        }
    };
    for pair in [
        [("appointDeputy", ""), ("dismissDeputy", "")],
        [("changeRole", "ADVISOR"), ("changeRole", "MEMBER")],
    ] {
        let acts = pair.iter().cycle().take(3);
        for (name, role) in acts {
            manager.act(name, "__typename", input(role)).await;
        }
        let (name, role) = pair[1];
        assert_eq!(
            manager.refused(name, input(role)).await,
            ["RATE_LIMITED"],
            "{name}"
        );
        later(&world, TimeDelta::hours(1));
    }
}

#[tokio::test]
async fn declining_and_reopening_for_ever_uses_the_allowance() {
    let world = world().await;
    let (manager, requester) = (world.person(MANAGER), world.person(OTHER));
    let input = json!({ "circleId": gid::encode(Kind::Circle, id(7)), "role": "MEMBER" });
    let asked = requester.act("requestToJoin", "joinRequest { id }", input).await;
    let input = json!({ "joinRequestId": pick(&asked, "/joinRequest/id") });
    for _ in 0..3 {
        manager.act("declineJoinRequest", "", input.clone()).await;
        manager.act("reopenJoinRequest", "", input.clone()).await;
    }
    manager.act("declineJoinRequest", "", input.clone()).await;
    assert_eq!(
        manager.refused("reopenJoinRequest", input).await,
        ["RATE_LIMITED"]
    );
}

#[tokio::test]
async fn of_acts_at_once_no_more_are_done_than_one_after_the_other() {
    let world = world().await;
    let manager = world.person(MANAGER);
    let answers = join_all((0..12).map(|_| proposes(&manager))).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.is_ok()).count(),
        3,
        "{answers:?}"
    );
    world.invariants_hold("twelve proposals at once").await;
}
