//! Ten people, one circle, from opt-in to "your circle has started".

use super::{
    company::{self, ANA, DEE, KIRRA, LUC, MAYA, NOOR, PIA, Person, SOREN, SUKARNO, WEI, WIM, ZOE},
    letter::{Letter, day, last_day},
    page::Page,
    programme::Programme,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::model::enums::{MeetingFormat, Role};
use entity::rules::{plan, term};
use entity::support::{
    clock::{Clock, SystemClock},
    gid::{self, Kind},
};
use serde_json::{Value, json};
use tests::{
    gql::{pick, text},
    rows::id,
};

const TITLE: &str = "Negotiation, without fear 🙂";
/// Where the circle's dates are from.
const ZONE: &str = "Asia/Kathmandu";

/// Those who end up in the circle, in the order of joining.
static INSIDE: [&Person; 10] = [
    &MAYA, &SOREN, &SUKARNO, &ANA, &NOOR, &KIRRA, &LUC, &PIA, &ZOE, &WEI,
];

#[tokio::test]
async fn ten_people_from_opt_in_to_the_start_of_their_circle() {
    let mut programme = Programme::begin().await;
    programme.sign_up(&company::ALL).await;

    let circle = maya_proposes(&mut programme).await;
    soren_accepts(&mut programme).await;
    search_finds(&programme, &circle).await;

    let mut requests = Vec::new();
    for person in [&SUKARNO, &ANA, &NOOR, &KIRRA, &LUC, &PIA, &ZOE, &WEI, &WIM, &DEE] {
        requests.push(ask(&mut programme, &circle, person).await);
    }
    let dee = requests.pop().unwrap();
    let wim = requests.pop().unwrap();
    // Nobody hears of a withdrawal.
    programme.follow(&WIM, &wim.received, "Withdraw it").await;
    decline(&mut programme, &dee).await;

    for (request, people) in requests.iter().zip(3..) {
        approve(&mut programme, request, people).await;
    }

    publish(&mut programme, &circle).await;
    programme.assert_all_mails_are_told().await;
}

async fn maya_proposes(programme: &mut Programme) -> String {
    let input = json!({
        "title": TITLE, "description": "We learn to ask for more, and to hear no.", "zone": ZONE, "language": "en",
        "topicId": gid::encode(Kind::Topic, id(1)), "wantsAdvisor": true, "role": "MEMBER",
        "programmeManagerMail": SOREN.mail(),
    });
    let payload = programme
        .act(&MAYA, "proposeCircle", "circle { id state }", input)
        .await;
    assert_eq!(text(&payload, "/circle/state"), "PROPOSED");
    text(&payload, "/circle/id").to_owned()
}

async fn soren_accepts(programme: &mut Programme) {
    let recorded = (1, format!("Your circle “{TITLE}” is proposed"));
    let named = (2, format!("Will you be the programme manager of “{TITLE}”?"));
    let letters = programme
        .mails([(&MAYA, recorded.1.clone()), (&SOREN, named.1.clone())])
        .await;
    letters[&recorded].says([
        "Seats: 1 of 10 taken. 2 more people are needed",
        "Søren Kjær, PhD was asked to be its programme manager and has to accept first.",
    ]);
    let nominations = "{ viewer { nominations { expiresAt viewerCanAnswer } } }";
    let waiting = programme.ask(&SOREN, nominations, json!({})).await;
    letters[&named].says([
        "Maya O'Connor named you. The circle is about Negotiation, and you would take part as a member.",
        &format!(
            "Please answer by {}.",
            last_day(instant(&waiting, "/viewer/nominations/0/expiresAt"), &SOREN)
        ),
    ]);

    programme.follow(&SOREN, &letters[&named], "Accept it").await;
    let joined = (1, format!("Søren Kjær, PhD joined “{TITLE}”"));
    let begins = (2, format!("You are programme manager of “{TITLE}”"));
    let ends = format!("You are no longer programme manager of “{TITLE}”");
    let letters = programme
        .mails([
            (&MAYA, joined.1.clone()),
            (&MAYA, ends),
            (&SOREN, begins.1.clone()),
        ])
        .await;
    letters[&joined].says(["as a member. There are now 2 people in the circle."]);
    letters[&begins].says(["You approve the people who ask to join, publish the circle"]);
}

async fn search_finds(programme: &Programme, circle: &str) {
    let query = "query($filter: OpenCircleFilter) {
        circles(filter: $filter) { edges { node { id freeSeats programmeManager { displayName } } } }
    }";
    let filter = json!({ "text": "FEAR hear", "wantsAdvisor": true, "language": "en", "minFreeSeats": 8,
                         "topicId": gid::encode(Kind::Topic, id(1)) });
    let found = programme.ask(&SUKARNO, query, json!({ "filter": filter })).await;
    let expected = json!([{ "node": {
        "id": circle, "freeSeats": 8, "programmeManager": { "displayName": SOREN.name }
    } }]);
    assert_eq!(pick(&found, "/circles/edges"), &expected);
    let other = json!({ "filter": { "text": "FEAR hear", "minFreeSeats": 9 } });
    let found = programme.ask(&SUKARNO, query, other).await;
    assert_eq!(pick(&found, "/circles/edges"), &json!([]));
}

