//! Defines the command line: settings and commands.

use crate::settings::Settings;
use clap::{Args, Parser, Subcommand, ValueEnum};
use uuid::Uuid;

/// Circles: group mentoring. Without a command, it runs the service.
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
    /// What to do; without a command, run the service.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// What to do besides serving.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Print a token of the embedded sign-in, valid for twelve hours
    Token {
        /// Email address of an employee, as in HR's data
        email: String,
    },
    /// Print the GraphQL schema
    Sdl,
    /// Bring the database's tables up to date, then stop
    Migrate,
    /// Check the settings, the database, Redis and the mail server, and say what to fix
    Doctor,
    /// List, show and retry emails
    #[command(subcommand)]
    Mail(MailCommand),
    /// Show where the programme's clock failed
    #[command(subcommand)]
    Clock(ClockCommand),
    /// Print what will happen in the coming days, and which emails will be sent. Nothing is sent or changed: it runs on a copy
    /// of the data, or on the demo programme where there is no data
    Simulate(Simulate),
}

/// What operators do with the clock.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum ClockCommand {
    /// List the circles and people at which the clock failed, with the error. It tries again by itself
    Failures,
}

/// How far to look ahead, and at which circles.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Simulate {
    /// How many days to look ahead
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub days: u16,
    /// Show only circles with this text in their title
    #[arg(long, value_name = "TEXT")]
    pub circle: Option<String>,
    /// What programme managers do when they are reminded to decide
    #[arg(long, value_enum, value_name = "WHAT", default_value = "nothing")]
    pub assume: Assume,
    /// Use the demo programme, even where there is data
    #[arg(long)]
    pub demo: bool,
    /// Print only the counts at the end
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

/// What operators do with emails. Shows ids, kinds and reasons, no addresses and no texts.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum MailCommand {
    /// List the emails that were given up or may have arrived, newest first
    Dead {
        /// How many to list, at most
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Show what happened to one email
    Show {
        /// Its id, as in `mail dead`, the log, or the email's Message-ID
        id: Uuid,
    },
    /// Send an email now that was given up or waits for its next try
    Retry {
        /// Its id, as in `mail dead`
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
