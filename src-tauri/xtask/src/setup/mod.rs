//! What must be on this computer. Each part looks first and installs only what is missing, so
//! that a second call costs next to nothing.

mod apt;
mod node;
mod packages;
pub mod python;
mod rust;
pub mod tool;

use crate::{Result, proc, ui};

/// What the computer is to be made ready for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum For {
    /// Building and opening the app.
    Running,
    /// Also every check, test and picture.
    Tests,
}

/// The systems that need different steps.
enum Platform {
    /// Debian, Ubuntu and what descends from them.
    Apt,
    OtherLinux,
    MacOs,
    Windows,
}

impl Platform {
    fn here() -> Platform {
        match std::env::consts::OS {
            "macos" => Platform::MacOs,
            "windows" => Platform::Windows,
            _ if proc::exists("apt-get") && proc::exists("dpkg-query") => Platform::Apt,
            _ => Platform::OtherLinux,
        }
    }
}

/// Makes this computer ready, or says in one sentence what a person has to do first.
pub fn ready(goal: For) -> Result {
    node::check()?;
    match Platform::here() {
        Platform::Apt => apt::install(goal)?,
        Platform::OtherLinux => packages::name_them(goal),
        Platform::MacOs => mac_os()?,
        Platform::Windows => windows(),
    }
    ui::packages()?;
    if goal == For::Tests {
        rust::components()?;
        tool::DENY.install()?;
        python::environment()?;
    }
    Ok(())
}

fn mac_os() -> Result {
    match proc::output(proc::command("xcode-select").arg("-p")) {
        Some(_) => Ok(()),
        None => Err("Apple's command line tools are missing. Install them with `xcode-select --install`, \
                     then run this again."
            .into()),
    }
}

fn windows() {
    // both come with Windows 11 and Visual Studio; neither can be looked for in a way that is sure
    println!(
        "Windows: the build needs the C++ build tools of Visual Studio and, for the database, Perl \
         (to build OpenSSL); the app needs the WebView2 runtime, which is part of Windows 11."
    );
}
