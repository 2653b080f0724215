//! macOS: notifications of the workspace and of the screen's lock. Not built or tested on this project's machines
//! but for its types (`cargo check --target aarch64-apple-darwin`).

use std::{ptr::NonNull, thread};

use block2::RcBlock;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceScreensDidSleepNotification, NSWorkspaceSessionDidResignActiveNotification,
    NSWorkspaceWillPowerOffNotification, NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSString};
use tauri::{WebviewWindow, WindowEvent};
use zeroize::Zeroizing;

use super::{Lock, Platform, others};
use crate::locking::LockReason;

/// What the login window tells every program; it stands in no header.
const SCREEN_LOCKED: &str = "com.apple.screenIsLocked";

/// A Mac.
pub struct Mac;

impl Platform for Mac {
    fn watch(&self, window: &WebviewWindow, lock: Lock) {
        let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
        // SAFETY: these are constants of the system
        let told = unsafe {
            [
                (NSWorkspaceWillSleepNotification, LockReason::Suspend),
                // a closed lid puts out the screens, also where the computer stays awake
                (NSWorkspaceScreensDidSleepNotification, LockReason::Lid),
                (NSWorkspaceSessionDidResignActiveNotification, LockReason::User),
                (NSWorkspaceWillPowerOffNotification, LockReason::Session),
            ]
        };
        for (name, reason) in told {
            listen(&workspace, name, reason, &lock);
        }
        let everyone = NSDistributedNotificationCenter::defaultCenter();
        listen(&everyone, &NSString::from_str(SCREEN_LOCKED), LockReason::Screen, &lock);

        let seen = window.clone();
        window.on_window_event(move |event| {
            if matches!(event, WindowEvent::Focused(false)) {
                let (lock, seen) = (Lock::clone(&lock), seen.clone());
                thread::spawn(move || {
                    // the window flies into the Dock meanwhile
                    thread::sleep(std::time::Duration::from_millis(500));
                    if seen.is_minimized().unwrap_or(false) {
                        lock(LockReason::Minimised);
                    }
                });
            }
        });
    }

    fn copy_secret(&self, text: Zeroizing<String>) -> bool {
        others::copy_secret(text)
    }

    fn take_back_secret(&self) {
        others::take_back_secret();
    }
}

/// Locks when `centre` tells of `name`, for as long as the program runs. It is told on the window's thread, which a
/// lock is never done on.
fn listen(centre: &NSNotificationCenter, name: &NSString, reason: LockReason, lock: &Lock) {
    let lock = Lock::clone(lock);
    let told = RcBlock::new(move |_: NonNull<NSNotification>| {
        let lock = Lock::clone(&lock);
        thread::spawn(move || lock(reason));
    });
    // SAFETY: the block owns what it uses, may run on any thread, and takes what such a block is given
    let observer =
        unsafe { centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &told) };
    // it listens until the end
    std::mem::forget(observer);
}
