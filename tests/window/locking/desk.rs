//! A desktop that tells things: logind on one bus of its own, a screen saver and the portal on another.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, PipeReader, Read};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use futures_lite::StreamExt;
use zbus::connection::Builder;
use zbus::message::Type;
use zbus::names::MemberName;
use zbus::zvariant::{DynamicType, Fd, ObjectPath, Value};
use zbus::{Connection, Message, MessageStream, block_on};

use crate::support::{Group, wait_for};

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const OURS: &str = "/org/freedesktop/login1/session/_32";
const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const PORTAL_SESSION: &str = "/org/freedesktop/portal/desktop/session/1_2/notes";
/// Everybody may talk to everybody, and nothing is started.
const RULES: &str = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

/// What a program asks of the desktop.
#[derive(Default)]
struct Asked {
    /// What sleep waits for.
    held: Vec<PipeReader>,
    monitors: usize,
    answers: usize,
}

/// A bus and one who serves on it.
struct Bus {
    _daemon: Group,
    address: String,
    server: Connection,
}

pub struct Desk {
    system: Bus,
    session: Bus,
    asked: Arc<Mutex<Asked>>,
}

impl Desk {
    pub fn start(folder: &Path) -> Desk {
        let asked = Arc::new(Mutex::new(Asked::default()));
        let system = Bus::start(folder, LOGIN, Arc::clone(&asked));
        let session = Bus::start(folder, PORTAL, Arc::clone(&asked));
        Desk { system, session, asked }
    }

    /// How a program finds both buses.
    pub fn environment(&self) -> [(&str, &str); 2] {
        [
            ("DBUS_SYSTEM_BUS_ADDRESS", &self.system.address),
            ("DBUS_SESSION_BUS_ADDRESS", &self.session.address),
        ]
    }

    /// Waits until a program listens to both buses: it asks of each after it began to listen.
    pub fn is_heard(&self) {
        wait_for(
            || "nobody listens to what the desktop tells".into(),
            || {
                let asked = self.asked.lock().unwrap();
                (!asked.held.is_empty() && asked.monitors > 0).then_some(())
            },
        );
    }

    /// Tells that the computer is about to sleep, or woke.
    pub fn sleeps(&self, so: bool) {
        self.system.tell(LOGIN_PATH, MANAGER, "PrepareForSleep", &so);
    }

    /// Waits until nothing holds up sleep any more.
    pub fn may_sleep(&self) {
        let held = std::mem::take(&mut self.asked.lock().unwrap().held);
        assert!(!held.is_empty(), "nothing held up sleep");
        for mut one in held {
            // it ends when the other end is closed
            assert_eq!(one.read(&mut [0]).unwrap(), 0);
        }
    }

    /// Tells that the computer is about to shut down, or not after all.
    pub fn shuts_down(&self, so: bool) {
        self.system.tell(LOGIN_PATH, MANAGER, "PrepareForShutdown", &so);
    }

    /// Tells that the session of the program is to be locked.
    pub fn session_locks(&self) {
        self.system.tell(OURS, SESSION, "Lock", &());
    }

    /// Tells that somebody else's session is to be locked, and of somebody else who comes to the screen.
    pub fn others_lock(&self) {
        let theirs = "/org/freedesktop/login1/session/_33";
        self.system.tell(theirs, SESSION, "Lock", &());
        self.system.changed(theirs, SESSION, "Active", false);
    }

    /// Tells that the session of the program is locked, by what it says of itself.
    pub fn session_is_locked(&self) {
        self.system.changed(OURS, SESSION, "LockedHint", true);
    }

    /// Tells that another person has the screen.
    pub fn another_person_comes(&self) {
        self.system.changed(OURS, SESSION, "Active", false);
    }

    /// Tells that the lid is closed, as logind does now and as another service did before.
    pub fn lid_closes(&self, by_logind: bool) {
        if by_logind {
            self.system.changed(LOGIN_PATH, MANAGER, "LidClosed", true);
        } else {
            self.system.changed("/org/freedesktop/UPower", "org.freedesktop.UPower", "LidIsClosed", true);
        }
    }

