//! Windows: session, power and shutdown messages, through a window of its own that nobody sees. Not built or tested
//! on this project's machines but for its types (`cargo check --target x86_64-pc-windows-gnu`).

use std::{ptr, sync::OnceLock, thread};

use tauri::{Url, WebviewWindow, WindowEvent};
use windows_sys::{
    Win32::{
        Foundation::{HWND, LPARAM, LRESULT, WPARAM},
        System::{
            LibraryLoader::GetModuleHandleW,
            Power::{
                POWERBROADCAST_SETTING, RegisterPowerSettingNotification, RegisterSuspendResumeNotification,
            },
            RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification},
            SystemServices::GUID_LIDSWITCH_STATE_CHANGE,
        },
        UI::WindowsAndMessaging::{
            CreateWindowExW, DEVICE_NOTIFY_WINDOW_HANDLE, DefWindowProcW, DispatchMessageW, GetMessageW, MSG,
            PBT_APMSUSPEND, PBT_POWERSETTINGCHANGE, RegisterClassW, WM_ENDSESSION, WM_POWERBROADCAST,
            WM_QUERYENDSESSION, WM_WTSSESSION_CHANGE, WNDCLASSW, WTS_CONSOLE_DISCONNECT,
            WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK, WTS_SESSION_LOGOFF,
        },
    },
    w,
};
use zeroize::Zeroizing;

use super::{Lock, Platform, others};
use crate::locking::LockReason;

/// The window's procedure has no place of its own for it.
static LOCK: OnceLock<Lock> = OnceLock::new();

/// Windows.
pub struct Windows;

impl Platform for Windows {
    fn watch(&self, window: &WebviewWindow, lock: Lock) {
        let minimised = Lock::clone(&lock);
        let seen = window.clone();
        window.on_window_event(move |event| {
            if matches!(event, WindowEvent::Resized(_)) && seen.is_minimized().unwrap_or(false) {
                let lock = Lock::clone(&minimised);
                thread::spawn(move || lock(LockReason::Minimised));
            }
        });
        if LOCK.set(lock).is_ok() {
            // messages arrive on the thread that made the window, and that one may wait for the lock
            thread::spawn(listen);
        }
    }

    fn is_page(&self, url: &Url) -> bool {
        url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
    }

    fn copy_secret(&self, text: Zeroizing<String>) -> bool {
        others::copy_secret(text)
    }

    fn take_back_secret(&self) {
        others::take_back_secret();
    }
}

/// Makes the window, asks for what is not sent to every one, and hands on what comes.
fn listen() {
    // SAFETY: every pointer is to something that lives here until the call is over, or null where that is allowed;
    // the class and its procedure live as long as the program
    unsafe {
        let module = GetModuleHandleW(ptr::null());
        let class = WNDCLASSW {
            style: 0,
            lpfnWndProc: Some(hear),
            cbClsExtra: 0,
            cbWndExtra: 0,
            hInstance: module,
            hIcon: ptr::null_mut(),
            hCursor: ptr::null_mut(),
            hbrBackground: ptr::null_mut(),
            lpszMenuName: ptr::null(),
            lpszClassName: w!("Notes listener"),
        };
        RegisterClassW(&raw const class);
        // one for messages only would not hear that the session ends
        let (none, name) = (ptr::null_mut(), class.lpszClassName);
        let window = CreateWindowExW(0, name, name, 0, 0, 0, 0, 0, none, none, module, ptr::null());
        if window.is_null() {
            return;
        }
        WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION);
        RegisterSuspendResumeNotification(window, DEVICE_NOTIFY_WINDOW_HANDLE);
        let lid = GUID_LIDSWITCH_STATE_CHANGE;
        RegisterPowerSettingNotification(window, &raw const lid, DEVICE_NOTIFY_WINDOW_HANDLE);
        let mut message: MSG = std::mem::zeroed();
        while GetMessageW(&raw mut message, ptr::null_mut(), 0, 0) > 0 {
            DispatchMessageW(&raw const message);
        }
    }
}

/// Locks before it answers: Windows waits about two seconds before it sleeps, and five before it ends the session.
unsafe extern "system" fn hear(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    let kind = u32::try_from(what).unwrap_or_default();
    let reason = match message {
        WM_WTSSESSION_CHANGE => match kind {
            WTS_SESSION_LOCK => Some(LockReason::Screen),
            WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT => Some(LockReason::User),
            WTS_SESSION_LOGOFF => Some(LockReason::Session),
            _ => None,
        },
        WM_POWERBROADCAST => match kind {
            PBT_APMSUSPEND => Some(LockReason::Suspend),
            // SAFETY: with this kind of message Windows hands over such a structure
            PBT_POWERSETTINGCHANGE if unsafe { is_lid_closed(more as *const POWERBROADCAST_SETTING) } => {
                Some(LockReason::Lid)
            }
            _ => None,
        },
        WM_QUERYENDSESSION => Some(LockReason::Session),
        WM_ENDSESSION if what != 0 => Some(LockReason::Session),
        // SAFETY: it is handed on as it came
        _ => return unsafe { DefWindowProcW(window, message, what, more) },
    };
    if let (Some(reason), Some(lock)) = (reason, LOCK.get()) {
        lock(reason);
    }
    // yes: the session may end, the computer may sleep
    1
}

/// Whether a change of a power setting says that the lid is closed.
///
/// # Safety
/// `setting` is null or what came with such a message.
unsafe fn is_lid_closed(setting: *const POWERBROADCAST_SETTING) -> bool {
    // SAFETY: by the contract of this function
    let Some(setting) = (unsafe { setting.as_ref() }) else { return false };
    let (lid, of) = (GUID_LIDSWITCH_STATE_CHANGE, setting.PowerSetting);
    let same = (of.data1, of.data2, of.data3, of.data4) == (lid.data1, lid.data2, lid.data3, lid.data4);
    // a number of four bytes, 0 for closed
    same && setting.DataLength >= 1 && setting.Data[0] == 0
}
