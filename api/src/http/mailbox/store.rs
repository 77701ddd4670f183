//! Reads the emails in the directory of the file mailbox, one `.eml` file each (RFC 5322).

use mail_parser::{Address, Message, MessageParser, MimeHeaders};
use std::{fs, io, path::Path, time::SystemTime};

/// How many emails a list shows.
const MAX_LISTED: usize = 200;

/// An email in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Summary {
    /// The file's name without its extension.
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) date: String,
}

/// A file that came with an email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attachment {
    pub(super) index: usize,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) size: usize,
    pub(super) content: Vec<u8>,
}

/// A whole email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mail {
    pub(super) summary: Summary,
    pub(super) html: Option<String>,
    pub(super) text: Option<String>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) headers: String,
}

/// Lists the newest emails whose recipient contains `to`, and tells whether there are more.
///
/// # Errors
/// When the directory cannot be read. A file that vanishes meanwhile is left out.
pub(super) fn newest(directory: &Path, to: &str) -> io::Result<(Vec<Summary>, bool)> {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), false)),
        Err(error) => return Err(error),
    };
    let mut files: Vec<(SystemTime, String)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let id = entry.file_name().to_str()?.strip_suffix(".eml")?.to_owned();
            Some((entry.metadata().ok()?.modified().ok()?, id))
        })
        .filter(|(_, id)| is_id(id))
        .collect();
    files.sort_unstable_by(|a, b| b.cmp(a));
    let mut found = files
        .into_iter()
        .filter_map(|(_, id)| Some(read(directory, &id).ok()??.summary));
    let mut wanted = found.by_ref().filter(|mail| mail.to.to_lowercase().contains(to));
    let mails = wanted.by_ref().take(MAX_LISTED).collect();
    Ok((mails, wanted.next().is_some()))
}

/// Reads the email of that id; `None` where there is none.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn read(directory: &Path, id: &str) -> io::Result<Option<Mail>> {
    if !is_id(id) {
        return Ok(None);
    }
    let bytes = match fs::read(directory.join(format!("{id}.eml"))) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(parse(id, &bytes))
}

/// Reads an email from its bytes; `None` if they are none.
pub(super) fn parse(id: &str, bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    Some(mail(id, bytes, &message))
}

/// Tells whether `text` can be the name of a file in the mailbox: it cannot lead out of it.
fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.@".contains(&byte);
    (1..=128).contains(&text.len()) && !text.starts_with('.') && text.bytes().all(plain)
}

fn mail(id: &str, bytes: &[u8], message: &Message<'_>) -> Mail {
    // The parser makes a text part from HTML and the reverse. Only what was sent is shown.
    let own = |parts: &[u32], html: bool| {
        let index = usize::try_from(*parts.first()?).ok()?;
        let part = message.parts.get(index)?;
        (part.is_text_html() == html).then(|| part.text_contents().map(str::to_owned))?
    };
    Mail {
        summary: Summary {
            id: id.to_owned(),
            from: addresses(message.from()),
            to: addresses(message.to()),
            subject: message
                .subject()
                .filter(|text| !text.is_empty())
                .unwrap_or("(no subject)")
                .to_owned(),
            date: message
                .date()
                .map_or_else(String::new, mail_parser::DateTime::to_rfc822),
        },
        html: own(&message.html_body, true),
        text: own(&message.text_body, false),
        attachments: message
            .attachments()
            .enumerate()
            .map(|(index, part)| attachment(index, part))
            .collect(),
        headers: headers(bytes),
    }
}

fn attachment(index: usize, part: &mail_parser::MessagePart<'_>) -> Attachment {
    let kind = part.content_type().map_or_else(String::new, |kind| {
        let sub = kind.subtype().map(|sub| format!("/{sub}")).unwrap_or_default();
        format!("{}{sub}", kind.ctype())
    });
    let name = part.attachment_name().unwrap_or("attachment");
    Attachment {
        index,
        // It goes into a header: a few harmless characters.
        name: name
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || "._- ".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .collect(),
        kind,
        size: part.contents().len(),
        content: part.contents().to_vec(),
    }
}

fn addresses(address: Option<&Address<'_>>) -> String {
    let shown =
        address
            .iter()
            .flat_map(|address| address.iter())
            .map(|one| match (&one.name, &one.address) {
                (Some(name), Some(address)) => format!("{name} <{address}>"),
                (Some(only), None) | (None, Some(only)) => only.to_string(),
                (None, None) => String::new(),
            });
    shown.collect::<Vec<_>>().join(", ")
}

/// Returns the headers as they are in the file.
fn headers(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    text.split("\n\n").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Circles <circles@example.com>\r\nTo: =?utf-8?q?Zo=C3=AB?= <zoe@example.com>\r\n\
        Subject: Your circle\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n\
        --a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n--a\r\n\
        Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hello</p>\r\n--a--\r\n--m\r\n\
        Content-Type: text/calendar\r\nContent-Disposition: attachment; filename=\"a\\\"b.ics\"\r\n\r\nBEGIN\r\n--m--\r\n";

    fn with_mailbox(test: impl FnOnce(&Path)) {
        let directory = std::env::temp_dir().join(format!("circles-mail-{:016x}", rand::random::<u64>()));
        fs::create_dir_all(directory.join("mail")).unwrap();
        fs::write(directory.join("outside.eml"), MAIL).unwrap();
        fs::write(directory.join("mail/0001.eml"), MAIL).unwrap();
        fs::write(directory.join("mail/notes.txt"), "x").unwrap();
        test(&directory.join("mail"));
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn a_mail_is_read_with_all_its_parts() {
        with_mailbox(|directory| {
            let mail = read(directory, "0001").unwrap().unwrap();
            assert_eq!(mail.summary.to, "Zoë <zoe@example.com>");
            assert_eq!(mail.summary.subject, "Your circle");
            assert_eq!(mail.html.as_deref().map(str::trim), Some("<p>Hello</p>"));
            assert_eq!(mail.text.as_deref().map(str::trim), Some("Hello"));
            assert_eq!(mail.attachments.len(), 1);
            assert!(
                !mail.attachments[0].name.contains('"'),
                "{}",
                mail.attachments[0].name
            );
            assert_eq!(mail.attachments[0].kind, "text/calendar");
            assert!(mail.headers.starts_with("From: ") && !mail.headers.contains("--m\n"));
        });
    }

    #[test]
    fn a_list_is_filtered_by_recipient_and_holds_mails_only() {
        with_mailbox(|directory| {
            assert_eq!(newest(directory, "").unwrap().0.len(), 1);
            assert_eq!(newest(directory, "zoe@").unwrap().0.len(), 1);
            assert_eq!(newest(directory, "ann@").unwrap(), (Vec::new(), false));
            assert_eq!(
                newest(&directory.join("missing"), "").unwrap(),
                (Vec::new(), false)
            );
        });
    }

    #[test]
    fn no_id_leads_out_of_the_mailbox() {
        with_mailbox(|directory| {
            for id in ["../outside", "..", ".", "", "a/b", "a\\b", "a\0", "%2e%2e"] {
                assert_eq!(read(directory, id).unwrap(), None, "{id}");
            }
        });
    }
}