    /// Tells that a screen saver has the screen.
    pub fn screen_saver(&self, interface: &str, active: bool) {
        let path = format!("/{}", interface.replace('.', "/"));
        self.session.tell(&path, interface, "ActiveChanged", &active);
    }

    /// Tells through the portal that the screen is locked.
    pub fn portal_tells_of_screen(&self) {
        let state = HashMap::from([("screensaver-active", Value::from(true))]);
        self.portal_tells(&state);
    }

    /// Asks through the portal whether the session may end, and waits for the answer.
    pub fn portal_ends_session(&self) {
        let before = self.asked.lock().unwrap().answers;
        self.portal_tells(&HashMap::from([("session-state", Value::from(2u32))]));
        wait_for(
            || "nobody answers the portal".into(),
            || (self.asked.lock().unwrap().answers > before).then_some(()),
        );
    }

    fn portal_tells(&self, state: &HashMap<&str, Value<'_>>) {
        let handle = ObjectPath::try_from(PORTAL_SESSION).unwrap();
        self.session.tell(PORTAL_PATH, "org.freedesktop.portal.Inhibit", "StateChanged", &(handle, state));
    }
}

impl Bus {
    fn start(folder: &Path, name: &str, asked: Arc<Mutex<Asked>>) -> Bus {
        let rules = folder.join(format!("{name}.conf"));
        std::fs::write(&rules, RULES).unwrap();
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(&rules).args(["--nofork", "--print-address"]);
        let mut daemon = Group::spawn(command.stdout(Stdio::piped()));
        let mut address = String::new();
        BufReader::new(daemon.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let server = block_on(Builder::address(address.as_str()).unwrap().build()).unwrap();
        let mut heard = MessageStream::from(&server);
        block_on(server.request_name(name)).unwrap();
        let answering = server.clone();
        std::thread::spawn(move || {
            block_on(async {
                while let Some(Ok(call)) = heard.next().await {
                    answer(&answering, &call, &asked).await;
                }
            });
        });
        // older services told of the lid under a name of their own
        if name == LOGIN {
            block_on(server.request_name("org.freedesktop.UPower")).unwrap();
        }
        Bus { _daemon: daemon, address, server }
    }

    fn tell<B>(&self, path: &str, interface: &str, member: &str, body: &B)
    where
        B: serde::Serialize + DynamicType,
    {
        block_on(self.server.emit_signal(None::<&str>, path, interface, member, body)).unwrap();
    }

    fn changed(&self, path: &str, interface: &str, property: &str, to: bool) {
        let changed = HashMap::from([(property, Value::from(to))]);
        let body = (interface, changed, Vec::<&str>::new());
        self.tell(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }
}

/// Answers a call as logind or the portal does.
async fn answer(bus: &Connection, call: &Message, asked: &Mutex<Asked>) {
    let header = call.header();
    let ours = ObjectPath::try_from(OURS).unwrap();
    let done = match header.member().map(MemberName::as_str) {
        Some("GetSession") => bus.reply(&header, &ours).await,
        Some("Inhibit") => {
            let (reader, writer) = std::io::pipe().unwrap();
            let answered = bus.reply(&header, &Fd::from(OwnedFd::from(writer))).await;
            asked.lock().unwrap().held.push(reader);
            answered
        }
        Some("CreateMonitor") => {
            asked.lock().unwrap().monitors += 1;
            bus.reply(&header, &ours).await
        }
        Some("QueryEndResponse") => {
            asked.lock().unwrap().answers += 1;
            bus.reply(&header, &()).await
        }
        // one who calls and hears nothing waits for half a minute
        _ if header.message_type() == Type::MethodCall => {
            bus.reply_error(&header, "org.freedesktop.DBus.Error.UnknownMethod", &()).await
        }
        _ => Ok(()),
    };
    done.unwrap();
}
