//! A mail as a test looks at it.

use mail_parser::{Message, MessageParser};

/// A mail that arrived, with the envelope that it came in.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The envelope's sender (MAIL FROM).
    pub from: String,
    /// The envelope's recipients (RCPT TO).
    pub to: Vec<String>,
    /// The message as it was sent, dot-stuffing undone.
    pub raw: Vec<u8>,
}

impl Mail {
    /// The only recipient: every mail of the programme has one.
    #[must_use]
    pub fn recipient(&self) -> &str {
        match self.to.as_slice() {
            [recipient] => recipient,
            recipients => panic!("not one recipient: {recipients:?}"),
        }
    }

    /// The message, parsed.
    #[must_use]
    pub fn message(&self) -> Message<'_> {
        MessageParser::default()
            .parse(&self.raw)
            .expect("a message that parses")
    }

    /// The subject, decoded.
    #[must_use]
    pub fn subject(&self) -> String {
        self.message().subject().unwrap_or_default().to_owned()
    }

    /// A header as it stands in the message, unfolded and trimmed, but not decoded.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let raw = self.message().header_raw(name)?.replace(['\r', '\n'], "");
        Some(raw.trim().to_owned())
    }

    /// The plain text part, with `\n` line breaks.
    #[must_use]
    pub fn text(&self) -> String {
        self.message()
            .body_text(0)
            .expect("a text part")
            .replace("\r\n", "\n")
    }

    /// The HTML part.
    #[must_use]
    pub fn html(&self) -> String {
        self.message()
            .body_html(0)
            .expect("an HTML part")
            .replace("\r\n", "\n")
    }

    /// Every `http(s)` address in the text part, in order. Punctuation around an address is not part of it.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.text()
            .split(|character: char| character.is_whitespace() || "<>()\"".contains(character))
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(|link| link.trim_end_matches(['.', ',', ';', ':', '!', '?']).to_owned())
            .collect()
    }

    /// File name and content of every attachment.
    #[must_use]
    pub fn attachments(&self) -> Vec<(String, Vec<u8>)> {
        use mail_parser::MimeHeaders;
        let message = self.message();
        let parts = message.attachments();
        parts
            .map(|part| {
                (
                    part.attachment_name().unwrap_or_default().to_owned(),
                    part.contents().to_vec(),
                )
            })
            .collect()
    }
}
