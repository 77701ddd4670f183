//! Each finder, and the index that it goes by.

use super::explain::{self, Access, Plan};
use super::world::{self, SOMEBODY};
use crate::calendar::programme;
use chrono::TimeDelta;
use entity::ops::clock::{PlayCircle, PurgeKeys, PurgeMails};
use entity::ops::profile::{Erase, Review};
use entity::query::{
    Place, administrator, circle as circles, circle::OpenFilter, due, employee as employees, history,
    involvement, join_request as requests, mail, nomination, person, roster,
};
use entity::rules::rights::proof::{Deciding, Inside, Naming, Proof};
use entity::rules::{Policy, search};
use entity::support::db::Db;
use entity::work::{Actor, Cx, Viewer};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::{Arc, Mutex};
use tests::{
    TestDatabase,
    rows::{at, id},
};
use uuid::Uuid;

/// What finders ask, judged by the plans for it.
pub(super) struct Finders {
    /// Sends what finders ask.
    db: Db,
    sent: Arc<Mutex<Vec<Statement>>>,
    /// Explains it.
    pub(super) quiet: Db,
    wrong: Vec<String>,
    _database: TestDatabase,
}

impl Finders {
    pub(super) async fn new() -> Self {
        let database = TestDatabase::migrated().await;
        let quiet = database.connect().await;
        world::fill(&quiet).await;
        let (db, sent) = explain::listening(database.connect().await);
        Self {
            db,
            sent,
            quiet,
            wrong: Vec::new(),
            _database: database,
        }
    }

    /// Everything that `find` asks is found in some part of an index, and `index` is among them (or one of several, `a|b`).
    pub(super) async fn goes_by(&mut self, index: &str, what: &str, find: impl AsyncFnOnce(&Db)) {
        let plans = self.plans(what, find, None).await;
        self.judge(index, what, &plans, |access| access.narrowed);
    }

    /// `find` takes the first entries of `index` that suit, in their order, where many do: nothing has to be sorted.
    pub(super) async fn walks(&mut self, index: &str, what: &str, find: impl AsyncFnOnce(&Db)) {
        let plans = self.plans(what, find, Some("enable_sort")).await;
        self.judge(index, what, &plans, |access| {
            access.narrowed || is_one(access, index)
        });
    }

    async fn plans(&self, what: &str, find: impl AsyncFnOnce(&Db), avoided: Option<&str>) -> Vec<Plan> {
        find(&self.db).await;
        let mut sent = std::mem::take(&mut *self.sent.lock().unwrap());
        sent.retain(|statement| statement.sql.starts_with("SELECT"));
        assert!(!sent.is_empty(), "{what}: nothing was asked");
        explain::plans(&self.quiet, sent, avoided).await
    }

    /// Whatever `act` sends, but for what it inserts, goes by some part of an index in every table.
    async fn goes_by_indexes(&mut self, what: &str, act: impl AsyncFnOnce(&Db)) {
        act(&self.db).await;
        let mut sent = std::mem::take(&mut *self.sent.lock().unwrap());
        sent.retain(|statement| {
            let word = statement.sql.split(' ').next();
            matches!(word, Some("SELECT" | "UPDATE" | "DELETE"))
        });
        assert!(!sent.is_empty(), "{what}: nothing was asked");
        let plans = explain::plans(&self.quiet, sent, None).await;
        let narrowed = |plan: &&Plan| {
            let accesses = plan.accesses.iter();
            accesses.clone().count() > 0
                && accesses
                    .into_iter()
                    .all(|access| access.index.is_some() && access.narrowed)
        };
        let whole: Vec<_> = plans.iter().filter(|plan| !narrowed(plan)).collect();
        if !whole.is_empty() {
            self.wrong.push(format!("{what}: {whole:#?}"));
        }
    }

    fn judge(&mut self, index: &str, what: &str, plans: &[Plan], suits: impl Fn(&Access) -> bool) {
        let mut accesses = plans.iter().flat_map(|plan| &plan.accesses);
        let all_suit = accesses
            .clone()
            .all(|access| access.index.is_some() && suits(access));
        if !all_suit || !accesses.any(|access| is_one(access, index)) {
            self.wrong
                .push(format!("{what} should go by {index}: {plans:#?}"));
        }
    }

