//! Terms, from their beginning to the end of the circle: through the API, on a clock that the test moves by months.

mod circle;

use circle::{ADMINISTRATOR, Circle, LEAVER, MANAGER, OUTSIDER, SILENT, STAYER};
use serde_json::{Value, json};

const CAN: &str = "viewerCanDecide viewerCanAnswerStay viewerCanTakeOver viewerCanReopen viewerCanDisband";

fn can(what: &[&str]) -> Value {
    let mut all = json!({});
    for name in CAN.split(' ') {
        all[name] = json!(what.contains(&name));
    }
    all
}

#[tokio::test]
async fn a_circle_goes_on_and_on_and_ends_with_its_term() {
    let circle = Circle::published().await;
    let dates = "termEndsOn decisionOpensOn graceEndsOn twelveMonthsOn twelveMonthsReached isDecisionOverdue";
    assert_eq!(
        circle.seen_by(OUTSIDER, dates).await,
        json!({
            "termEndsOn": "2027-07-19", "decisionOpensOn": "2027-05-20", "graceEndsOn": "2027-08-02",
            "twelveMonthsOn": "2028-01-19", "twelveMonthsReached": false, "isDecisionOverdue": false,
        })
    );

    // On the evening before, in London.
    circle.at("2027-05-19T22:59:59Z");
    assert_eq!(circle.seen_by(MANAGER, CAN).await, can(&["viewerCanDisband"]));
    for (person, field, more) in [
        (MANAGER, "continueCircle", json!({})),
        (MANAGER, "completeCircle", json!({})),
        (STAYER, "answerStay", json!({ "answer": "STAY" })),
    ] {
        let refused = circle.refused(person, field, more).await;
        assert_eq!(refused, ["DECISION_NOT_OPEN"], "{field}");
    }

    circle.until("2027-05-19T23:00:00Z").await;
    everybody_answers_for_themselves(&circle).await;
    circle_goes_on(&circle).await;
    after_twelve_months_it_takes_a_reason(&circle).await;

    circle.until("2028-06-01T00:00:00Z").await;
    let completed = circle
        .then(
            MANAGER,
            "completeCircle",
            json!({}),
            "state decision { decision term }",
        )
        .await;
    assert_eq!(
        completed,
        json!({ "state": "ACTIVE", "decision": { "decision": "DISBAND", "term": 3 } })
    );
    let late = circle
        .refused(STAYER, "answerStay", json!({ "answer": "STAY" }))
        .await;
    assert_eq!(late, ["DECISION_TAKEN"]);
    circle.until("2028-07-18T23:00:00Z").await;
    let ended = circle
        .seen_by(STAYER, "state endedAt archiveUntil endReason")
        .await;
    assert_eq!(
        ended,
        json!({
            "state": "COMPLETED", "endedAt": "2028-07-18T23:00:00+00:00", "archiveUntil": "2029-07-18T23:00:00+00:00",
            "endReason": null,
        })
    );

    circle.until("2029-07-18T23:00:00Z").await;
    for person in [MANAGER, STAYER, LEAVER, SILENT, OUTSIDER] {
        assert!(circle.seen_by(person, "state").await.is_null(), "{person}");
    }
    assert_eq!(circle.seen_by(ADMINISTRATOR, "state").await["state"], "COMPLETED");
    let gone = circle
        .refused(MANAGER, "disbandCircle", json!({ "reason": "Once more." }))
        .await;
    assert_eq!(gone, ["NOT_FOUND"]);
}

