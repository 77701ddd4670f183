//! From facts to a message: words, headers (docs/product.md §4), parts.

use super::facts::Facts;
use super::language::Language;
use super::phrase::WordsError;
use super::reader::Reader;
use super::sheet::{self, RenderError};
use super::{calendar, text};
use crate::deps::Programme;
use crate::mailer::mask;
use chrono::{DateTime, Utc};
use entity::model::outbox;
use entity::outbox::MailKind;
use lettre::message::header::{ContentType, ContentTypeErr, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MessageBuilder, MultiPart};
use lettre::{Address, Message};
use url::Host;
use uuid::Uuid;

/// Why a mail cannot be made. Trying again will not help. The messages hold no address and no text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ComposeError {
    /// HR's data holds something else than an address; masked.
    #[error("not an address: {0}")]
    Address(String),
    /// It cannot be put into words.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// Neither can its calendar file.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The message cannot be put together.
    #[error("message: {0}")]
    Message(#[from] lettre::error::Error),
    /// The attachment's type cannot be written.
    #[error("attachment: {0}")]
    Attachment(#[from] ContentTypeErr),
}

/// Composes the mail of `row`. The same row gives the same Message-ID, whenever and however often it is written.
///
/// # Errors
/// When the recipient's address is none, or a part cannot be made.
pub(crate) fn compose(
    programme: &Programme,
    now: DateTime<Utc>,
    kind: MailKind,
    row: &outbox::Model,
    facts: Facts,
) -> Result<Message, ComposeError> {
    write(programme, now, kind, row.id, row.circle_id, facts)
}

/// Composes the mail with this id, about this circle.
///
/// # Errors
/// As for [`compose`].
pub(crate) fn write(
    programme: &Programme,
    now: DateTime<Utc>,
    kind: MailKind,
    id: Uuid,
    circle: Option<Uuid>,
    facts: Facts,
) -> Result<Message, ComposeError> {
    let language = Language::of(&facts.recipient.locale);
    let to = recipient(&facts)?;
    let reader = Reader {
        name: facts.recipient.display_name,
        language,
        zone: facts.zone,
        now,
        links: programme.links.clone(),
        unsubscribe: facts.unsubscribe,
    };
    let rendered = sheet::write(&reader, kind.class(), &facts.content, &facts.action)?;
    let builder = Message::builder()
        .from(programme.sender.mailbox())
        .to(to)
        .subject(header_text(&rendered.subject))
        .date(now.into());
    let unsubscribe = reader.unsubscribe.as_deref();
    let builder = headers(builder, programme, id, circle, unsubscribe).raw_header(raw(
        HeaderName::new_from_ascii_str("Content-Language"),
        language.tag().to_owned(),
    ));
    let words = MultiPart::alternative_plain_html(rendered.text, rendered.html);
    let meetings = facts
        .content
        .calendar()
        .filter(|(_, meetings)| !meetings.is_empty());
    let mut message = if let Some((title, meetings)) = meetings {
        let file = calendar::planned(title, meetings, language, programme.sender.host(), now)?;
        let file_type = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")?;
        let attachment = Attachment::new("circle.ics".to_owned()).body(file, file_type);
        builder.multipart(MultiPart::mixed().multipart(words).singlepart(attachment))?
    } else {
        builder.multipart(words)?
    };
    if let Some(dkim) = &programme.dkim {
        dkim.sign(&mut message);
    }
    Ok(message)
}

/// Addresses the recipient, with their name.
fn recipient(facts: &Facts) -> Result<Mailbox, ComposeError> {
    let mail = &facts.recipient.mail;
    let address = address(mail).ok_or_else(|| ComposeError::Address(mask(mail)))?;
    let name = header_text(&facts.recipient.display_name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// Reads an address. What stands after the @ becomes what the DNS knows (`xn--…`, RFC 5891): not every server takes anything
/// else.
fn address(mail: &str) -> Option<Address> {
    let (local, domain) = mail.rsplit_once('@')?;
    // In a URL a host may be written with `%`: it would be read as another.
    if domain.contains('%') {
        return None;
    }
    match Host::parse(domain) {
        Ok(Host::Domain(ascii)) => Address::new(local, ascii).ok(),
        _ => mail.parse().ok(),
    }
}

/// Makes what somebody wrote fit for a header: one line (lettre panics at a name with a line break), and no `=?`, which would
/// be read as the start of an encoded word and could decode to anything.
fn header_text(text: &str) -> String {
    text::line(&text.replace("=?", "= ?"))
}

/// Adds the headers that machines read. Their values are made of ids, settings and signed tokens only.
fn headers(
    builder: MessageBuilder,
    programme: &Programme,
    id: Uuid,
    circle: Option<Uuid>,
    unsubscribe: Option<&str>,
) -> MessageBuilder {
    let host = programme.sender.host();
    let mut builder = builder
        .message_id(Some(format!("<{id}@{host}>")))
        .raw_header(raw(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        // For Exchange, which answers with absence notes otherwise.
        .raw_header(raw(
            HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"),
            "All".to_owned(),
        ));
    if let Some(circle) = circle {
        // Nobody ever gets a mail with this id; all that refer to it are shown as one conversation.
        let thread = format!("<circle-{circle}@{host}>");
        builder = builder
            .in_reply_to(thread.clone())
            .references(thread)
            .raw_header(raw(
                HeaderName::new_from_ascii_str("List-Id"),
                format!("<circle-{circle}.{host}>"),
            ));
    }
    if let Some(page) = unsubscribe {
        // One click in the mail program, without a page (RFC 8058).
        builder = builder
            .raw_header(raw(
                HeaderName::new_from_ascii_str("List-Unsubscribe"),
                format!("<{page}>"),
            ))
            .raw_header(raw(
                HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    builder
}

fn raw(name: HeaderName, value: String) -> HeaderValue {
    // Not encoded: ASCII without line breaks, and an id that is folded or encoded is another id.
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}

#[cfg(test)]
mod tests;
