//! Who reads a mail.

use super::language::Language;
use super::links::Links;
use chrono_tz::Tz;

/// Who reads a mail.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) zone: Tz,
    /// The pages that they can open.
    pub(crate) links: Links,
    /// Where this class of mail is turned off, if it can be.
    pub(crate) unsubscribe: Option<String>,
}