/// The programme manager sees how many, and nobody sees who.
async fn everybody_answers_for_themselves(circle: &Circle) {
    let decides = can(&["viewerCanDecide", "viewerCanAnswerStay", "viewerCanDisband"]);
    assert_eq!(circle.seen_by(MANAGER, CAN).await, decides);
    assert_eq!(circle.seen_by(STAYER, CAN).await, can(&["viewerCanAnswerStay"]));
    assert_eq!(circle.seen_by(OUTSIDER, CAN).await, can(&[]));

    let history = "history(first: 100) { edges { node { seq } } }";
    let before = circle.seen_by(MANAGER, history).await;
    let counts = async || {
        let seen = circle
            .seen_by(MANAGER, "stayCounts { stay leave unanswered } viewerStayAnswer")
            .await;
        assert!(seen["viewerStayAnswer"].is_null());
        ["stay", "leave", "unanswered"].map(|count| seen["stayCounts"][count].as_i64().unwrap())
    };
    assert_eq!(counts().await, [0, 0, 4]);
    let own = "viewerStayAnswer stayCounts { stay }";
    for (person, answer) in [(STAYER, "LEAVE"), (STAYER, "STAY"), (LEAVER, "LEAVE")] {
        let answered = circle
            .then(person, "answerStay", json!({ "answer": answer }), own)
            .await;
        assert_eq!(
            answered,
            json!({ "viewerStayAnswer": answer, "stayCounts": null })
        );
    }
    assert_eq!(counts().await, [1, 1, 2]);
    let seen = circle.seen_by(SILENT, own).await;
    assert_eq!(seen, json!({ "viewerStayAnswer": null, "stayCounts": null }));
    assert_eq!(
        circle.seen_by(MANAGER, history).await,
        before,
        "answers are in the history"
    );
    let refused = circle
        .refused(OUTSIDER, "answerStay", json!({ "answer": "STAY" }))
        .await;
    assert_eq!(refused, ["NOT_PARTICIPANT"]);
}

/// Decided in time, it goes on when the term is over, without whoever wanted to leave.
async fn circle_goes_on(circle: &Circle) {
    let refused = circle.refused(STAYER, "continueCircle", json!({})).await;
    assert_eq!(refused, ["NOT_PROGRAMME_MANAGER"]);
    let decision = "term decision { decision term decidedBy { displayName } asAdministrator reason }";
    let decided = json!({
        "term": 1,
        "decision": {
            "decision": "CONTINUE", "term": 1, "decidedBy": { "displayName": "Person 1" },
            "asAdministrator": false, "reason": null,
        },
    });
    let advised = circle.seen_by(MANAGER, "advisories { code }").await;
    assert_eq!(advised, json!({ "advisories": [{ "code": "NO_ADVISOR" }] }));
    let payload = circle.then(MANAGER, "continueCircle", json!({}), decision).await;
    assert_eq!(payload, decided);
    assert_eq!(circle.seen_by(SILENT, decision).await, decided);
    assert_eq!(
        circle.seen_by(OUTSIDER, decision).await,
        json!({ "term": 1, "decision": null })
    );
    for field in ["continueCircle", "completeCircle"] {
        let refused = circle.refused(MANAGER, field, json!({})).await;
        assert_eq!(refused, ["DECISION_TAKEN"], "{field}");
    }
    let seen = circle
        .seen_by(MANAGER, "viewerCanDecide stayCounts { stay }")
        .await;
    assert_eq!(seen, json!({ "viewerCanDecide": false, "stayCounts": null }));

    circle.until("2027-07-18T22:59:59Z").await;
    assert_eq!(circle.seen_by(LEAVER, "term peopleCount").await["peopleCount"], 4);
    circle.until("2027-07-18T23:00:00Z").await;
    let term = "state term termEndsOn peopleCount decision { term } decisions { term } meetings { number }";
    let seen = circle.seen_by(STAYER, term).await;
    assert_eq!(seen["term"], 2);
    assert_eq!(seen["termEndsOn"], "2028-01-19");
    assert_eq!(seen["peopleCount"], 3);
    assert!(seen["decision"].is_null());
    assert_eq!(seen["decisions"], json!([{ "term": 1 }]));
    assert_eq!(seen["meetings"].as_array().unwrap().len(), 6);
    let left = circle
        .seen_by(LEAVER, "viewerMembership { id } decisions { term }")
        .await;
    assert_eq!(left, json!({ "viewerMembership": null, "decisions": null }));
}

