//! `cargo xtask`: everything that is done with this repository, one command each.

mod bench;
mod bindings;
mod cargo;
mod fuzz;
mod place;
mod proc;
mod prove;
mod reproduce;
mod run;
mod sbom;
mod setup;
mod stamp;
mod supply;
mod test;
mod tour;
mod ui;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A plain sentence for the person at the terminal ends every failure.
type Result<T = ()> = std::result::Result<T, String>;

/// Goldseam's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing on this computer; the other commands do this by themselves
    Setup {
        /// Also what only the tests need
        #[arg(long)]
        tests: bool,
    },
    /// Build Goldseam and open its window
    Run {
        /// The optimised build, as it is shipped
        #[arg(long)]
        release: bool,
    },
    /// Every check and every test, with the time that each stage took
    Test(test::Options),
    /// Write a picture of every screen of the real app into target/tour
    Tour {
        /// Also refresh the pictures of the README in docs/pictures
        #[arg(long)]
        readme: bool,
    },
    /// Measure speed and memory in the release build and write docs/benchmarks.md
    Bench(bench::Options),
    /// Make up inputs for everything that reads strangers' bytes, and see that nothing breaks
    Fuzz(fuzz::Options),
    /// Run the goals G1 to G14 at their full size, going on where it was left, and write docs/proof.md
    Prove(prove::Options),
    /// The goals about crashes, power loss, faults and damage alone: G1 to G5
    Faults {
        /// The size of the ordinary tests
        #[arg(long)]
        small: bool,
    },
    /// List every part that Goldseam is made of, in target/sbom
    Sbom,
    /// Build the release twice in two folders, the second time without network, and compare to the byte
    Reproduce(reproduce::Options),
    /// Write ui/src/ipc/bindings.ts from the Rust types
    Bindings,
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Setup { tests } => setup::ready(if tests { setup::For::Tests } else { setup::For::Running }),
        Command::Run { release } => run::run(release),
        Command::Test(options) => test::test(&options),
        Command::Tour { readme } => tour::tour(readme),
        Command::Bench(options) => bench::bench(&options),
        Command::Fuzz(options) => fuzz::fuzz(&options),
        Command::Prove(options) => prove::prove(&options),
        Command::Faults { small } => prove::faults(small),
        Command::Sbom => sbom::sbom(),
        Command::Reproduce(options) => reproduce::reproduce(&options),
        Command::Bindings => bindings::write(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}
