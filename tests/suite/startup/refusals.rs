//! What cannot work ends at once, with a message that says the mend, and a status that is not 0.

use super::{circles, printed};
use rustix::process::geteuid;
use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt};
use tests::{ApiCommand, Stack, TestDatabase, ports};

/// Runs it to its end, which must be a failure that says all of `says` and neither panics nor tells passwords.
fn refused(command: ApiCommand, says: &[&str]) {
    let output = command.run();
    let printed = printed(&output);
    assert!(!output.status.success(), "{printed}");
    for part in says {
        assert!(printed.contains(part), "no \"{part}\" in:\n{printed}");
    }
    assert!(
        !printed.contains("panicked") && !printed.contains("s3cret"),
        "{printed}"
    );
}

#[tokio::test]
async fn settings_that_contradict_each_other_are_all_named() {
    let database = TestDatabase::empty().await;
    let command = circles(&database)
        .env("MIN_PEOPLE", "12")
        .env("REOPEN_REQUEST_DAYS", "3651")
        .env("OIDC_AUDIENCE", "circles")
        .env("ELIGIBILITY_VALUES", "blue")
        .env("PUBLIC_URL", "circles.example.com")
        .env("SMTP_URL", "http://user:s3cret@mail.example.com")
        .env("DATABASE_CONNECTIONS", "0");
    let says = [
        "MIN_PEOPLE must not be greater than MAX_PEOPLE",
        "REOPEN_REQUEST_DAYS must be at most 3650",
        "OIDC_AUDIENCE has no effect without OIDC_ISSUER: set both or none",
        "ELIGIBILITY_CLAIM and ELIGIBILITY_VALUES belong together",
        "PUBLIC_URL must be an absolute http or https URL",
        "SMTP_URL must begin with `smtp://` or `smtps://`",
        "DATABASE_CONNECTIONS must be at least",
    ];
    refused(command, &says);
}

#[tokio::test]
async fn production_takes_no_stand_in() {
    let database = TestDatabase::empty().await;
    let command = ApiCommand::new(&[])
        .on(&database)
        .env("CIRCLES_MODE", "production")
        .env("DATABASE_URL", "sqlite:circles.db?mode=rwc")
        .env("DEMO", "true");
    let says = [
        "DATABASE_URL",
        "SMTP_URL",
        "MAIL_FROM",
        "OIDC_ISSUER",
        "PUBLIC_URL",
        "LINK_SECRET",
        "DEMO",
    ];
    refused(command, &says);
}

#[tokio::test]
async fn values_and_flags_that_are_unknown_are_named() {
    let database = TestDatabase::empty().await;
    for (name, value) in [
        ("HTTP_ADDR", "nowhere"),
        ("CIRCLES_MODE", "staging"),
        ("MAX_PEOPLE", "ten"),
        ("DEMO", "maybe"),
        ("RUN", "nothing"),
    ] {
        refused(circles(&database).env(name, value), &[value]);
    }
    refused(
        circles(&database).env("LOG", "circles=shout"),
        &["LOG is not understood"],
    );
    for arguments in [["--no-such-flag"], ["serve"], ["--max-poeple=3"]] {
        refused(
            ApiCommand::new(&arguments).on(&database),
            &[arguments[0].split('=').next().unwrap()],
        );
    }
}

