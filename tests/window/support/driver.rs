//! WebDriver over HTTP.

use std::time::Duration;

use serde_json::Value;

/// One session at one driver: the address that every request starts with.
pub struct Driver {
    agent: ureq::Agent,
    address: String,
}

impl Driver {
    pub fn at(address: String) -> Driver {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(2)))
            .build()
            .new_agent();
        Driver { agent, address }
    }

    /// Turns to one session: every later request is about it.
    pub fn enter(&mut self, session: &str) {
        self.address += "/session/";
        self.address += session;
    }

    pub fn get(&self, path: &str) -> Result<Value, String> {
        read(self.agent.get(format!("{}{path}", self.address)).call())
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        read(self.agent.post(format!("{}{path}", self.address)).send_json(body))
    }
}

fn read(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    const MOST: u64 = 64 << 20; // a screenshot is a few megabytes of base64
    let mut response = response.map_err(|e| e.to_string())?;
    let fine = response.status().is_success();
    let body: Value = response.body_mut().with_config().limit(MOST).read_json().map_err(|e| e.to_string())?;
    if fine { Ok(body["value"].clone()) } else { Err(body["value"].to_string()) }
}
