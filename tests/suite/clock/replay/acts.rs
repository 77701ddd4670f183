//! What people do, by the operations.

use super::compare::planned;
use super::*;

impl Replay {
    /// Whether it was done.
    pub(super) async fn act(&mut self, act: &Act) -> Result<bool, String> {
        let acknowledge = vec![AdvisoryCode::NoAdvisor, AdvisoryCode::AdvisorCount];
        Ok(match *act {
            Act::Propose {
                by,
                role,
                zone,
                max,
                named,
            } => {
                let proposed = self.run(
                    by,
                    circles::Propose {
                        title: "Model".into(),
                        description: "Held against a model".into(),
                        topic_id: rows::id(1),
                        affinity_network_id: None,
                        language: "en".into(),
                        zone: Some(zone.name().to_owned()),
                        max_people: Some(i32::try_from(max).unwrap()),
                        wants_advisor: false,
                        role: to_role(role),
                        programme_manager_mail: named.map(mail),
                        draft: false,
                    },
                );
                let proposed = proposed.await?;
                if let Some(circle) = &proposed {
                    let named = pm_nomination::Entity::find()
                        .filter(pm_nomination::COLUMN.circle_id.eq(circle.id))
                        .one(self.db.read())
                        .await;
                    if let Some(nomination) = named.unwrap() {
                        self.nominations.insert(self.circles.len(), nomination.id);
                    }
                    self.circles.push(circle.id);
                }
                proposed.is_some()
            }
            Act::Ask { by, circle, role } => {
                let Some(circle_id) = self.circle(circle) else {
                    return Ok(false);
                };
                let asked = self
                    .run(
                        by,
                        joining::Ask {
                            circle_id,
                            role: to_role(role),
                            message: String::new(),
                        },
                    )
                    .await?;
                if let Some(asked) = &asked {
                    self.requests.insert((circle, by), asked.id);
                }
                asked.is_some()
            }
            Act::Approve { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::Approve {
                            join_request_id,
                            acknowledge,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Decline { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::Decline {
                            join_request_id,
                            reason: None,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::ReopenRequest { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self.run(by, joining::Reopen { join_request_id }).await?.is_some(),
                None => false,
            },
            Act::PreApprove { by, circle, of } => match self.request(circle, of) {
                Some(join_request_id) => self
                    .run(
                        by,
                        joining::PreApprove {
                            join_request_id,
                            acknowledge,
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::WithdrawRequest { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::Withdraw { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::TakeSeat { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::TakeSeat { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::PassSeat { by, circle } => match self.request(circle, by) {
                Some(join_request_id) => self
                    .run(by, joining::PassSeat { join_request_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Remove { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(
                        by,
                        memberships::Remove {
                            membership_id,
                            reason: "So".into(),
                        },
                    )
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Appoint { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(by, memberships::AppointDeputy { membership_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Dismiss { by, circle, of } => match self.membership(circle, of).await {
                Some(membership_id) => self
                    .run(by, memberships::DismissDeputy { membership_id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::AcceptNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Accept { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::DeclineNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Decline { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::WithdrawNomination { by, circle } => match self.nominations.get(&circle) {
                Some(id) => self
                    .run(by, nomination::Withdraw { nomination_id: *id })
                    .await?
                    .is_some(),
                None => false,
            },
            Act::Employ { of, kind } => {
                self.employ(of, kind).await;
                true
            }
            Act::Pause { of, circle, away } => match self.membership(circle, of).await {
                Some(id) => self.pause(id, away).await,
                None => false,
            },
            _ => self.act_on_circle(act).await?,
        })
    }

    pub(super) async fn act_on_circle(&mut self, act: &Act) -> Result<bool, String> {
        let place = match *act {
            Act::Publish { circle, .. }
            | Act::WithdrawProposal { circle, .. }
            | Act::Maximum { circle, .. }
            | Act::Recruit { circle, .. }
            | Act::Continue { circle, .. }
            | Act::Complete { circle, .. }
            | Act::Disband { circle, .. }
            | Act::Reopen { circle, .. }
            | Act::Stay { circle, .. }
            | Act::TakeOver { circle, .. }
            | Act::Leave { circle, .. }
            | Act::Name { circle, .. }
            | Act::Meet { circle, .. } => circle,
            _ => unreachable!(),
        };
        let Some(circle_id) = self.circle(place) else {
            return Ok(false);
        };
        let read = |reason: bool| match reason {
            true => (vec![AdvisoryCode::TwelveMonths], Some("It goes on".to_owned())),
            false => (Vec::new(), None),
        };
        Ok(match *act {
            Act::Publish { by, .. } => {
                let acknowledge = vec![AdvisoryCode::NoAdvisor, AdvisoryCode::AdvisorCount];
                self.run(
                    by,
                    circles::Publish {
                        circle_id,
                        acknowledge,
                    },
                )
                .await?
                .is_some()
            }
            Act::WithdrawProposal { by, .. } => {
                self.run(by, circles::Withdraw { circle_id }).await?.is_some()
            }
            Act::Maximum { by, max, .. } => {
                let change = circles::Change {
                    max_people: i32::try_from(max).ok(),
                    ..Default::default()
                };
                self.run(by, circles::Update { circle_id, change })
                    .await?
                    .is_some()
            }
            Act::Recruit { by, open, .. } => {
                let change = circles::Change {
                    recruiting_open: Some(open),
                    ..Default::default()
                };
                self.run(by, circles::Update { circle_id, change })
                    .await?
                    .is_some()
            }
            Act::Continue { by, reason, .. } => {
                let (acknowledge, reason) = read(reason);
                self.run(
                    by,
                    circles::Continue {
                        circle_id,
                        acknowledge,
                        reason,
                    },
                )
                .await?
                .is_some()
            }
            Act::Complete { by, .. } => self.run(by, circles::Complete { circle_id }).await?.is_some(),
            Act::Disband { by, .. } => self
                .run(
                    by,
                    circles::Disband {
                        circle_id,
                        reason: "So".into(),
                    },
                )
                .await?
                .is_some(),
            Act::Reopen { by, reason, .. } => {
                let (acknowledge, reason) = read(reason);
                self.run(
                    by,
                    circles::Reopen {
                        circle_id,
                        acknowledge,
                        reason,
                    },
                )
                .await?
                .is_some()
            }
            Act::Stay { by, leave, .. } => {
                let answer = if leave {
                    enums::StayAnswer::Leave
                } else {
                    enums::StayAnswer::Stay
                };
                self.run(by, circles::AnswerStay { circle_id, answer })
                    .await?
                    .is_some()
            }
            Act::TakeOver { by, .. } => self.run(by, circles::TakeOver { circle_id }).await?.is_some(),
            Act::Leave { by, vacant, .. } => self
                .run(
                    by,
                    memberships::Leave {
                        circle_id,
                        leave_vacant: vacant,
                    },
                )
                .await?
                .is_some(),
            Act::Name { by, of, .. } => {
                let nominee = nomination::Nominee::Colleague {
                    mail: mail(of),
                    role: enums::Role::Member,
                };
                let named = self.run(by, nomination::Name { circle_id, nominee }).await?;
                if let Some(named) = &named {
                    self.nominations.insert(place, named.id);
                }
                named.is_some()
            }
            Act::Meet { last, .. } => self.meet(circle_id, last).await,
            _ => unreachable!(),
        })
    }

    pub(super) fn circle(&self, place: Place) -> Option<Uuid> {
        self.circles.get(place).copied()
    }

    pub(super) fn request(&self, place: Place, person: Person) -> Option<Uuid> {
        self.requests.get(&(place, person)).copied()
    }

    pub(super) async fn membership(&self, place: Place, person: Person) -> Option<Uuid> {
        let found = membership::Entity::find()
            .filter(membership::Column::CircleId.eq(self.circle(place)?))
            .filter(membership::Column::EmployeeId.eq(rows::id(person)))
            .filter(membership::Column::EndedAt.is_null())
            .one(self.db.read())
            .await;
        found.unwrap().map(|membership| membership.id)
    }

    /// As the import of HR's data does.
    pub(super) async fn employ(&self, person: Person, kind: &'static str) {
        let update = employee::Entity::update_many()
            .col_expr(employee::Column::EmploymentType, Expr::value(kind))
            .filter(employee::Column::Id.eq(rows::id(person)));
        let updated = self.db.transaction(async |tx| update.exec(tx).await);
        updated.await.unwrap();
    }

    /// There is no operation for it yet.
    pub(super) async fn pause(&self, id: Uuid, away: bool) -> bool {
        use enums::MembershipStatus::{Active, Paused};
        let (from, to) = if away { (Active, Paused) } else { (Paused, Active) };
        let done = self.db.transaction(async |tx| {
            let row = membership::Entity::find_by_id(id).one(tx).await?.unwrap();
            let fits = row.status == from;
            if fits {
                let row = membership::Model { status: to, ..row };
                row.into_active_model().reset_all().update(tx).await?;
            }
            Ok::<_, sea_orm::DbErr>(fits)
        });
        done.await.unwrap()
    }

    /// Nor for this.
    pub(super) async fn meet(&self, id: Uuid, last: chrono::NaiveDate) -> bool {
        let done = self.db.transaction(async |tx| {
            let mut row = circle::Entity::find_by_id(id).one(tx).await?.unwrap();
            let runs = row.state == enums::CircleState::Active;
            if runs {
                row.last_meeting_on = Some(last);
                row.due_at = planned(&row, &self.policy);
                row.into_active_model().reset_all().update(tx).await?;
            }
            Ok::<_, sea_orm::DbErr>(runs)
        });
        done.await.unwrap()
    }
}
