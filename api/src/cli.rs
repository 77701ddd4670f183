//! The command line: settings, and what to do with them.

use crate::settings::Settings;
use clap::{Parser, Subcommand};

/// Circles: group mentoring. Without a command it serves.
///
/// Every setting is a flag and an environment variable of the same name; the flag wins.
#[derive(Debug, Parser)]
#[command(
    name = "circles",
    version,
    max_term_width = 120,
    subcommand_help_heading = "Commands"
)]
pub struct Cli {
    /// What to do; without one, serve.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// What to do besides serving.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Print a token of the embedded sign-in, good for twelve hours
    Token {
        /// Mail address of an employee, as in HR's data
        email: String,
    },
    /// Print the GraphQL schema
    Sdl,
    /// Bring the database's tables up to date, and end
    Migrate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_shows_no_secret_from_the_environment() {
        let hidden = ["database_url", "redis_url", "smtp_url"];
        for argument in Cli::command()
            .get_arguments()
            .filter(|a| hidden.contains(&a.get_id().as_str()))
        {
            assert!(argument.is_hide_env_values_set(), "{}", argument.get_id());
        }
    }
}