    pub(super) fn end(self) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

/// Whether the way goes by one of `indexes`, separated by `|`.
fn is_one(access: &Access, indexes: &str) -> bool {
    let index = access.index.as_deref();
    index.is_some_and(|index| indexes.split('|').any(|one| one == index))
}

fn somebody() -> Viewer {
    Viewer {
        employee_id: id(SOMEBODY),
        eligible: true,
        administrator: true,
    }
}

/// What somebody may see of their circles, by the programme's own table of rights.
pub(super) async fn proofs<P: Proof>(quiet: &Db) -> Vec<P> {
    proofs_of(quiet, somebody(), &world::MANAGED.map(id)).await
}

async fn proofs_of<P: Proof>(quiet: &Db, viewer: Viewer, ids: &[Uuid]) -> Vec<P> {
    let (now, policy) = (at(1), Policy::default());
    let circles = circles::find_many(quiet.read(), &viewer, ids).await.unwrap();
    let who = involvement::of_viewer(quiet.read(), &viewer, ids, now)
        .await
        .unwrap();
    let found = circles
        .iter()
        .filter_map(|circle| P::of(&who[&circle.id], circle, &policy, now));
    let found: Vec<P> = found.collect();
    assert_eq!(found.len(), ids.len(), "not all of the proofs");
    found
}

/// The name of a table's primary key, which SQLite makes up.
fn primary_key(db: &Db, table: &str) -> String {
    if db.backend() == sea_orm::DbBackend::Sqlite {
        format!("sqlite_autoindex_{table}_1")
    } else {
        format!("{table}_pkey")
    }
}

#[tokio::test]
async fn the_search_of_open_circles() {
    let mut finders = Finders::new().await;
    let open = OpenFilter::default;
    let page = async |db: &Db, filter: OpenFilter| {
        circles::open_page(db.read(), &filter, None, 20).await.unwrap();
    };
    finders
        .walks("circle_open", "the first page", async |db| page(db, open()).await)
        .await;
    finders
        .goes_by("circle_open", "a page after another", async |db| {
            let place = Place {
                at: at(1500),
                id: id(1500),
            };
            circles::open_page(db.read(), &open(), Some(place), 20)
                .await
                .unwrap();
        })
        .await;
    finders
        .goes_by("circle_open_topic", "of a topic", async |db| {
            page(
                db,
                OpenFilter {
                    topic_id: Some(id(7)),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders
        .goes_by("circle_open_network", "of a network", async |db| {
            page(
                db,
                OpenFilter {
                    affinity_network_id: Some(id(7)),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders
        .goes_by("circle_open_language", "in a language", async |db| {
            page(
                db,
                OpenFilter {
                    language: Some("l7".to_owned()),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders
        .goes_by("circle_open_zone", "in a rare zone", async |db| {
            page(
                db,
                OpenFilter {
                    zones: Some(vec!["Asia/Kathmandu"]),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders
        .walks("circle_open", "with free seats", async |db| {
            page(
                db,
                OpenFilter {
                    min_free_seats: Some(2),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders
        .walks("circle_open", "that look for an advisor", async |db| {
            page(
                db,
                OpenFilter {
                    wants_advisor: Some(false),
                    ..open()
                },
            )
            .await;
        })
        .await;
    // On SQLite the words are in a table of their own, which has no other way than its index.
    let words = if finders.db.backend() == sea_orm::DbBackend::Sqlite {
        "0:L1"
    } else {
        "circle_search"
    };
    finders
        .goes_by(words, "with a rare word", async |db| {
            page(
                db,
                OpenFilter {
                    terms: search::terms("number1500"),
                    ..open()
                },
            )
            .await;
        })
        .await;
    finders.end();
}

#[tokio::test]
async fn circles_and_who_has_to_do_with_them() {
    let mut finders = Finders::new().await;
    let inside = proofs::<Inside>(&finders.quiet).await;
    let (now, ids) = (at(100), [id(SOMEBODY), id(7)]);
    let key = |table| primary_key(&finders.quiet, table);
    let circle_key = key("circle");
    finders
        .goes_by(&circle_key, "circles by id", async |db| {
            circles::find_many(db.read(), &somebody(), &ids).await.unwrap();
        })
        .await;
    finders
        .goes_by(
            "administrator_access_administrator",
            "what the viewer is to circles",
            async |db| {
                involvement::of_viewer(db.read(), &somebody(), &ids, now)
                    .await
                    .unwrap();
            },
        )
        .await;
    finders
        .goes_by("membership_circle|membership_open", "a roster", async |db| {
            roster::memberships(db.read(), &inside).await.unwrap();
        })
        .await;
    finders
        .goes_by("duty_slot|duty_person|duty_circle", "duties", async |db| {
            roster::duties(db.read(), &ids).await.unwrap();
        })
        .await;
    let member = Viewer {
        administrator: false,
        ..somebody()
    };
    let reader = proofs_of::<history::Reader>(&finders.quiet, member, &[id(world::JOINED)]).await[0];
    finders
        .goes_by(
            "sqlite_autoindex_circle_event_2|circle_event_pkey",
            "the history",
            async |db| {
                history::page(db.read(), reader, 0, 20).await.unwrap();
            },
        )
        .await;
    finders
        .goes_by("membership_employee", "a person's circles", async |db| {
            roster::of_person(db.read(), id(SOMEBODY), 100).await.unwrap();
        })
        .await;
    finders
        .goes_by("membership_employee", "how people are connected", async |db| {
            person::connections(db.read(), &somebody(), &ids, now)
                .await
                .unwrap();
        })
        .await;
    finders
        .goes_by("administrator_access_subject", "who looked", async |db| {
            administrator::log_of(db.read(), &[id(SOMEBODY)], 100)
                .await
                .unwrap();
        })
        .await;
    finders.end();
}

#[tokio::test]
async fn requests_nominations_and_meetings() {
    let mut finders = Finders::new().await;
    let naming = proofs::<Naming>(&finders.quiet).await;
    let inside = proofs::<Inside>(&finders.quiet).await;
    let deciding = proofs::<Deciding>(&finders.quiet).await[0];
    let ids = [id(SOMEBODY), id(7)];
    finders
        .goes_by(
            "join_request_circle",
            "the requests to join a circle",
            async |db| {
                requests::of_circle(db.read(), deciding, None, None, 20)
                    .await
                    .unwrap();
            },
        )
        .await;
    finders
        .goes_by(
            "join_request_circle",
            "more requests to join a circle",
            async |db| {
                let after = Place { at: at(0), id: id(1) };
                requests::of_circle(db.read(), deciding, None, Some(after), 20)
                    .await
                    .unwrap();
            },
        )
        .await;
    finders
        .goes_by("join_request_employee", "a person's requests", async |db| {
            requests::of_person(db.read(), id(SOMEBODY), 20).await.unwrap();
        })
        .await;
    finders
        .goes_by("join_request_waitlist", "places in line", async |db| {
            requests::places_in_line(db.read(), &ids).await.unwrap();
        })
        .await;
    finders
        .goes_by("circle_tie_employee", "people's ties", async |db| {
            requests::ties(db.read(), &ids).await.unwrap();
        })
        .await;
    finders
        .goes_by("pm_nomination_nominee", "a person's nominations", async |db| {
            nomination::of_person(db.read(), id(SOMEBODY), at(100))
                .await
                .unwrap();
        })
        .await;
    finders
        .goes_by(
            "pm_nomination_open|pm_nomination_circle",
            "what is pending in circles",
            async |db| {
                nomination::pending(db.read(), &naming).await.unwrap();
            },
        )
        .await;
    finders
        .goes_by(
            "meeting_day|sqlite_autoindex_meeting_2|meeting_circle_id_term_number_key",
            "the meetings to come",
            async |db| {
                roster::meetings(db.read(), &inside, at(0)).await.unwrap();
            },
        )
        .await;
    finders.end();
}

#[tokio::test]
async fn what_the_clock_has_to_do() {
    let mut finders = Finders::new().await;
    let now = at(100);
    finders
        .goes_by("circle_due", "circles where something is due", async |db| {
            due::circles(db.read(), now, 20).await.unwrap();
        })
        .await;
    finders
        .walks("circle_due", "when the first circle is due", async |db| {
            due::first(db.read()).await.unwrap();
        })
        .await;
    for after in [None, Some(("2020a 0".to_owned(), id(1500)))] {
        finders
            .goes_by("circle_due_basis", "circles planned by other data", async |db| {
                let page = due::of_another_basis(db.read(), world::BASIS, after, 20)
                    .await
                    .unwrap();
                assert!(!page.is_empty());
            })
            .await;
    }
    finders
        .goes_by("circle_due_basis", "circles to plan anew", async |db| {
            let after = ("2024a 0".to_owned(), id(SOMEBODY));
            for after in [None, Some(after)] {
                due::of_another_basis(db.read(), "2025b 0", after, 200)
                    .await
                    .unwrap();
            }
        })
        .await;
    finders
        .walks(
            "sqlite_autoindex_employee_review_1|employee_review_pkey",
            "people to look at",
            async |db| {
                due::reviews(db.read(), now, 20).await.unwrap();
            },
        )
        .await;
    finders
        .goes_by("profile_erase_due", "profiles to remove", async |db| {
            due::erasures(db.read(), now, 20).await.unwrap();
        })
        .await;
    finders
        .goes_by("profile_digest_due", "digests to send", async |db| {
            due::digests(db.read(), now, 20).await.unwrap();
        })
        .await;
    finders
        .goes_by("outbox_digest", "what a digest holds", async |db| {
            entity::outbox::digest::kept(db.read(), id(12)).await.unwrap();
        })
        .await;
    finders
        .walks(
            "outbox_due|outbox_lease",
            "when the next mail is due",
            async |db| {
                entity::outbox::delivery::next_due(db).await.unwrap();
            },
        )
        .await;
    finders.end();
}

#[tokio::test]
async fn playing_circles() {
    let mut finders = Finders::new().await;
    let (policy, late) = (policy(), programme::now() + TimeDelta::days(40));
    let circles = programme::circles_from(100_000, 1);
    let rows = circles.iter().cloned().flat_map(|circle| circle.rows(&policy));
    tests::rows::seed(&finders.quiet, rows.collect()).await;
    for circle in circles {
        let what = format!("playing circle {}", circle.number);
        finders
            .goes_by_indexes(&what, async |db| {
                let cx = Cx {
                    now: late,
                    actor: Actor::System,
                    policy: policy.clone(),
                };
                let circle_id = id(circle.number);
                let played = db.write(&cx, PlayCircle { circle_id }).await.unwrap();
                assert!(!played.steps.is_empty(), "{what}");
            })
            .await;
    }
    finders
        .goes_by_indexes("who is no longer eligible", async |db| {
            let cx = Cx {
                now: late,
                actor: Actor::System,
                policy: policy.clone(),
            };
            let quit = "UPDATE employee SET employment_type = 'contractor' WHERE hr_id = '10000601'";
            db.read().execute_unprepared(quit).await.unwrap();
            let employee_id = id(10_000_601);
            assert!(db.write(&cx, Review { employee_id }).await.unwrap());
            db.write(&cx, Erase { employee_id }).await.unwrap();
            db.write(&cx, PurgeMails { limit: 10 }).await.unwrap();
            db.write(&cx, PurgeKeys).await.unwrap();
        })
        .await;
    finders.end();
}

fn policy() -> Arc<Policy> {
    Arc::new(Policy {
        administrator_mails: vec!["person1@example.org".to_owned()],
        ..Policy::default()
    })
}

#[tokio::test]
async fn the_mails_of_a_person() {
    let mut finders = Finders::new().await;
    for after in [None, Some(Place { at: at(3), id: id(7) })] {
        finders
            .goes_by("outbox_recipient", "a page of somebody's mails", async |db| {
                mail::of_person(db.read(), id(SOMEBODY), after, 20).await.unwrap();
            })
            .await;
    }
    finders.end();
}

#[tokio::test]
async fn a_sign_in() {
    let mut finders = Finders::new().await;
    let mail_key = if finders.db.backend() == sea_orm::DbBackend::Sqlite {
        "sqlite_autoindex_employee_3"
    } else {
        "employee_mail_key_key"
    };
    finders
        .goes_by(mail_key, "by mail address", async |db| {
            let key = employees::SignInKey::Mail("person1500@example.org".to_owned());
            employees::by_sign_in(db.read(), key).await.unwrap();
        })
        .await;
    finders.end();
}