/// A request to join, and the two mails about it.
struct Request {
    person: &'static Person,
    id: String,
    /// To the requester.
    received: Letter,
    /// To the programme manager.
    new: Letter,
}

async fn ask(programme: &mut Programme, circle: &str, person: &'static Person) -> Request {
    let message = format!("I am {},\nand I never ask for anything.", person.name);
    let input = json!({ "circleId": circle, "role": person.role, "message": message });
    let payload = programme
        .act(
            person,
            "requestToJoin",
            "joinRequest { id status answerBy }",
            input.clone(),
        )
        .await;
    assert_eq!(text(&payload, "/joinRequest/status"), "PENDING");
    let again = programme
        .act(person, "requestToJoin", "joinRequest { id }", input)
        .await;
    assert_eq!(pick(&again, "/joinRequest/id"), pick(&payload, "/joinRequest/id"));

    let answer_by = instant(&payload, "/joinRequest/answerBy");
    let received = (person.number, format!("We have your request to join “{TITLE}”"));
    let new = (SOREN.number, format!("{} asks to join “{TITLE}”", person.name));
    let mut letters = programme
        .mails([(person, received.1.clone()), (&SOREN, new.1.clone())])
        .await;
    let request = Request {
        person,
        id: text(&payload, "/joinRequest/id").to_owned(),
        received: letters.remove(&received).unwrap(),
        new: letters.remove(&new).unwrap(),
    };
    request.received.says([
        &format!(
            "as {} is with Søren Kjær, PhD, the programme manager.",
            person.a_role()
        ),
        &format!("You will have an answer by {}.", last_day(answer_by, person)),
    ]);
    request.new.says([
        &format!(
            "{} ({}) would like to take part as {}.",
            person.name,
            person.level(),
            person.a_role()
        ),
        &format!("> I am {},\n> and I never ask for anything.", person.name),
        "Free seats: 8.",
        &format!("Please answer by {}.", last_day(answer_by, &SOREN)),
    ]);
    request
}

async fn decline(programme: &mut Programme, request: &Request) {
    let input = json!({ "joinRequestId": request.id, "reason": "We are many already." });
    programme
        .act(&SOREN, "declineJoinRequest", "joinRequest { status }", input)
        .await;
    let declined = programme
        .mail(request.person, format!("Your request to join “{TITLE}”"))
        .await;
    declined.says([
        "Your request was not accepted this time.",
        "The programme manager wrote: > We are many already.",
        "You may ask again from",
    ]);
}

/// Approves a request, after which there are so many people.
async fn approve(programme: &mut Programme, request: &Request, people: usize) {
    let person = request.person;
    let advice = advice_on(programme, request).await;
    if advice.is_empty() {
        programme.answer(&request.new, "approve").await;
    } else {
        assert_eq!(
            (person, advice.as_slice()),
            (&ZOE, &["MANAGER_IN_CIRCLE".to_owned()][..])
        );
        let mut input = json!({ "joinRequestId": request.id });
        let refused = programme
            .refused(&SOREN, "approveJoinRequest", input.clone())
            .await;
        assert_eq!(refused, ["ADVISORIES_NOT_ACKNOWLEDGED"]);
        input["acknowledge"] = json!(advice);
        programme
            .act(&SOREN, "approveJoinRequest", "circle { peopleCount }", input)
            .await;
    }

    let before = &INSIDE[..people - 1];
    let approved = (person.number, format!("You are now in “{TITLE}”"));
    let joined = format!("{} joined “{TITLE}”", person.name);
    let ready = (SOREN.number, format!("“{TITLE}” is ready to start"));
    let third = (people == 3).then(|| (&SOREN, ready.1.clone()));
    let news = before.iter().map(|other| (*other, joined.clone()));
    let letters = programme
        .mails(news.chain([(person, approved.1.clone())]).chain(third))
        .await;

    letters[&approved].says([
        &format!("You take part as {}.", person.a_role()),
        "No meeting is planned yet.",
    ]);
    letters[&approved].says(roster(&INSIDE[..people]));
    for other in before {
        letters[&(other.number, joined.clone())].says([format!(
            "as {}. There are now {people} people in the circle.",
            person.a_role()
        )]);
    }
    if people == 3 {
        is_ready_to_publish(&letters[&ready]);
    }
}

