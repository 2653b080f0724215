//! What a desktop tells over D-Bus that is to lock the journal: logind on the system's bus; screen savers and
//! the portal on the person's own.

use std::{collections::HashMap, thread, time::Duration};

use futures_lite::StreamExt;
use zbus::{
    Connection, Message, MessageStream, block_on,
    connection::Builder,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value},
};

use super::super::{Lock, TITLE};
use crate::locking::LockReason;

/// A bus that is not there, or went, may come.
const AGAIN: Duration = Duration::from_secs(15);
/// A service that does not answer is done without.
const ANSWER: Duration = Duration::from_secs(5);

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const POWER: &str = "org.freedesktop.UPower";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const INHIBIT: &str = "org.freedesktop.portal.Inhibit";
/// The portal's word for a session that asks whether it may end, and waits a second for the answer.
const ASKS_TO_END: u32 = 2;

const OF_SYSTEM: [&str; 4] = [
    "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.login1.Manager'",
    "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.login1.Session',member='Lock'",
    "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.DBus.Properties'",
    // older ones of logind say nothing of the lid; this did then
    "type='signal',sender='org.freedesktop.UPower',interface='org.freedesktop.DBus.Properties'",
];
const OF_SESSION: [&str; 6] = [
    "type='signal',interface='org.freedesktop.ScreenSaver',member='ActiveChanged'",
    "type='signal',interface='org.gnome.ScreenSaver',member='ActiveChanged'",
    "type='signal',interface='org.mate.ScreenSaver',member='ActiveChanged'",
    "type='signal',interface='org.cinnamon.ScreenSaver',member='ActiveChanged'",
    "type='signal',interface='org.xfce.ScreenSaver',member='ActiveChanged'",
    "type='signal',interface='org.freedesktop.portal.Inhibit',member='StateChanged'",
];

/// Watches both buses, each on a thread of its own, until the process ends.
pub fn watch(lock: &Lock) {
    let (system, session) = (Lock::clone(lock), Lock::clone(lock));
    thread::spawn(move || again_and_again(|| block_on(watch_system(&system))));
    thread::spawn(move || again_and_again(|| block_on(watch_session(&session))));
}

fn again_and_again(watch: impl Fn() -> zbus::Result<()>) {
    loop {
        // without a bus the clock still tells of sleep and of idleness
        let _ = watch();
        thread::sleep(AGAIN);
    }
}

/// What was told.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    /// Lock.
    Lock(LockReason),
    /// What was waited for did not come, or is over: the computer is awake.
    Awake,
}

async fn watch_system(lock: &Lock) -> zbus::Result<()> {
    let bus = Builder::system()?.method_timeout(ANSWER).build().await?;
    let mut heard = MessageStream::from(&bus);
    for rule in OF_SYSTEM {
        listen(&bus, rule).await?;
    }
    let ours = own_session(&bus).await;
    // for as long as this is held, sleep and shutdown wait, though no longer than the system allows
    let mut hold = hold_up(&bus).await.ok();
    while let Some(message) = heard.next().await {
        match told_by_system(&message?, ours.as_ref()) {
            Some(Told::Lock(reason)) => {
                lock(reason);
                if matches!(reason, LockReason::Suspend | LockReason::Session) {
                    hold = None;
                }
            }
            Some(Told::Awake) if hold.is_none() => hold = hold_up(&bus).await.ok(),
            _ => {}
        }
    }
    Ok(())
}

async fn listen(bus: &Connection, rule: &str) -> zbus::Result<()> {
    let (name, path) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
    bus.call_method(Some(name), path, Some(name), "AddMatch", &rule).await.map(drop)
}

/// The session that this program runs in, or that its person has on the screen. None where nobody knows; then
/// what is told of any session counts.
async fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
    let named = std::env::var("XDG_SESSION_ID").ok();
    for name in named.as_deref().into_iter().chain(["auto"]) {
        let answer = bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "GetSession", &name).await;
        if let Some(path) = answer.ok().and_then(|answer| answer.body().deserialize().ok()) {
            return Some(path);
        }
    }
    None
}

