//! What names an attachment in a text.

use std::{fmt, str::FromStr};

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Deserialize, Serialize};
use specta::{Type, Types, datatype::DataType};

use crate::{
    error::{Error, Result},
    save::make_uid,
};

/// Names an attachment in texts and in every copy of the journal. As text 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AttachmentUid([u8; 16]);

impl AttachmentUid {
    /// One that no other attachment has, for a text that is written before its file is added.
    pub fn make() -> Result<Self> {
        make_uid().map(Self)
    }

    /// How a text names it: `![caption](attachment:…)`. What would end the caption is escaped.
    pub fn markdown(self, caption: &str) -> String {
        let mut text = String::from("![");
        for c in caption.chars() {
            match c {
                '[' | ']' | '\\' => text.extend(['\\', c]),
                c if c.is_control() => text.push(' '),
                c => text.push(c),
            }
        }
        text.push_str("](attachment:");
        text.push_str(&self.to_string());
        text.push(')');
        text
    }
}

impl fmt::Display for AttachmentUid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for AttachmentUid {
    type Err = Error;

    /// [`Error::NotFound`] if it is not the name of any attachment.
    fn from_str(text: &str) -> Result<Self> {
        let digits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| digits);
        number.map(|number| Self(number.to_be_bytes())).ok_or(Error::NotFound)
    }
}

impl TryFrom<String> for AttachmentUid {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<AttachmentUid> for String {
    fn from(uid: AttachmentUid) -> Self {
        uid.to_string()
    }
}

impl Type for AttachmentUid {
    fn definition(types: &mut Types) -> DataType {
        String::definition(types)
    }
}

impl ToSql for AttachmentUid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for AttachmentUid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FromSql::column_result(value).map(Self)
    }
}
