//! The running programme, seen from outside: what people send, and which mails they get.

use super::{
    company::{self, Person},
    letter::Letter,
    page::Page,
};
use entity::model::{enums::OutboxStatus, outbox};
use reqwest::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tests::{
    ApiCommand, ApiProcess, Client, Mail, SmtpSink, TestDatabase,
    gql::{http_client, text},
    invariants, lint,
    rows::seed,
};

/// The program, its database, its mail server, and everybody's token.
pub(super) struct Programme {
    api: ApiProcess,
    clients: BTreeMap<u128, Client>,
    sink: SmtpSink,
    /// How many mails were looked at already.
    seen: usize,
    pub(super) database: TestDatabase,
}

impl Programme {
    /// Starts the program over HR's data; nobody has signed up yet.
    pub(super) async fn begin() -> Self {
        let (database, sink) = (TestDatabase::migrated().await, SmtpSink::start().await);
        seed(&database.connect().await, company::rows()).await;
        let api = start(&database, &sink).await;
        let clients = company::ALL.map(|person| (person.number, api.person(&database, person.number)));
        Self {
            api,
            clients: clients.into(),
            sink,
            seen: 0,
            database,
        }
    }

    /// Ends the process, does something meanwhile, and starts it again on the same database.
    pub(super) async fn restart(self, meanwhile: impl AsyncFnOnce(&TestDatabase)) -> Self {
        let (status, output) = self.api.terminate().await;
        assert!(status.success(), "{status}:\n{output}");
        meanwhile(&self.database).await;
        let api = start(&self.database, &self.sink).await;
        Self { api, ..self }
    }

    /// A mutation that must do its work; its payload.
    pub(super) async fn act(&self, person: &Person, field: &str, selection: &str, input: Value) -> Value {
        self.client(person).act(field, selection, input).await
    }

    /// A mutation that must be refused; the codes.
    pub(super) async fn refused(&self, person: &Person, field: &str, input: Value) -> Vec<String> {
        self.client(person).refused(field, input).await
    }

    /// A query that must succeed; its data.
    pub(super) async fn ask(&self, person: &Person, query: &str, variables: Value) -> Value {
        self.client(person).asks(query, variables).await
    }

    /// Follows the mail's link and does what the page shows under `what`, as the mail's recipient.
    pub(super) async fn follow(&self, person: &Person, letter: &Letter, what: &str) -> Value {
        let page = Page::open(&letter.action()).await;
        self.client(person).sends(page.operation(what)).await
    }

