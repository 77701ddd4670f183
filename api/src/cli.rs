//! Defines the command line: settings and commands.

use crate::settings::Settings;
use clap::{Args, Parser, Subcommand, ValueEnum};
use uuid::Uuid;

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
    /// Check database, Redis and mail server: what works, and what to mend
    Doctor,
    /// Look after mails
    #[command(subcommand)]
    Mail(MailCommand),
    /// Look after the programme's clock
    #[command(subcommand)]
    Clock(ClockCommand),
    /// Print what the clock will do in the days to come, and which mails it will send, without sending any: played on a copy
    /// of the data, or on the demo programme where there are none
    Simulate(Simulate),
}

/// What operators do with the clock.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum ClockCommand {
    /// List the circles and people at which the clock failed, with the error; it tries again by itself
    Failures,
}

/// How far to look, and at what.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Simulate {
    /// How many days
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub days: u16,
    /// Only circles with this text in their title
    #[arg(long, value_name = "TEXT")]
    pub circle: Option<String>,
    /// What programme managers do when they are reminded to decide
    #[arg(long, value_enum, value_name = "WHAT", default_value = "nothing")]
    pub assume: Assume,
    /// Play the demo programme, whatever data there are
    #[arg(long)]
    pub demo: bool,
    /// Only the counts at the end
    #[arg(long)]
    pub summary: bool,
}

/// What programme managers do when they are reminded to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Assume {
    /// Nothing.
    Nothing,
    /// They let their circles go on.
    Continue,
    /// They let their circles end with the term.
    Complete,
}

/// What operators do with mails. Shows ids, kinds and reasons, no addresses and no texts.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum MailCommand {
    /// List the mails that were given up or may have arrived, newest first
    Dead {
        /// How many, at most
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Show what became of one mail
    Show {
        /// Its id, as in `mail dead`, the log, or the mail's Message-ID
        id: Uuid,
    },
    /// Send a mail that was given up, or that waits for its next try, now
    Retry {
        /// Its id
        id: Uuid,
    },
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