#[tokio::test]
async fn a_key_that_cannot_sign_is_named_and_not_shown() {
    let database = TestDatabase::empty().await;
    let file = database.directory().join("dkim.pem");
    let with_file = || {
        circles(&database)
            .env("DKIM_SELECTOR", "circles-2026")
            .env("DKIM_KEY_FILE", &file)
    };
    refused(
        circles(&database).env("DKIM_SELECTOR", "circles-2026"),
        &["DKIM_SELECTOR and DKIM_KEY_FILE belong together"],
    );
    refused(with_file(), &["DKIM_KEY_FILE", "No such file"]);
    fs::write(&file, "s3cret").unwrap();
    refused(with_file(), &["DKIM_KEY_FILE", "not a private key in PEM"]);
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_named_without_its_password() {
    let database = TestDatabase::empty().await;
    let nobody = ports::free();
    let url = format!("postgres://circles:s3cret@{nobody}/circles");
    for command in [circles(&database), ApiCommand::new(&["migrate"]).on(&database)] {
        let says = [
            "cannot reach the database",
            &nobody.to_string(),
            "is DATABASE_URL right?",
            "Connection refused",
        ];
        refused(command.env("DATABASE_URL", &url), &says);
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_stays_as_it_is() {
    let database = TestDatabase::empty().await;
    let letter = database.directory().join("letter.txt");
    let text = "Dear colleague, ".repeat(500);
    fs::write(&letter, &text).unwrap();
    let url = format!("sqlite:{}?mode=rwc", letter.display());
    refused(
        circles(&database).env("DATABASE_URL", url),
        &["cannot reach the database", "DATABASE_URL"],
    );
    assert_eq!(fs::read_to_string(&letter).unwrap(), text);
}

#[tokio::test]
async fn a_place_where_nothing_can_be_written_is_named() {
    let database = TestDatabase::empty().await;
    let file = database.directory().join("file");
    fs::write(&file, "").unwrap();
    let below = file.join("circles.db");
    let command = circles(&database).env("DATABASE_URL", format!("sqlite:{}?mode=rwc", below.display()));
    refused(
        command,
        &["cannot make the directory", &file.display().to_string()],
    );
    refused(
        circles(&database).env("DATA_DIR", &file),
        &[&file.display().to_string()],
    );
    let missing = database.directory().join("missing.db");
    let command = circles(&database).env("DATABASE_URL", format!("sqlite:{}?mode=rw", missing.display()));
    refused(command, &["cannot reach the database"]);
    // root writes wherever it likes.
    if !geteuid().is_root() {
        let closed = database.directory().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
        let url = format!("sqlite:{}?mode=rwc", closed.join("circles.db").display());
        refused(
            circles(&database).env("DATABASE_URL", url),
            &["cannot reach the database"],
        );
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_said_before_anything_is_touched() {
    let database = TestDatabase::empty().await;
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let says = ["cannot listen on", &address, "Set HTTP_ADDR to another port"];
    refused(circles(&database).env("HTTP_ADDR", &address), &says);
    if Stack::current() == Stack::Embedded {
        assert!(!database.directory().join("circles.db").exists());
    }
}

#[tokio::test]
async fn a_token_is_for_employees_only() {
    let (migrated, empty) = (TestDatabase::migrated().await, TestDatabase::empty().await);
    for address in [
        "nobody@example.com",
        "",
        "%",
        "' OR 1=1 --",
        "a@b.example\nc@d.example",
    ] {
        let command = ApiCommand::new(&["token", address]).on(&migrated);
        refused(command, &["no employee has the address", "use one of HR's data"]);
    }
    let command = ApiCommand::new(&["token", "nobody@example.com"]).on(&empty);
    refused(command, &["start the service once, or run `circles migrate`"]);
    refused(ApiCommand::new(&["token"]).on(&migrated), &["<EMAIL>"]);
}

#[tokio::test]
async fn the_schema_is_the_committed_one() {
    let output = ApiCommand::new(&["sdl"]).run();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        printed == include_str!("../../../schema.graphql"),
        "target/debug/circles sdl > schema.graphql"
    );
}

#[tokio::test]
async fn help_explains_every_setting() {
    use clap::CommandFactory;
    let output = ApiCommand::new(&["--help"]).run();
    assert!(output.status.success());
    let help = printed(&output);
    let mut settings = 0;
    for argument in api::cli::Cli::command().get_arguments() {
        let Some(variable) = argument.get_env() else {
            continue;
        };
        let (variable, flag) = (variable.to_str().unwrap(), argument.get_long().unwrap());
        assert!(
            help.contains(&format!("[env: {variable}")),
            "no {variable} in:\n{help}"
        );
        let shown = ["<", "[<"]
            .iter()
            .any(|value| help.contains(&format!("--{flag} {value}")));
        assert!(shown, "no --{flag} in:\n{help}");
        settings += 1;
    }
    assert!(settings > 30, "{settings} settings");
    for command in ["token", "sdl", "migrate"] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "no {command} in:\n{help}"
        );
    }
}
