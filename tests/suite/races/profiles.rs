//! One person, in two windows.

use super::arena::{Arena, at_once, rounds, tally};
use entity::model::{outbox, profile, profile_language, profile_topic};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tests::World;
use tests::gql::text;
use tests::rows::id;
use tests::world::Person;

#[tokio::test(flavor = "multi_thread")]
async fn opting_in_many_times_at_once_makes_one_profile_and_one_welcome() {
    for round in rounds() {
        let world = World::build().person(Person::new(1).not_opted_in()).start().await;
        let person = world.person(1);
        let input = json!({ "consentVersion": "2026-01" });
        let answers = at_once((0..10).map(|_| person.tries("optIn", "__typename", input.clone()))).await;
        assert_eq!(tally(&answers), [("done", 10)].into(), "round {round}");
        let read = world.db.read();
        assert_eq!(profile::Entity::find().count(read).await.unwrap(), 1);
        assert_eq!(
            outbox::Entity::find().count(read).await.unwrap(),
            1,
            "round {round}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_changes_of_a_profile_at_once_one_stands_as_a_whole() {
    let arena = Arena::open(0, &[]).await;
    let topics = arena.person(1).asks("{ topics { id } }", json!({})).await;
    let topic = text(&topics, "/topics/0/id").to_owned();
    for round in rounds() {
        let changes = (0..10).map(|number| {
            let languages = [["de", "en"], ["fr", "en"]][number % 2];
            let input = json!({ "topicIds": [topic], "languages": languages, "about": languages[0] });
            arena.act(1, "updateProfile", "__typename", input)
        });
        let answers = at_once(changes).await;
        assert_eq!(tally(&answers), [("done", 10)].into(), "round {round}");
        let read = arena.db.read();
        let about = profile::Entity::find_by_id(id(1))
            .one(read)
            .await
            .unwrap()
            .unwrap()
            .about;
        let languages = profile_language::Entity::find()
            .filter(profile_language::COLUMN.employee_id.eq(id(1)))
            .all(read)
            .await
            .unwrap();
        let mut languages: Vec<_> = languages.into_iter().map(|row| row.language).collect();
        languages.sort();
        let mut expected = vec![about, "en".to_owned()];
        expected.sort();
        assert_eq!(languages, expected, "round {round}");
        assert_eq!(profile_topic::Entity::find().count(read).await.unwrap(), 1);
    }
}
