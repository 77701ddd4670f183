//! `circles doctor` and `circles mail`.

use super::{one_mail, run, serve};
use sea_orm::ConnectionTrait;
use tests::{ApiCommand, SmtpSink, TestDatabase, ports, rows::seed, world::Person};

const NO_SUCH: &str = "00000000-0000-0000-0000-000000000000";

#[tokio::test]
async fn the_doctor_names_what_does_not_work_and_the_mend() {
    let nobody = ports::free();
    let (redis, smtp) = (format!("redis://:s3cret@{nobody}"), format!("smtp://{nobody}"));
    let database = TestDatabase::empty().await;
    let settings = [("REDIS_URL", redis.as_str()), ("SMTP_URL", smtp.as_str())];
    let (well, said) = run(&["doctor"], &database, &settings);
    assert!(!well, "{said}");
    for line in [
        "FAILS  database",
        "circles migrate",
        "FAILS  queue",
        "FAILS  mail",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    assert!(!said.contains("s3cret"), "{said}");
}

// The command blocks a thread, and the mail server needs another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_is_content_with_what_works() {
    let (database, mails) = (TestDatabase::migrated().await, SmtpSink::start().await);
    let (well, said) = run(&["doctor"], &database, &[("SMTP_URL", &mails.url())]);
    assert!(well, "{said}");
    for part in ["database", "outbox", "queue", "mail"] {
        assert!(said.contains(&format!("works  {part}")), "{part}:\n{said}");
    }
}

#[tokio::test]
async fn the_doctor_shows_lists_as_read_and_administrators_whom_nobody_knows() {
    let database = TestDatabase::migrated().await;
    let admins = r#"["CN=Circles Admins,OU=Groups,DC=example"]"#;
    let (well, said) = run(
        &["doctor"],
        &database,
        &[
            ("DEMO", "false"),
            ("ADMIN_MAILS", "team@example.com"),
            ("OIDC_ISSUER", "https://id.example.com"),
            ("OIDC_AUDIENCE", "circles"),
            ("ADMIN_CLAIM", "groups"),
            ("ADMIN_VALUES", admins),
        ],
    );
    assert!(!well, "{said}");
    for line in [
        "FAILS  admins",
        "nobody with this address, so its emails go nowhere: team@example.com",
        &format!("who has one of {admins} in `groups` is a programme administrator"),
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
}

/// A database with one mail that was given up, and its id.
async fn with_a_dead_mail() -> (TestDatabase, String) {
    let (database, mails) = (TestDatabase::migrated().await, SmtpSink::start().await);
    let (api, id) = one_mail(&database, &mails).await;
    api.terminate().await;
    let dead = "UPDATE outbox SET status = 'DEAD', last_error = 'smtp 550'";
    database
        .connect()
        .await
        .transaction(async |tx| tx.execute_unprepared(dead).await)
        .await
        .unwrap();
    let id = id.trim_start_matches('<').split('@').next().unwrap().to_owned();
    (database, id)
}

#[tokio::test]
async fn a_mail_that_was_given_up_is_listed_shown_and_sent_again() {
    let (database, id) = with_a_dead_mail().await;
    let (well, said) = run(&["mail", "dead"], &database, &[]);
    assert!(well && said.contains(&id) && said.contains("smtp 550"), "{said}");
    let (well, said) = run(&["mail", "show", &id], &database, &[]);
    assert!(
        well && said.contains("welcome") && said.contains("DEAD"),
        "{said}"
    );
    assert!(!said.contains('@'), "no address:\n{said}");
    let (well, said) = run(&["doctor"], &database, &[]);
    assert!(well && said.contains("1 were given up"), "{said}");
    let (well, said) = run(&["mail", "retry", &id], &database, &[]);
    assert!(well, "{said}");
    let (_, said) = run(&["mail", "dead"], &database, &[]);
    assert!(said.contains("No email was given up"), "{said}");
    let mails = SmtpSink::start().await;
    let _api = serve(&database, &mails).await;
    assert!(
        mails.wait_for(1).await[0]
            .header("Message-ID")
            .unwrap()
            .contains(&id)
    );
    let (well, said) = run(&["mail", "retry", &id], &database, &[]);
    assert!(!well && said.contains("only one that was given up"), "{said}");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let database = TestDatabase::migrated().await;
    for command in ["show", "retry"] {
        let (well, said) = run(&["mail", command, NO_SUCH], &database, &[]);
        assert!(!well && said.contains("there is no email"), "{said}");
        let (well, said) = run(&["mail", command, "nonsense"], &database, &[]);
        assert!(!well && said.contains("invalid value 'nonsense'"), "{said}");
    }
}

#[tokio::test]
async fn the_doctor_names_zones_and_locales_that_mean_nothing() {
    let database = TestDatabase::migrated().await;
    let people = [
        Person::new(1),
        Person::new(2).set("zone", "Europe/Berln").set("locale", "de_DE"),
        Person::new(3)
            .set("zone", "Europe/Berln")
            .set("locale", "english!"),
    ];
    let rows = people.into_iter().flat_map(Person::rows);
    seed(&database.connect().await, rows.collect::<Vec<_>>()).await;
    let (well, said) = run(&["doctor"], &database, &[("DEMO", "false")]);
    assert!(!well, "{said}");
    for line in [
        "FAILS  people",
        r#"no time zone of the IANA database: "Europe/Berln" (2 people)"#,
        r#"no language tag: "english!" (1 people)"#,
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    assert!(!said.contains("de_DE"), "{said}");
}

#[tokio::test]
async fn who_reads_only_the_first_lines_ends_a_command_without_an_error() {
    let database = TestDatabase::migrated().await;
    for arguments in [&["sdl"][..], &["simulate", "--days", "30"], &["doctor"]] {
        let (code, errors) = ApiCommand::new(arguments).on(&database).run_unread();
        assert!(code.success(), "{arguments:?}: {errors}");
        assert!(!errors.contains("circles: "), "{arguments:?}: {errors}");
    }
}
