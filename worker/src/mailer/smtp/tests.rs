//! The reading of what a mail server does, against a small one that does as it is told.

use super::*;
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does.
#[derive(Clone, Copy)]
enum Behaviour {
    Accept,
    /// Answers RCPT like this.
    Recipient(&'static str),
    /// Answers the content like this.
    Content(&'static str),
    /// Greets and says no more.
    Hang,
    /// Takes the content and says no more.
    HangAfterContent,
    /// Closes the connection after the content.
    DropAfterContent,
    /// Closes the connection after each mail that it accepted.
    DropAfterMail,
    /// Refuses to talk.
    Greeting(&'static str),
}

async fn server(behaviour: Behaviour) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::task::spawn_local(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::task::spawn_local(async move { converse(stream, behaviour).await });
        }
    });
    address
}

/// Ends when the client goes away or the behaviour says so; a broken pipe is as good as an end.
async fn converse(stream: TcpStream, behaviour: Behaviour) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let greeting = if let Behaviour::Greeting(line) = behaviour {
        line
    } else {
        "220 test ESMTP"
    };
    write.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
    let mut in_content = false;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "." if in_content => {
                in_content = false;
                match behaviour {
                    Behaviour::DropAfterContent => return None,
                    Behaviour::HangAfterContent => std::future::pending().await,
                    Behaviour::Content(answer) => answer,
                    _ => "250 ok",
                }
            }
            _ if in_content => continue,
            _ if matches!(behaviour, Behaviour::Hang) => std::future::pending().await,
            "RCPT" => {
                if let Behaviour::Recipient(answer) = behaviour {
                    answer
                } else {
                    "250 ok"
                }
            }
            "DATA" => {
                in_content = true;
                "354 go ahead"
            }
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        if line == "." && matches!(behaviour, Behaviour::DropAfterMail) {
            return None;
        }
    }
    Some(())
}

fn message() -> Message {
    Message::builder()
        .from("Circles <circles@example.com>".parse().unwrap())
        .to("Amira <amira@example.com>".parse().unwrap())
        .subject("Hello")
        .body("Hello".to_owned())
        .unwrap()
}

/// A mailer for the server, with a short conversation; the runtime that `spawn_local` needs.
fn with_server<F: Future>(behaviour: Behaviour, test: impl FnOnce(SmtpMailer) -> F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let address = server(behaviour).await;
        let mut mailer = SmtpMailer::new(format!("smtp://{address}").parse().unwrap(), None);
        mailer.conversation = Duration::from_millis(300);
        test(mailer).await
    })
}

fn outcome(behaviour: Behaviour) -> Delivery {
    with_server(behaviour, |mailer| async move {
        mailer.send(&message(), Box::pin(async { true })).await
    })
}

#[test]
fn the_three_way_reading() {
    use Delivery::{Accepted, Permanent, Transient, Unknown};
    for (behaviour, expected) in [
        (Behaviour::Accept, Accepted),
        (
            Behaviour::Recipient("450 amira@example.com is busy"),
            Transient("smtp 450: (address) is busy".into()),
        ),
        (
            Behaviour::Recipient("452 full"),
            Transient("smtp 452: full".into()),
        ),
        (
            Behaviour::Recipient("550 no amira@example.com here"),
            Permanent("smtp 550: no (address) here".into()),
        ),
        (
            Behaviour::Recipient("530 sign in first"),
            Transient("smtp 530: sign in first".into()),
        ),
        (
            Behaviour::Content("451 later"),
            Transient("smtp 451: later".into()),
        ),
        (Behaviour::Content("554 spam"), Permanent("smtp 554: spam".into())),
        (
            Behaviour::Greeting("554 go away"),
            Transient("smtp: it refuses the connection or our EHLO: 554: go away".into()),
        ),
        (Behaviour::Hang, Transient("smtp: no answer in time".into())),
        (
            Behaviour::HangAfterContent,
            Unknown("smtp: no answer in time after the content".into()),
        ),
        (
            Behaviour::DropAfterContent,
            Unknown("smtp: connection lost after the content".into()),
        ),
    ] {
        assert_eq!(outcome(behaviour), expected);
    }
}

#[test]
fn nobody_listens() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let delivery = runtime.block_on(async {
        let address = TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap();
        SmtpMailer::new(format!("smtp://{address}").parse().unwrap(), None)
            .send(&message(), Box::pin(async { true }))
            .await
    });
    assert_eq!(delivery, Delivery::Transient("smtp: cannot connect".into()));
}

#[test]
fn a_connection_is_used_again_and_a_stale_one_is_replaced() {
    for behaviour in [Behaviour::Accept, Behaviour::DropAfterMail] {
        with_server(behaviour, |mailer| async move {
            for _ in 0..5 {
                assert_eq!(
                    mailer.send(&message(), Box::pin(async { true })).await,
                    Delivery::Accepted
                );
                assert_eq!(mailer.idle.lock().unwrap().len(), 1);
            }
            mailer.close().await;
            assert!(mailer.idle.lock().unwrap().is_empty());
        });
    }
}
