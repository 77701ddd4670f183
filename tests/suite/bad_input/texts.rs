//! What people write.

use super::{at, with};
use crate::demo::Demo;
use entity::support::gid::Kind;
use serde_json::{Value, json};
use tests::gql::pick;

const EMPTY: &str = "must not be empty; write";
const TOO_LONG: &str = "is too long; shorten it to at most";
const CONTROL: &str = "contains a control character; remove it";
const BIDIRECTIONAL: &str = "changes the writing direction; remove it";
const LINE_BREAK: &str = "must be a single line; remove the line breaks";

/// A field that takes a text: who sends what, where the text stands, how long it may be, and what it may be.
struct Field {
    sender: &'static str,
    mutation: &'static str,
    input: Value,
    path: &'static str,
    max: usize,
    single_line: bool,
    required: bool,
}

async fn fields(service: &Demo) -> Vec<Field> {
    let field = |sender, mutation, input: &Value, path, max| Field {
        sender,
        mutation,
        input: input.clone(),
        path,
        max,
        single_line: false,
        required: true,
    };
    let optional = |field: Field| Field {
        required: false,
        ..field
    };
    let line = |field: Field| Field {
        single_line: true,
        ..field
    };
    let own = service.id(Kind::Circle, "title = 'Coming back from leave'").await;
    let asked = service.id(Kind::JoinRequest, "status = 'PENDING'").await;
    let member = service
        .id(
            Kind::Membership,
            "status = 'ACTIVE' AND circle_id = (SELECT id FROM circle WHERE title LIKE 'Technical%') \
             AND employee_id = (SELECT id FROM employee WHERE mail_key = 'nadia.petrova@example.com')",
        )
        .await;
    let proposal = service.proposal().await;
    let change = json!({ "circleId": own, "changes": {} });
    let ask = json!({ "circleId": own, "role": "MEMBER" });
    let decline = json!({ "joinRequestId": asked });
    let remove = json!({ "membershipId": member });
    let access = json!({ "id": own });
    let circle = json!({ "circleId": own });
    vec![
        line(field("amara.okafor", "proposeCircle", &proposal, "title", 120)),
        field("amara.okafor", "proposeCircle", &proposal, "description", 4000),
        line(field(
            "chiara.dangelo",
            "updateCircle",
            &change,
            "changes.title",
            120,
        )),
        field(
            "chiara.dangelo",
            "updateCircle",
            &change,
            "changes.description",
            4000,
        ),
        optional(field("amara.okafor", "updateProfile", &json!({}), "about", 2000)),
        optional(field("amara.okafor", "requestToJoin", &ask, "message", 1000)),
        optional(field("kavya.iyer", "declineJoinRequest", &decline, "reason", 500)),
        field("kavya.iyer", "removeParticipant", &remove, "reason", 500),
        field("fiona.macleod", "accessAsAdministrator", &access, "reason", 500),
        field("chiara.dangelo", "disbandCircle", &circle, "reason", 500),
        optional(field("chiara.dangelo", "continueCircle", &circle, "reason", 500)),
        optional(field("chiara.dangelo", "reopenCircle", &circle, "reason", 500)),
    ]
}

#[tokio::test]
async fn no_text_is_empty_or_too_long_or_holds_what_steers_devices_and_readers() {
    let service = Demo::start().await;
    for field in fields(&service).await {
        let mut cases = vec![
            ("x".repeat(field.max + 1), TOO_LONG),
            ("\u{1F642}".repeat(field.max + 1), TOO_LONG),
            ("bell\u{7}".to_owned(), CONTROL),
            ("nul\0byte".to_owned(), CONTROL),
            ("escape \u{1b}[31m red".to_owned(), CONTROL),
            ("next\u{9d}column".to_owned(), CONTROL),
            ("\u{202e}drawkcab".to_owned(), BIDIRECTIONAL),
            ("isolated \u{2066}text\u{2069}".to_owned(), BIDIRECTIONAL),
            ("embedded \u{202b}text\u{202c}".to_owned(), BIDIRECTIONAL),
        ];
        if field.required {
            cases.extend(["", "   ", "\n", "\u{200b}\u{feff}"].map(|text| (text.to_owned(), EMPTY)));
        }
        if field.single_line {
            let broken = [
                "one\ntwo",
                "one\r\nBcc: boss@example.com",
                "one\u{2028}two",
                "one\u{85}two",
            ];
            cases.extend(broken.map(|text| (text.to_owned(), LINE_BREAK)));
        }
        for (written, says) in cases {
            let input = with(field.input.clone(), field.path, written);
            let expected = [at(field.path, "INVALID_INPUT", says)];
            service
                .refuses(field.sender, field.mutation, input, &expected)
                .await;
        }
    }
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let service = Demo::start().await;
    let input = json!({
        "title": "", "description": "x".repeat(4001), "topicId": service.proposal().await["topicId"],
        "language": "klingon!", "zone": "Europe/Atlantis", "maxPeople": 11, "role": "MEMBER",
    });
    let expected = [
        at("title", "INVALID_INPUT", "title must not be empty"),
        at("description", "INVALID_INPUT", "description is too long"),
        at("language", "INVALID_INPUT", "BCP 47"),
        at("zone", "INVALID_INPUT", "IANA time zone, such as Europe/Berlin"),
        at("maxPeople", "MAXIMUM_OUT_OF_RANGE", "between 3 and 10"),
    ];
    service
        .refuses("amara.okafor", "proposeCircle", input, &expected)
        .await;
}

#[tokio::test]
async fn honest_texts_come_back_as_they_were_written() {
    let service = Demo::start().await;
    let token = service.token("amara.okafor");
    for written in [
        "O'Brien’s “circle”; commas, semicolons & <tags>",
        "د. فاطمة الزهراء",
        "שלום עולם",
        "Returning from leave 👩‍👩‍👧‍👦 ❤️",
        "100 % _sure_ \\ \"quoted\"",
        "東京 Zürich São Paulo क्षत्रिय",
    ] {
        let input = with(service.proposal().await, "title", written);
        let propose = "mutation($input: ProposeCircleInput!) { proposeCircle(input: $input) { circle { title } \
                       userErrors { code } } }";
        let payload = service
            .gql()
            .act(&token, propose, json!({ "input": input }))
            .await;
        assert_eq!(pick(&payload, "/circle/title"), written);
        let search =
            "query($text: String!) { circles(filter: { text: $text }) { edges { node { title } } } }";
        let found = service
            .gql()
            .data(Some(&token), search, json!({ "text": written }))
            .await;
        assert_eq!(pick(&found, "/circles/edges/0/node/title"), written);
    }
}