async fn after_twelve_months_it_takes_a_reason(circle: &Circle) {
    circle.at("2027-11-20T00:00:00Z");
    let advised = circle.seen_by(MANAGER, "advisories { code }").await;
    assert_eq!(
        advised,
        json!({ "advisories": [{ "code": "NO_ADVISOR" }, { "code": "TWELVE_MONTHS" }] })
    );
    let acknowledged = json!({ "acknowledge": ["TWELVE_MONTHS"] });
    for (more, code) in [
        (
            json!({ "reason": "We are not done." }),
            "ADVISORIES_NOT_ACKNOWLEDGED",
        ),
        (acknowledged, "REASON_NEEDED"),
        (
            json!({ "acknowledge": ["TWELVE_MONTHS"], "reason": " " }),
            "REASON_NEEDED",
        ),
    ] {
        assert_eq!(circle.refused(MANAGER, "continueCircle", more).await, [code]);
    }
    let more = json!({ "acknowledge": ["TWELVE_MONTHS"], "reason": "We are not done." });
    let decided = circle
        .then(MANAGER, "continueCircle", more, "decision { reason }")
        .await;
    assert_eq!(decided["decision"]["reason"], "We are not done.");
    let acknowledged = "history(first: 100) { edges { node { kind acknowledged } } }";
    let history = circle.seen_by(STAYER, acknowledged).await;
    let event = json!({ "node": { "kind": "DECISION_TAKEN", "acknowledged": ["TWELVE_MONTHS"] } });
    assert!(
        history["history"]["edges"].as_array().unwrap().contains(&event),
        "{history:#}"
    );

    circle.until("2028-01-19T00:00:00Z").await;
    let seen = circle
        .seen_by(OUTSIDER, "term termEndsOn twelveMonthsReached decisions { term }")
        .await;
    assert_eq!(
        seen,
        json!({ "term": 3, "termEndsOn": "2028-07-19", "twelveMonthsReached": true, "decisions": null })
    );
    let seen = circle.seen_by(SILENT, "decisions { term reason }").await;
    assert_eq!(
        seen["decisions"],
        json!([{ "term": 1, "reason": null }, { "term": 2, "reason": "We are not done." }])
    );
}

#[tokio::test]
async fn in_the_grace_period_a_participant_takes_over_and_decides() {
    let circle = Circle::published().await;
    circle.until("2027-07-18T22:59:59Z").await;
    assert_eq!(circle.tasks("DECISION_OVERDUE").await, 0);
    let refused = circle.refused(SILENT, "takeOverCircle", json!({})).await;
    assert_eq!(refused, ["TAKE_OVER_NOT_OPEN"]);

    circle.until("2027-07-20T08:00:00Z").await;
    assert_eq!(circle.tasks("DECISION_OVERDUE").await, 1);
    let seen = circle
        .seen_by(
            SILENT,
            "state isDecisionOverdue viewerCanTakeOver viewerCanAnswerStay viewerCanDecide",
        )
        .await;
    assert_eq!(
        seen,
        json!({
            "state": "ACTIVE", "isDecisionOverdue": true, "viewerCanTakeOver": true, "viewerCanAnswerStay": true,
            "viewerCanDecide": false,
        })
    );
    let refused = circle.refused(MANAGER, "takeOverCircle", json!({})).await;
    assert_eq!(refused, ["HAS_DUTY"]);
    let taken = "programmeManager { displayName } viewerCanDecide viewerCanTakeOver";
    assert_eq!(
        circle.then(SILENT, "takeOverCircle", json!({}), taken).await,
        json!({
            "programmeManager": { "displayName": "Person 4" }, "viewerCanDecide": true, "viewerCanTakeOver": false,
        })
    );
    let refused = circle.refused(MANAGER, "continueCircle", json!({})).await;
    assert_eq!(refused, ["NOT_PROGRAMME_MANAGER"]);

    // The term is over: the next begins at once, and ends when it would have ended anyway.
    let term = "term termEndsOn isDecisionOverdue decision { term } decisions { term decision }";
    assert_eq!(
        circle.then(SILENT, "continueCircle", json!({}), term).await,
        json!({
            "term": 2, "termEndsOn": "2028-01-19", "isDecisionOverdue": false, "decision": null,
            "decisions": [{ "term": 1, "decision": "CONTINUE" }],
        })
    );
    assert_eq!(circle.tasks("DECISION_OVERDUE").await, 0);
}