/// Has sleep and shutdown wait until what this returns is dropped. Everybody on this computer can read the words.
async fn hold_up(bus: &Connection) -> zbus::Result<OwnedFd> {
    let words = ("sleep:shutdown", TITLE, "Saving", "delay");
    let answer = bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "Inhibit", &words).await?;
    answer.body().deserialize()
}

fn told_by_system(message: &Message, ours: Option<&OwnedObjectPath>) -> Option<Told> {
    let header = message.header();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    let of_us = ours.is_none_or(|ours| header.path().is_some_and(|path| path.as_str() == ours.as_str()));
    match (interface, member) {
        (MANAGER, "PrepareForSleep") => Some(before(message, LockReason::Suspend)),
        (MANAGER, "PrepareForShutdown") => Some(before(message, LockReason::Session)),
        (SESSION, "Lock") if of_us => Some(Told::Lock(LockReason::Screen)),
        (PROPERTIES, "PropertiesChanged") => told_by_properties(message, of_us),
        _ => None,
    }
}

/// Such a message says whether it is about to happen or over. One that can't be read is taken as a warning.
fn before(message: &Message, reason: LockReason) -> Told {
    match message.body().deserialize::<bool>() {
        Ok(false) => Told::Awake,
        _ => Told::Lock(reason),
    }
}

fn told_by_properties(message: &Message, of_us: bool) -> Option<Told> {
    let body = message.body();
    let (of, changed, _) = body.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>().ok()?;
    let is = |name: &str, value: bool| {
        changed.get(name).and_then(|now| bool::try_from(now).ok()).is_some_and(|now| now == value)
    };
    let reason = match of.as_str() {
        SESSION if of_us && is("Active", false) => LockReason::User,
        SESSION if of_us && is("LockedHint", true) => LockReason::Screen,
        MANAGER if is("LidClosed", true) => LockReason::Lid,
        POWER if is("LidIsClosed", true) => LockReason::Lid,
        _ => return None,
    };
    Some(Told::Lock(reason))
}

async fn watch_session(lock: &Lock) -> zbus::Result<()> {
    let bus = Builder::session()?.method_timeout(ANSWER).build().await?;
    let mut heard = MessageStream::from(&bus);
    for rule in OF_SESSION {
        listen(&bus, rule).await?;
    }
    // many desktops have no portal
    let _ = ask_portal(&bus).await;
    while let Some(message) = heard.next().await {
        let message = message?;
        if let Some((reason, asked)) = told_by_session(&message) {
            lock(reason);
            if let Some(handle) = asked {
                let answer = "QueryEndResponse";
                let _ = bus.call_method(Some(PORTAL), PORTAL_PATH, Some(INHIBIT), answer, &handle).await;
            }
        }
    }
    Ok(())
}

/// Has the portal tell of the screen and of the session's end. Its word for us is as neutral as the rest.
async fn ask_portal(bus: &Connection) -> zbus::Result<()> {
    let options = HashMap::from([
        ("handle_token", Value::from("notes")),
        ("session_handle_token", Value::from("notes")),
    ]);
    bus.call_method(Some(PORTAL), PORTAL_PATH, Some(INHIBIT), "CreateMonitor", &("", options)).await.map(drop)
}

/// Why to lock, and who waits for an answer then.
fn told_by_session(message: &Message) -> Option<(LockReason, Option<OwnedObjectPath>)> {
    let header = message.header();
    let body = message.body();
    if header.member()?.as_str() == "ActiveChanged" {
        return body.deserialize::<bool>().ok()?.then_some((LockReason::Screen, None));
    }
    if header.interface()?.as_str() != INHIBIT || header.member()?.as_str() != "StateChanged" {
        return None;
    }
    let (handle, state) = body.deserialize::<(OwnedObjectPath, HashMap<String, OwnedValue>)>().ok()?;
    if state.get("session-state").and_then(|now| u32::try_from(now).ok()) >= Some(ASKS_TO_END) {
        return Some((LockReason::Session, Some(handle)));
    }
    let active = state.get("screensaver-active").and_then(|now| bool::try_from(now).ok());
    (active == Some(true)).then_some((LockReason::Screen, None))
}
