//! Values of other types than the schema has: async-graphql lets some of them pass, our front door none.

use super::with;
use crate::demo::{Demo, mutation};
use serde_json::{Value, json};

#[tokio::test]
async fn variables_are_of_the_declared_types() {
    let service = Demo::start().await;
    let good = service.proposal().await;
    for (path, value, says) in [
        ("title", json!(7), "`$input.title` must be a text"),
        (
            "title",
            json!(null),
            "`$input.title` needs a value of type `String!`",
        ),
        ("title", json!(["Asking well"]), "`$input.title` must be a text"),
        ("topicId", json!({}), "`$input.topicId` must be an id"),
        ("topicId", json!(1.5), "`$input.topicId` must be an id"),
        (
            "maxPeople",
            json!("5"),
            "`$input.maxPeople` must be a whole number, written without quotes",
        ),
        (
            "maxPeople",
            json!(5.5),
            "`$input.maxPeople` must be a whole number between",
        ),
        (
            "maxPeople",
            json!(2_147_483_648_i64),
            "`$input.maxPeople` must be a whole number between",
        ),
        (
            "maxPeople",
            json!(-1e300),
            "`$input.maxPeople` must be a whole number between",
        ),
        (
            "wantsAdvisor",
            json!("yes"),
            "`$input.wantsAdvisor` must be true or false",
        ),
        (
            "wantsAdvisor",
            json!(null),
            "`$input.wantsAdvisor` needs a value of type `Boolean!`",
        ),
        (
            "role",
            json!("member"),
            "`$input.role` must be one of the values of `Role`: ADVISOR, MEMBER",
        ),
        (
            "role",
            json!(0),
            "`$input.role` must be one of the values of `Role`",
        ),
        (
            "tilte",
            json!("x"),
            "`$input.tilte` is no field of `ProposeCircleInput`",
        ),
    ] {
        let input = with(good.clone(), path, value);
        service
            .rejects(&mutation("proposeCircle"), json!({ "input": input }), says)
            .await;
    }
    for input in [json!([]), json!("x"), json!(1), json!([good])] {
        let says = "`$input` must be an object with the fields of `ProposeCircleInput`";
        service
            .rejects(&mutation("proposeCircle"), json!({ "input": input }), says)
            .await;
    }
    service
        .rejects(&mutation("proposeCircle"), json!({}), "`$input` of type")
        .await;
    let nominee = |nominee: Value| json!({ "input": { "circleId": "x", "nominee": nominee } });
    let both = json!({ "membershipId": "x", "colleague": { "mail": "a@example.com", "role": "MEMBER" } });
    for nominee in [
        nominee(json!({})),
        nominee(both),
        nominee(json!({ "membershipId": null })),
    ] {
        let says = "`$input.nominee` must have exactly one of the fields";
        service
            .rejects(&mutation("nominateProgrammeManager"), nominee, says)
            .await;
    }
}

#[tokio::test]
async fn values_in_the_document_are_of_the_types_of_their_fields() {
    let service = Demo::start().await;
    let with_field = |field: &str| {
        format!(
            "mutation {{ proposeCircle(input: {{ description: \"x\", topicId: \"x\", language: \"en\", {field} }}) \
             {{ userErrors {{ code }} }} }}"
        )
    };
    for (field, says) in [
        ("role: MEMBER, title: 7", "title"),
        ("role: MEMBER, title: null", "title"),
        ("role: MEMBER", "title"),
        ("role: BOSS, title: \"x\"", "role"),
        ("role: MEMBER, title: \"x\", maxPeople: \"5\"", "maxPeople"),
        (
            "role: MEMBER, title: \"x\", maxPeople: 99999999999",
            "between -2147483648 and 2147483647",
        ),
        ("role: MEMBER, title: \"x\", maxPeople: 5.5", "maxPeople"),
        ("role: MEMBER, title: \"x\", tilte: \"x\"", "tilte"),
        (
            "role: MEMBER, title: \"x\", title: \"y\"",
            "has the field `title` twice. Give it once",
        ),
    ] {
        service.rejects(&with_field(field), json!({}), says).await;
    }
    let twice = "mutation($m: Int, $m: Int) { updateProfile(input: {}) { userErrors { code } } }";
    service
        .rejects(twice, json!({}), "The variable `$m` is declared multiple times")
        .await;
    let arguments = "mutation { updateProfile(input: {}, input: {}) { userErrors { code } } }";
    service.rejects(arguments, json!({}), "input").await;
}