#[tokio::test]
async fn nobody_decides_and_the_circle_lapses() {
    let circle = Circle::published().await;
    circle.until("2027-08-01T23:00:00Z").await;
    let lapsed = "state lapsedAt reopenUntil viewerCanAskToJoin isDecisionOverdue";
    assert_eq!(
        circle.seen_by(OUTSIDER, lapsed).await,
        json!({
            "state": "LAPSED", "lapsedAt": "2027-08-01T23:00:00+00:00", "reopenUntil": "2027-09-30T23:00:00+00:00",
            "viewerCanAskToJoin": false, "isDecisionOverdue": false,
        })
    );
    let inside = circle.seen_by(STAYER, "meetings { number } peopleCount").await;
    assert_eq!(inside, json!({ "meetings": [], "peopleCount": 4 }));
    let read_only = [
        (OUTSIDER, "requestToJoin", json!({ "role": "MEMBER" })),
        (STAYER, "answerStay", json!({ "answer": "STAY" })),
        (STAYER, "takeOverCircle", json!({})),
        (MANAGER, "continueCircle", json!({})),
        (
            MANAGER,
            "updateCircle",
            json!({ "changes": { "title": "Other" } }),
        ),
    ];
    for (person, field, more) in read_only {
        assert_eq!(
            circle.refused(person, field, more).await,
            ["WRONG_STATE"],
            "{field}"
        );
    }
    let refused = circle.refused(STAYER, "reopenCircle", json!({})).await;
    assert_eq!(refused, ["NOT_PROGRAMME_MANAGER"]);
    let may = can(&["viewerCanReopen", "viewerCanDisband"]);
    assert_eq!(circle.seen_by(MANAGER, CAN).await, may);

    circle.until("2027-09-30T22:59:59Z").await;
    let reopened = "state term termEndsOn lapsedAt reopenUntil meetings { plannedOn }";
    let seen = circle.then(MANAGER, "reopenCircle", json!({}), reopened).await;
    assert_eq!(seen["state"], "ACTIVE");
    assert_eq!(seen["term"], 2);
    assert_eq!(seen["termEndsOn"], "2028-01-19");
    assert!(seen["lapsedAt"].is_null() && seen["reopenUntil"].is_null());
    let meetings = seen["meetings"].as_array().unwrap();
    let past = |meeting: &&Value| meeting["plannedOn"].as_str() < Some("2027-09-30");
    assert!(
        !meetings.is_empty() && !meetings.iter().any(|meeting| past(&meeting)),
        "{meetings:?}"
    );

    // The next time, nobody takes it up.
    circle.until("2028-02-02T00:00:00Z").await;
    assert_eq!(circle.seen_by(OUTSIDER, "state").await["state"], "LAPSED");
    let advised = circle.seen_by(MANAGER, "advisories { code }").await;
    assert_eq!(advised["advisories"][1]["code"], "TWELVE_MONTHS");
    let refused = circle.refused(MANAGER, "reopenCircle", json!({})).await;
    assert_eq!(refused, ["ADVISORIES_NOT_ACKNOWLEDGED"]);
    // Too late, although the clock has not come round yet.
    circle.at("2028-04-02T00:00:00Z");
    let more = json!({ "acknowledge": ["TWELVE_MONTHS"], "reason": "We forgot." });
    assert_eq!(
        circle.refused(MANAGER, "reopenCircle", more).await,
        ["REOPENING_OVER"]
    );
    assert_eq!(circle.seen_by(MANAGER, CAN).await, can(&["viewerCanDisband"]));
    circle.until("2028-04-02T00:00:00Z").await;
    assert_eq!(circle.seen_by(MANAGER, "state").await["state"], "COMPLETED");
}

#[tokio::test]
async fn a_circle_is_disbanded_for_a_reason() {
    let circle = Circle::published().await;
    let leave = circle.input(json!({}));
    circle.act(LEAVER, "leaveCircle", "circle { id }", leave).await;
    let refused = circle
        .refused(STAYER, "disbandCircle", json!({ "reason": "No." }))
        .await;
    assert_eq!(refused, ["NOT_PROGRAMME_MANAGER"]);
    let disband = json!({ "reason": "  Everybody has learnt it.  " });
    let ended = "state endReason viewerCanDisband viewerCanDecide";
    let expected = json!({
        "state": "DISBANDED", "endReason": "Everybody has learnt it.", "viewerCanDisband": false, "viewerCanDecide": false,
    });
    assert_eq!(
        circle.then(MANAGER, "disbandCircle", disband, ended).await,
        expected
    );
    for person in [STAYER, SILENT, LEAVER] {
        assert_eq!(circle.seen_by(person, ended).await, expected, "{person}");
    }
    assert!(circle.seen_by(OUTSIDER, ended).await.is_null());
    let seen = circle.seen_by(ADMINISTRATOR, "state endReason").await;
    assert_eq!(seen, json!({ "state": "DISBANDED", "endReason": null }));
    let again = circle
        .refused(MANAGER, "disbandCircle", json!({ "reason": "Again." }))
        .await;
    assert_eq!(again, ["NOT_PROGRAMME_MANAGER"]);
}