async fn advice_on(programme: &Programme, request: &Request) -> Vec<String> {
    let query = "query($id: ID!) { node(id: $id) { ... on JoinRequest { advisories { code } } } }";
    let data = programme.ask(&SOREN, query, json!({ "id": request.id })).await;
    codes(pick(&data, "/node/advisories"))
}

fn is_ready_to_publish(letter: &Letter) {
    letter.says(["3 people are in", "No advisor takes part yet", ZONE]);
    // Whichever day it was when the mail was written.
    let said = |date: &NaiveDate| letter.words().contains(&term_of(*date));
    let today = today();
    let from = [today.pred_opt().unwrap(), today].into_iter().find(said);
    letter.says(planned(from.expect("the dates of a term that begins today")));
    letter.says(["Turn reminders off http"]);
}

async fn publish(programme: &mut Programme, circle: &str) {
    let query = "query($id: ID!) { circle(id: $id) { advisories { code } } }";
    let data = programme.ask(&SOREN, query, json!({ "id": circle })).await;
    let advice = codes(pick(&data, "/circle/advisories"));
    assert_eq!(advice, ["MANAGER_IN_CIRCLE"]);
    let mut input = json!({ "circleId": circle });
    assert_eq!(
        programme.refused(&SOREN, "publishCircle", input.clone()).await,
        ["ADVISORIES_NOT_ACKNOWLEDGED"]
    );
    input["acknowledge"] = json!(advice);
    let before = today();
    let selection = "circle { state startedOn termEndsOn meetings { plannedOn format } }";
    let payload = programme.act(&SOREN, "publishCircle", selection, input).await;

    assert_eq!(text(&payload, "/circle/state"), "ACTIVE");
    let started_on: NaiveDate = text(&payload, "/circle/startedOn").parse().unwrap();
    assert!((before..=today()).contains(&started_on), "{started_on}");
    assert_eq!(pick(&payload, "/circle/meetings").as_array().unwrap().len(), 6);

    let subject = format!("Your circle “{TITLE}” has started");
    let letters = programme
        .mails(INSIDE.iter().map(|person| (*person, subject.clone())))
        .await;
    for person in INSIDE {
        let letter = &letters[&(person.number, subject.clone())];
        letter.says([&format!("You take part as {}.", person.a_role())]);
        letter.says([term_of(started_on)]);
        letter.says(planned(started_on));
        letter.says(roster(&INSIDE));
        // Whoever lives in the circle's zone needs no telling.
        if person.zone != ZONE {
            letter.says([ZONE]);
        }
        letter.says(["The user guide tells you how to get started http"]);
        for outsider in [&WIM, &DEE] {
            letter.does_not_say(outsider.name);
        }
        six_in_the_calendar(letter);
        let page = Page::open(&letter.action()).await;
        let data = programme
            .ask(person, page.operation("Look at it"), json!({}))
            .await;
        assert_eq!(data, json!({ "circle": { "id": circle, "title": TITLE } }));
    }
}

fn six_in_the_calendar(letter: &Letter) {
    let attachments = letter.0.attachments();
    let [(name, file)] = attachments.as_slice() else {
        panic!("not one attachment: {}", attachments.len());
    };
    let file = String::from_utf8_lossy(file);
    assert_eq!(name, "circle.ics");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 6, "{file}");
}

/// The term that begins on this day, as mails say it.
fn term_of(started_on: NaiveDate) -> String {
    format!(
        "from {} to {}",
        day(started_on),
        day(term::end_of_term(started_on, 1))
    )
}

/// The six planned meetings of that term, as mails list them.
fn planned(started_on: NaiveDate) -> Vec<String> {
    let meetings = plan::first_term(started_on);
    assert_eq!(meetings.len(), 6);
    let line = |meeting: &plan::PlannedMeeting| {
        let format = match meeting.format {
            MeetingFormat::Education => "education",
            MeetingFormat::Experience => "experience",
        };
        format!("- {} – {format}", day(meeting.on))
    };
    meetings.iter().map(line).collect()
}

/// The people, as mails list them.
fn roster(people: &[&Person]) -> Vec<String> {
    let line = |person: &&Person| {
        let role = match person.role {
            Role::Member => "member",
            Role::Advisor => "advisor",
        };
        let duty = if *person == &SOREN {
            ", programme manager"
        } else {
            ""
        };
        format!("- {} – {role}{duty}", person.name)
    };
    people.iter().map(line).collect()
}

fn today() -> NaiveDate {
    let zone: chrono_tz::Tz = ZONE.parse().unwrap();
    SystemClock.now().with_timezone(&zone).date_naive()
}

fn instant(value: &Value, pointer: &str) -> DateTime<Utc> {
    text(value, pointer).parse().unwrap()
}

fn codes(advisories: &Value) -> Vec<String> {
    let list = advisories.as_array().expect("a list of advisories");
    list.iter().map(|one| text(one, "/code").to_owned()).collect()
}
