//! Long work: how far it is, on standard error, and being stopped with Ctrl+C in an orderly way.

use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::exit::{Failure, Result};

/// A flag that Ctrl+C sets from now on.
pub fn stop() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed))
        .map_err(|_| Failure::new("internal", "The system did not answer as it should. Try again."))?;
    Ok(stop)
}

/// Says how far a work is, each percent on a terminal and each tenth elsewhere. What is short says nothing.
pub struct Steps {
    terminal: bool,
    told: usize,
}

/// Work of fewer steps is over before anybody asks.
const LONG: usize = 1000;

impl Steps {
    pub fn new() -> Self {
        Self { terminal: io::stderr().is_terminal(), told: 0 }
    }

    pub fn tell(&mut self, done: usize, of: usize) {
        let percent = done.saturating_mul(100).checked_div(of).unwrap_or(100);
        let grain = if self.terminal { 1 } else { 10 };
        if of < LONG || percent < self.told + grain {
            return;
        }
        self.told = percent;
        // nobody listening is no reason to stop
        let mut err = anstream::stderr();
        let _ = if self.terminal {
            write!(err, "\r{done} of {of}, {percent} %").and_then(|()| err.flush())
        } else {
            writeln!(err, "{done} of {of}, {percent} %")
        };
    }

    /// Leaves the line that was written over.
    pub fn end(&self) {
        if self.terminal && self.told > 0 {
            anstream::eprintln!();
        }
    }
}