    /// Answers a request on the page that the mail leads to, without a sign-in.
    pub(super) async fn answer(&self, letter: &Letter, decision: &str) {
        let form = [("decision", decision)];
        let answer = http_client()
            .post(letter.action())
            .form(&form)
            .send()
            .await
            .unwrap();
        let (status, html) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, StatusCode::OK, "{html}");
    }

    /// Everybody here opts in and signs up for their role; each gets a welcome.
    pub(super) async fn sign_up(&mut self, people: &[&Person]) {
        let programme = self
            .ask(people[0], "{ programme { privacyNoticeVersion } }", json!({}))
            .await;
        let version = text(&programme, "/programme/privacyNoticeVersion");
        for person in people {
            let input = json!({ "asMember": person.role == entity::model::enums::Role::Member,
                                "asAdvisor": person.role == entity::model::enums::Role::Advisor });
            assert_eq!(
                self.refused(person, "signUp", input.clone()).await,
                ["NOT_OPTED_IN"]
            );
            let consent = json!({ "consentVersion": version });
            self.act(person, "optIn", "viewer { isOptedIn }", consent).await;
            self.act(person, "signUp", "viewer { isOptedIn }", input).await;
        }
        let welcome = people
            .iter()
            .map(|person| (*person, "Welcome to Circles".to_owned()));
        for letter in self.mails(welcome).await.values() {
            letter.says([
                "What is stored",
                "Who sees it",
                &format!("version {version}"),
                "The user guide tells you how to get started http",
            ]);
            assert!(letter.action().ends_with("/open/preferences"));
        }
    }

    /// Waits for exactly these mails, by recipient and subject, and gives them. Every one of them is checked for what all
    /// mails have in common.
    pub(super) async fn mails<'p>(
        &mut self,
        expected: impl IntoIterator<Item = (&'p Person, String)>,
    ) -> BTreeMap<(u128, String), Letter> {
        let people: BTreeMap<String, &Person> = company::ALL
            .iter()
            .map(|person| (person.mail(), *person))
            .collect();
        let mut expected: Vec<_> = expected
            .into_iter()
            .map(|(person, subject)| (person.number, subject))
            .collect();
        let all = self.sink.wait_for(self.seen + expected.len()).await;
        let new: Vec<Mail> = all.into_iter().skip(self.seen).collect();
        self.seen += new.len();
        let recipient = |mail: &Mail| people[mail.recipient()];
        let mut arrived: Vec<_> = new
            .iter()
            .map(|mail| (recipient(mail).number, mail.subject()))
            .collect();
        expected.sort();
        arrived.sort();
        assert_eq!(
            arrived, expected,
            "each mail once, to its recipient, and no other"
        );
        let mut letters = BTreeMap::new();
        for mail in new {
            let person = recipient(&mail);
            let key = (person.number, mail.subject());
            let letter = Letter(mail);
            self.check(person, &letter).await;
            letters.insert(key, letter);
        }
        letters
    }

    /// One mail, which must be the only one.
    pub(super) async fn mail(&mut self, person: &Person, subject: String) -> Letter {
        let mut letters = self.mails([(person, subject)]).await;
        letters.pop_first().expect("one mail").1
    }

    /// What every mail has: its headers, and links that work for its recipient.
    async fn check(&self, person: &Person, letter: &Letter) {
        let mail = &letter.0;
        assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
        assert_eq!(
            mail.header("To").map(|to| to.contains(&person.mail())),
            Some(true),
            "{:?}",
            mail.header("To")
        );
        assert!(mail.header("Cc").is_none() && mail.header("Bcc").is_none());
        assert!(
            mail.html().contains(&letter.action()),
            "the HTML leads where the text does"
        );
        for link in mail.links() {
            Page::open(&link).await;
        }
        let page = Page::open(&letter.action()).await;
        if let Some(look) = page.find("Look at it") {
            let data = self.ask(person, look, json!({})).await;
            let title = data
                .pointer("/circle/title")
                .or(data.pointer("/node/circle/title"));
            let title = title
                .and_then(Value::as_str)
                .expect("the circle that the mail is about");
            assert!(mail.subject().contains(title), "{}: {data}", mail.subject());
        }
    }

    /// At the end: every mail that was ever written was sent, no two have the same id, and those of a circle make one
    /// conversation and one list. Nothing is broken.
    pub(super) async fn assert_all_mails_are_told(&self) {
        let db = self.database.connect().await;
        // The server has a mail a moment before the row says so.
        self.api.settled().await;
        let unsent = outbox::Entity::find().filter(outbox::Column::Status.ne(OutboxStatus::Sent));
        let unsent = unsent.all(db.read()).await.unwrap();
        assert!(unsent.is_empty(), "not sent: {unsent:#?}");
        let written = outbox::Entity::find().count(db.read()).await.unwrap();
        let mails = self.sink.mails();
        assert_eq!((written, mails.len()), (self.seen as u64, self.seen));
        lint::assert_clean(
            (1..)
                .zip(&mails)
                .map(|(n, mail)| (format!("journey-{n}"), mail.raw.as_slice())),
        );

        let headers =
            |name: &str| -> Vec<String> { mails.iter().filter_map(|mail| mail.header(name)).collect() };
        let ids: BTreeSet<_> = headers("Message-ID").into_iter().collect();
        assert_eq!(ids.len(), mails.len(), "an id of its own for each mail");
        let about_the_circle = mails
            .iter()
            .filter(|mail| mail.subject() != "Welcome to Circles")
            .count();
        for name in ["References", "In-Reply-To", "List-Id"] {
            let values = headers(name);
            assert_eq!(values.len(), about_the_circle, "{name}");
            assert_eq!(
                values.iter().collect::<BTreeSet<_>>().len(),
                1,
                "{name}: {values:?}"
            );
        }
        invariants::assert_hold(db.read(), "the journey").await;
    }

    fn client(&self, person: &Person) -> Client {
        self.clients[&person.number].at(self.api.gql())
    }
}

async fn start(database: &TestDatabase, sink: &SmtpSink) -> ApiProcess {
    ApiCommand::new(&[])
        .on(database)
        .env("DEMO", "false")
        .env("SMTP_URL", sink.url())
        .start()
        .await
}
