//! The mail server speaks SMTP as RFC 5321 says, as far as a client of ours needs it.

use std::time::Duration;
use tests::SmtpSink;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
};

/// Says each line and expects a reply that begins so.
async fn converse(sink: &SmtpSink, lines: &[(&str, &str)]) {
    let stream = TcpStream::connect(sink.url().trim_start_matches("smtp://"))
        .await
        .unwrap();
    let mut stream = BufStream::new(stream);
    assert!(reply(&mut stream).await.starts_with("220 "));
    for (line, expected) in lines {
        stream.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        stream.flush().await.unwrap();
        let reply = reply(&mut stream).await;
        assert!(reply.starts_with(expected), "{line}: {reply}");
    }
}

/// The last line of a reply: the one without a dash after its code.
async fn reply(stream: &mut BufStream<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        if line.as_bytes().get(3) != Some(&b'-') {
            return line;
        }
    }
}

const MESSAGE: &str = "From: Circles <circles@example.org>\r\n\
    To: person1@example.org\r\n\
    Subject: =?utf-8?Q?Z=C3=BCrich?=\r\n\
    Message-ID: <1@example.org>\r\n\
    MIME-Version: 1.0\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\
    \r\n\
    --b\r\n\
    Content-Type: text/plain; charset=utf-8\r\n\
    \r\n\
    Open (http://127.0.0.1:1/circles/1).\r\n\
    ..hidden\r\n\
    --b\r\n\
    Content-Type: text/html; charset=utf-8\r\n\
    \r\n\
    <p>Open</p>\r\n\
    --b--\r\n\
    .";

#[tokio::test]
async fn keeps_what_it_is_given() {
    let sink = SmtpSink::start().await;
    let lines = [
        ("EHLO client", "250 "),
        ("MAIL FROM:<circles@example.org> BODY=8BITMIME", "250 "),
        ("RCPT TO:<person1@example.org>", "250 "),
        ("DATA", "354 "),
        (MESSAGE, "250 "),
        ("QUIT", "221 "),
    ];
    converse(&sink, &lines).await;
    let mails = sink.wait_for(1).await;
    let mail = &mails[0];
    assert_eq!(
        (mail.from.as_str(), mail.recipient()),
        ("circles@example.org", "person1@example.org")
    );
    assert_eq!(mail.subject(), "Zürich");
    assert_eq!(mail.header("Message-ID").as_deref(), Some("<1@example.org>"));
    assert_eq!(mail.header("List-Id"), None);
    assert_eq!(
        mail.text().trim_end(),
        "Open (http://127.0.0.1:1/circles/1).\n.hidden"
    );
    assert_eq!(mail.html().trim_end(), "<p>Open</p>");
    assert_eq!(mail.links(), ["http://127.0.0.1:1/circles/1"]);
    assert_eq!(sink.mails_to("person1@example.org").len(), 1);
    assert!(sink.mails_to("person2@example.org").is_empty());
}

#[tokio::test]
async fn insists_on_the_order_and_forgets_on_reset() {
    let sink = SmtpSink::start().await;
    let lines = [
        ("HELO client", "250 "),
        ("RCPT TO:<person1@example.org>", "503 "),
        ("DATA", "503 "),
        ("MAIL FROM: nobody", "501 "),
        ("MAIL FROM:<>", "250 "),
        ("RCPT TO:<person1@example.org>", "250 "),
        ("RSET", "250 "),
        ("DATA", "503 "),
        ("é", "502 "),
    ];
    converse(&sink, &lines).await;
    assert!(sink.mails().is_empty());
}

#[tokio::test]
async fn a_connection_that_breaks_off_leaves_no_mail() {
    let sink = SmtpSink::start().await;
    let envelope = [
        ("MAIL FROM:<a@example.org>", "250 "),
        ("RCPT TO:<b@example.org>", "250 "),
        ("DATA", "354 "),
    ];
    converse(&sink, &envelope).await;
    converse(
        &sink,
        &[envelope.as_slice(), &[("Subject: whole\r\n\r\n.", "250 ")]].concat(),
    )
    .await;
    let mails = sink
        .wait_until(|mails| !mails.is_empty(), Duration::from_secs(5))
        .await;
    assert_eq!(
        mails.iter().map(|mail| mail.subject()).collect::<Vec<_>>(),
        ["whole"]
    );
}
