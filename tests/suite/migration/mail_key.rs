//! The key by which an address is compared is the database's own, whatever writes HR's data.

use entity::model::employee;
use entity::query::employee::{SignInKey, by_sign_in};
use entity::support::db::Db;
use sea_orm::{ConnectionTrait, EntityTrait};
use tests::{Stack, TestDatabase, rows};

async fn load(db: &Db, number: u128, mail: &str) -> Result<(), sea_orm::DbErr> {
    let row = rows::employee(number)
        .set("mail", mail)
        .set("mail_key", format!("key {number}"));
    row.insert(db.read()).await
}

async fn who(db: &Db, mail: &str) -> Option<String> {
    let found = by_sign_in(db.read(), SignInKey::Mail(mail.to_owned()))
        .await
        .unwrap();
    found.map(|person| person.employee.mail)
}

#[tokio::test]
async fn whatever_loads_an_address_it_has_one_key() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    load(&db, 1, " Kim.Larsen@Example.com ").await.unwrap();
    assert!(
        load(&db, 2, "kim.larsen@EXAMPLE.com").await.is_err(),
        "differs in case only"
    );
    load(&db, 3, "noor@example.com").await.unwrap();
    let update = "UPDATE employee SET mail = 'KIM.LARSEN@example.com' WHERE mail = 'noor@example.com'";
    assert!(
        db.read().execute_unprepared(update).await.is_err(),
        "somebody else's"
    );
    let update = "UPDATE employee SET mail_key = 'kim.larsen@example.com' WHERE mail = 'noor@example.com'";
    let _ = db.read().execute_unprepared(update).await;
    let people = employee::Entity::find().all(db.read()).await.unwrap();
    let mut keys: Vec<_> = people.into_iter().map(|employee| employee.mail_key).collect();
    keys.sort();
    assert_eq!(keys, ["kim.larsen@example.com", "noor@example.com"]);
}

#[tokio::test]
async fn nobody_signs_in_by_an_address_that_only_looks_the_same() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    load(&db, 1, "kim@example.com").await.unwrap();
    assert!(who(&db, " KIM@EXAMPLE.COM").await.is_some());
    for other in [
        "\u{212a}im@example.com",
        "k\u{131}m@example.com",
        "kim@example.com\0",
        "ki\u{fb01}m@example.com",
    ] {
        assert_eq!(who(&db, other).await, None, "{other:?}");
    }
    if Stack::current() == Stack::Production {
        let error = load(&db, 2, "zu\u{308}rich@example.com").await.unwrap_err();
        assert!(error.to_string().contains("normalization form C"), "{error}");
    }
}
