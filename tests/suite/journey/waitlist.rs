//! A full circle: waiting in line, and what becomes of a seat that frees.

use super::{
    company::{ANA, KIRRA, LUC, MAYA, NOOR, Person, SUKARNO},
    letter::{Letter, moment},
    programme::Programme,
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::{circle, clock_slot, enums::JoinRequestStatus, join_request};
use entity::support::{
    clock::{Clock, SystemClock},
    gid::{self, Kind},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};
use tests::{
    TestDatabase,
    gql::{pick, text},
    rows::id,
};

const TITLE: &str = "Returning from leave";

#[tokio::test]
async fn a_seat_that_frees_is_offered_passed_taken_and_lapses() {
    let mut programme = Programme::begin().await;
    programme
        .sign_up(&[&MAYA, &SUKARNO, &ANA, &NOOR, &KIRRA, &LUC])
        .await;
    let circle = a_full_circle_of_maya_sukarno_and_ana(&mut programme).await;

    let noor = wait_in_line(&mut programme, &circle, &NOOR, 1).await;
    let kirra = wait_in_line(&mut programme, &circle, &KIRRA, 2).await;
    let luc = wait_in_line(&mut programme, &circle, &LUC, 3).await;
    // While nobody leaves, nothing comes of it but a place in line.
    pre_approve(&programme, &kirra, "WAITLISTED").await;
    pre_approve(&programme, &luc, "WAITLISTED").await;

    let left = leave(&programme, &circle, &SUKARNO).await;
    let news = [(&MAYA, left.clone()), (&ANA, left), (&KIRRA, offered())];
    let letters = programme.mails(news).await;
    let offer = &letters[&(KIRRA.number, offered())];
    says_until_when(&programme, &KIRRA, offer).await;
    programme.follow(&KIRRA, offer, "Pass").await;
    assert_eq!(status(&programme, &KIRRA).await, "LAPSED");

    let offer = programme.mail(&LUC, offered()).await;
    says_until_when(&programme, &LUC, &offer).await;
    programme.follow(&LUC, &offer, "Take it").await;
    assert_eq!(status(&programme, &LUC).await, "APPROVED");
    let joined = format!("{} joined “{TITLE}”", LUC.name);
    let approved = format!("You are now in “{TITLE}”");
    let news = [(&MAYA, joined.clone()), (&ANA, joined), (&LUC, approved)];
    programme.mails(news).await;

    noor_lets_a_seat_lapse(programme, &circle, &noor).await;
}

/// Nobody is pre-approved any more when Ana leaves, so Noor comes before the programme manager, who lets the seat be
/// offered. The service is down when the offer ends.
async fn noor_lets_a_seat_lapse(mut programme: Programme, circle: &str, noor: &str) {
    let left = leave(&programme, circle, &ANA).await;
    let asks = format!("{} asks to join “{TITLE}”", NOOR.name);
    let up = format!("You moved up from the waitlist of “{TITLE}”");
    let news = [
        (&MAYA, left.clone()),
        (&LUC, left),
        (&MAYA, asks.clone()),
        (&NOOR, up.clone()),
    ];
    let letters = programme.mails(news).await;
    letters[&(NOOR.number, up)].says(["You will have an answer by "]);
    letters[&(MAYA.number, asks)].says(["Free seats: 1.", "Please answer by "]);
    pre_approve(&programme, noor, "OFFERED").await;
    let offer = programme.mail(&NOOR, offered()).await;
    says_until_when(&programme, &NOOR, &offer).await;

    let mut programme = programme.restart(end_the_offer).await;

    let lapsed = programme
        .mail(&NOOR, format!("The seat in “{TITLE}” is no longer held for you"))
        .await;
    lapsed.says(["was not taken in time", "you can ask again at any time"]);
    assert_eq!(status(&programme, &NOOR).await, "LAPSED");
    let late = json!({ "joinRequestId": noor });
    assert_eq!(
        programme.refused(&NOOR, "takeSeat", late).await,
        ["OFFER_EXPIRED"]
    );
    programme.assert_all_mails_are_told().await;
}

/// Three of four seats are taken when the maximum is lowered to three.
async fn a_full_circle_of_maya_sukarno_and_ana(programme: &mut Programme) -> String {
    let input = json!({
        "title": TITLE, "description": "Back at work", "language": "en", "role": "MEMBER", "maxPeople": 4,
        "topicId": gid::encode(Kind::Topic, id(1)),
    });
    let payload = programme
        .act(&MAYA, "proposeCircle", "circle { id }", input)
        .await;
    let circle = text(&payload, "/circle/id").to_owned();
    programme
        .mail(&MAYA, format!("Your circle “{TITLE}” is proposed"))
        .await;
    for (person, before) in [(&SUKARNO, &[&MAYA][..]), (&ANA, &[&MAYA, &SUKARNO])] {
        come_in(programme, &circle, person, before).await;
    }
    let lower = |max: i32| json!({ "circleId": circle, "changes": { "maxPeople": max } });
    let refused = programme.refused(&MAYA, "updateCircle", lower(2)).await;
    assert_eq!(refused, ["MAXIMUM_OUT_OF_RANGE", "MAXIMUM_BELOW_PEOPLE"]);
    let payload = programme
        .act(&MAYA, "updateCircle", "circle { freeSeats }", lower(3))
        .await;
    assert_eq!(pick(&payload, "/circle/freeSeats"), 0);
    circle
}

async fn come_in(programme: &mut Programme, circle: &str, person: &Person, before: &[&Person]) {
    let asked = request(programme, circle, person).await;
    let new = format!("{} asks to join “{TITLE}”", person.name);
    let received = format!("We have your request to join “{TITLE}”");
    programme.mails([(&MAYA, new), (person, received)]).await;
    let input = json!({ "joinRequestId": text(&asked, "/joinRequest/id") });
    programme
        .act(&MAYA, "approveJoinRequest", "joinRequest { status }", input)
        .await;
    let joined = format!("{} joined “{TITLE}”", person.name);
    let third = (before.len() == 2).then(|| (&MAYA, format!("“{TITLE}” is ready to start")));
    let news = before.iter().map(|other| (*other, joined.clone()));
    let approved = (person, format!("You are now in “{TITLE}”"));
    programme.mails(news.chain([approved]).chain(third)).await;
}

async fn request(programme: &Programme, circle: &str, person: &Person) -> Value {
    let input = json!({ "circleId": circle, "role": person.role });
    let selection = "joinRequest { id status placeInLine }";
    programme.act(person, "requestToJoin", selection, input).await
}

/// Asks, and is told the place in line; the programme manager is not bothered.
async fn wait_in_line(programme: &mut Programme, circle: &str, person: &Person, place: i32) -> String {
    let payload = request(programme, circle, person).await;
    assert_eq!(text(&payload, "/joinRequest/status"), "WAITLISTED");
    assert_eq!(pick(&payload, "/joinRequest/placeInLine"), place);
    let letter = programme
        .mail(person, format!("You are on the waitlist of “{TITLE}”"))
        .await;
    letter.says([format!("You are number {place} in line, as a member.")]);
    text(&payload, "/joinRequest/id").to_owned()
}

async fn pre_approve(programme: &Programme, request: &str, status: &str) {
    let input = json!({ "joinRequestId": request });
    let payload = programme
        .act(&MAYA, "preApproveJoinRequest", "joinRequest { status }", input)
        .await;
    assert_eq!(text(&payload, "/joinRequest/status"), status);
}

/// Leaves the circle; what the others are told in the subject.
async fn leave(programme: &Programme, circle: &str, person: &Person) -> String {
    let input = json!({ "circleId": circle });
    programme
        .act(person, "leaveCircle", "circle { peopleCount }", input)
        .await;
    format!("{} is no longer in “{TITLE}”", person.name)
}

fn offered() -> String {
    format!("A seat in “{TITLE}” is held for you")
}

/// The mail about an offer says when it ends: in 72 hours, on the reader's own clock.
async fn says_until_when(programme: &Programme, person: &Person, offer: &Letter) {
    let request = own_request(programme, person).await;
    let until: DateTime<Utc> = text(&request, "/offerExpiresAt").parse().unwrap();
    let left = until - SystemClock.now();
    assert!(
        left > TimeDelta::hours(71) && left <= TimeDelta::hours(72),
        "{left}"
    );
    offer.says([format!("Please decide by {}.", moment(until, person))]);
}

async fn status(programme: &Programme, person: &Person) -> String {
    text(&own_request(programme, person).await, "/status").to_owned()
}

async fn own_request(programme: &Programme, person: &Person) -> Value {
    let query = "{ viewer { joinRequests { status offerExpiresAt } } }";
    let data = programme.ask(person, query, json!({})).await;
    pick(&data, "/viewer/joinRequests/0").clone()
}

/// Moves the end of the one offer that there is into the past, with when its circle is due, and has the next start tick at
/// once, as it does after some time.
async fn end_the_offer(database: &TestDatabase) {
    let past = SystemClock.now() - TimeDelta::minutes(1);
    let db = database.connect().await;
    let done = db.transaction(async |tx| {
        let moved = join_request::Entity::update_many()
            .col_expr(join_request::Column::OfferExpiresAt, Expr::value(past))
            .col_expr(join_request::Column::DueAt, Expr::value(past))
            .filter(join_request::Column::Status.eq(JoinRequestStatus::Offered))
            .exec(tx)
            .await?;
        assert_eq!(moved.rows_affected, 1);
        let joining = circle::Entity::update_many()
            .col_expr(circle::Column::JoiningDueAt, Expr::value(past))
            .col_expr(circle::Column::DueAt, Expr::value(past))
            .filter(circle::Column::OfferedCount.gt(0))
            .exec(tx)
            .await?;
        assert_eq!(joining.rows_affected, 1);
        clock_slot::Entity::delete_many().exec(tx).await
    });
    done.await.unwrap();
}
