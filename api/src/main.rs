//! Circles: reads the settings, and does what the command line says.

use anyhow::Error;
use api::{
    cli::{Cli, ClockCommand, Command},
    commands::{self, OutputClosed, clock, doctor, mail, simulate},
    document,
};
use clap::Parser;
use std::{io::Write, process::ExitCode};

#[tokio::main]
async fn main() -> ExitCode {
    // Wrong usage ends here, with 2.
    let cli = Cli::parse();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<OutputClosed>() => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(std::io::stderr(), "circles: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let settings = cli.settings;
    if cli.command == Some(Command::Sdl) {
        return commands::sdl(&settings);
    }
    settings.validate()?;
    settings.logs.start().map_err(Error::msg)?;
    document::install_panic_hook();
    commands::keep_files_private(&settings);
    match cli.command {
        Some(Command::Token { email }) => commands::token(&settings, &email).await,
        Some(Command::Migrate) => commands::migrate(&settings).await,
        Some(Command::Doctor) => doctor::doctor(&settings).await,
        Some(Command::Mail(command)) => mail::run(&settings, command).await,
        Some(Command::Clock(ClockCommand::Failures)) => clock::failures(&settings).await,
        Some(Command::Simulate(asked)) => simulate::simulate(&settings, &asked).await,
        Some(Command::Sdl) | None => commands::run(settings).await,
    }
}
