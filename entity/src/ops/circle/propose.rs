//! Propose a circle, or begin a draft of one (docs/product.md §3).

use super::{LockedCircle, draft};
use crate::model::enums::{CircleState, DutyKind, MembershipStatus, Role, TieKind};
use crate::model::event::{Beginning, Event};
use crate::model::{circle, circle_tie, duty, membership};
use crate::ops::Operation;
use crate::ops::error::Problems;
use crate::ops::{Creates, OpError, nomination, person};
use crate::outbox::{self, Mail, MailKind};
use crate::rules::RuleViolation;
use crate::rules::person::Person;
use crate::rules::search;
use crate::work::Work;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// The proposer becomes programme manager and takes part; when another is named, until that person accepts.
#[derive(Debug, Clone)]
pub struct Propose {
    /// One line.
    pub title: String,
    /// What it is about, and for whom.
    pub description: String,
    /// The topic.
    pub topic_id: Uuid,
    /// An affinity network that it belongs to, if any.
    pub affinity_network_id: Option<Uuid>,
    /// The language spoken, a BCP 47 tag.
    pub language: String,
    /// An IANA zone; the proposer's own when absent.
    pub zone: Option<String>,
    /// A lower maximum than the programme's.
    pub max_people: Option<i32>,
    /// Whether an advisor is looked for.
    pub wants_advisor: bool,
    /// The proposer's role.
    pub role: Role,
    /// The mail address of a colleague who shall be programme manager.
    pub programme_manager_mail: Option<String>,
    /// Keep it a draft that the proposer alone sees.
    pub draft: bool,
}

impl Operation for Propose {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        let proposer = person::acting(work).await?;
        if !proposer.is_signed_up(Role::Member) && !proposer.is_signed_up(Role::Advisor) {
            return Err(RuleViolation::SignUpFirst.into());
        }
        if !proposer.is_signed_up(self.role) {
            return Err(RuleViolation::NotSignedUp(self.role).at("role"));
        }
        let row = self.check(work, &proposer).await?;
        row.clone().into_active_model().insert(work.tx).await?;
        let mut circle = LockedCircle::new(row);
        let membership_id =
            take_part_as_programme_manager(work, &mut circle, proposer.employee.id, self.role).await?;
        let began = Some(Beginning {
            choices: (&circle.row).into(),
            membership_id,
            role: self.role,
        });
        let event = if self.draft {
            Event::Drafted { began }
        } else {
            Event::Proposed { began }
        };
        let event = circle.record(work, event);
        if !self.draft {
            outbox::enqueue(work, recorded(&circle, event)).await?;
            if let Some(mail) = &self.programme_manager_mail {
                nomination::name_colleague(work, &mut circle, mail, self.role, "programmeManagerMail")
                    .await?;
            }
        }
        Ok(circle.save(work).await?)
    }
}

impl Creates for Propose {
    fn created(circle: &circle::Model) -> Uuid {
        circle.id
    }

    async fn again(work: Work<'_>, id: Uuid) -> Result<circle::Model, OpError> {
        Ok(LockedCircle::visible(work, id).await?.row)
    }
}

/// Mail 4.
pub(super) fn recorded(circle: &LockedCircle, event: Uuid) -> impl Iterator<Item = Mail> {
    circle
        .mail(MailKind::ProposalRecorded, event)
        .to([circle.row.proposed_by])
}

impl Propose {
    async fn check(&self, work: Work<'_>, proposer: &Person) -> Result<circle::Model, OpError> {
        let mut problems = Problems::default();
        let title = draft::title(&mut problems, &self.title);
        let description = draft::description(&mut problems, &self.description);
        let topic = draft::topic(work.tx, &mut problems, self.topic_id).await?;
        let affinity_network_id = draft::network(work.tx, &mut problems, self.affinity_network_id).await?;
        let language = draft::language(&mut problems, "language", &self.language);
        let zone = draft::zone(
            &mut problems,
            "zone",
            self.zone.as_ref().unwrap_or(&proposer.employee.zone),
        );
        let max_people = match self.max_people {
            Some(max) => draft::max_people(&mut problems, &work.policy, max),
            None => i32::try_from(work.policy.max_people).unwrap_or(i32::MAX),
        };
        if self.draft && self.programme_manager_mail.is_some() {
            problems.note(
                "programmeManagerMail",
                RuleViolation::InvalidInput(
                    "A draft is yours alone: name the programme manager when it is proposed.",
                ),
            );
        }
        problems.check()?;
        let topic = topic.map(|topic| topic.name).unwrap_or_default();
        let search_text = search::stored(&title, &description, &topic);
        Ok(circle::Model {
            id: work.new_id(),
            title,
            description,
            search_text,
            search_version: search::VERSION,
            topic_id: self.topic_id,
            affinity_network_id,
            language,
            zone,
            state: if self.draft {
                CircleState::Draft
            } else {
                CircleState::Proposed
            },
            recruiting_open: true,
            wants_advisor: self.wants_advisor,
            max_people,
            people_count: 0,
            offered_count: 0,
            proposed_by: proposer.employee.id,
            proposed_at: (!self.draft).then_some(work.now),
            published_at: None,
            started_on: None,
            term: 0,
            term_ends_on: None,
            ended_at: None,
            pm_vacant_since: None,
            below_minimum_since: None,
            last_seq: 0,
            created_at: work.now,
            updated_at: work.now,
            ageing_from: (!self.draft).then_some(work.now),
            decision: None,
            overdue_since: None,
            lapsed_at: None,
            end_reason: None,
            last_meeting_on: None,
            archived_at: None,
            played_until: None,
            joining_due_at: None,
            due_at: None,
            due_basis: String::new(),
        })
    }
}

async fn take_part_as_programme_manager(
    work: Work<'_>,
    circle: &mut LockedCircle,
    employee: Uuid,
    role: Role,
) -> Result<Uuid, OpError> {
    let tie = circle_tie::ActiveModel {
        circle_id: Set(circle.row.id),
        employee_id: Set(employee),
        kind: Set(TieKind::Membership),
    };
    circle_tie::Entity::insert(tie)
        .exec_without_returning(work.tx)
        .await?;
    let membership_id = work.new_id();
    let membership = membership::ActiveModel {
        id: Set(membership_id),
        circle_id: Set(circle.row.id),
        employee_id: Set(employee),
        role: Set(role),
        status: Set(MembershipStatus::Active),
        joined_at: Set(work.now),
        ended_at: Set(None),
        end_reason: Set(None),
    };
    membership::Entity::insert(membership)
        .exec_without_returning(work.tx)
        .await?;
    let duty = duty::ActiveModel {
        id: Set(work.new_id()),
        circle_id: Set(circle.row.id),
        employee_id: Set(employee),
        duty: Set(DutyKind::ProgrammeManager),
        slot: Set(duty::PROGRAMME_MANAGER),
        since: Set(work.now),
        ended_at: Set(None),
    };
    duty::Entity::insert(duty).exec_without_returning(work.tx).await?;
    circle.row.people_count += 1;
    Ok(membership_id)
}
