//! What operators run: `circles doctor`, `circles mail`, and what they watch.

mod commands;
mod watching;

use std::process::Output;
use tests::{ApiCommand, TestDatabase};

/// Runs a command on `database`: whether it was content, and what it printed on both streams.
fn run(arguments: &[&str], database: &TestDatabase, settings: &[(&str, &str)]) -> (bool, String) {
    let command = settings.iter().fold(
        ApiCommand::new(arguments).on(database),
        |command, (name, value)| command.env(name, value),
    );
    let Output {
        status,
        stdout,
        stderr,
    } = command.run();
    let text = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (status.success(), text.concat())
}
