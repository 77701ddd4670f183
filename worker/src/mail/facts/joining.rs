//! Asking to join and the answers: mails 8, 9, 12, 13 and 14.

use super::super::content::{
    Approved, Declined, NewJoinRequest, OfferLapsed, RequestReceived, SeatOffered, Waitlisted,
};
use super::{NoFacts, Reader, Said, calendar, find, free_seats, is_alive, planned, still, zone_of};
use chrono::Days;
use entity::model::enums::{JoinRequestStatus, MembershipStatus};
use entity::model::{circle, employee, join_request, ladder_rung};
use entity::rules::zone;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

impl Reader<'_> {
    /// The join request that the mail is about, if it still stands at `status`, and its circle.
    pub(super) async fn request(
        &self,
        status: JoinRequestStatus,
        otherwise: &'static str,
    ) -> Result<(join_request::Model, circle::Model), NoFacts> {
        let request = join_request::Entity::find_by_id(self.subject()?)
            .one(self.db)
            .await?;
        let request = request.ok_or(NoFacts::Skip("the request is gone"))?;
        still(request.status == status, otherwise)?;
        Ok((request, self.circle().await?))
    }

    pub(super) async fn new_join_request(&self) -> Result<Said, NoFacts> {
        let (request, circle) = self
            .request(
                JoinRequestStatus::Pending,
                "the request does not wait for an answer",
            )
            .await?;
        let (duty, requester) = tokio::try_join!(
            find::duty_of(self.db, circle.id, self.row.recipient_id),
            employee::Entity::find_by_id(request.employee_id).one(self.db)
        )?;
        still(duty.is_some(), "it is for those who decide only")?;
        let requester = requester.ok_or(NoFacts::Skip("the requester is gone"))?;
        let level = match requester.rung_id {
            Some(rung) => ladder_rung::Entity::find_by_id(rung).one(self.db).await?,
            None => None,
        };
        let content = NewJoinRequest {
            circle: circle.title.clone(),
            name: requester.display_name.clone(),
            level: level.map(|rung| rung.title),
            role: request.role,
            message: request.message,
            free_seats: free_seats(&circle),
            answer_by: request.answer_by,
            zone: zone_of(&circle),
        };
        let manager = self.row.recipient_id;
        let links = &self.programme.links;
        let action = links.decide(request.id, manager, self.epoch, request.answer_by);
        Ok(Said::new(content, action))
    }

    pub(super) async fn request_received(&self) -> Result<Said, NoFacts> {
        let (request, circle) = self
            .request(
                JoinRequestStatus::Pending,
                "the request does not wait for an answer",
            )
            .await?;
        let content = RequestReceived {
            circle: circle.title.clone(),
            role: request.role,
            programme_manager: find::programme_manager_name(self.db, circle.id).await?,
            answer_by: request.answer_by,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.join_request(request.id)))
    }

    pub(super) async fn approved(&self) -> Result<Said, NoFacts> {
        let (_, circle) = self
            .request(JoinRequestStatus::Approved, "the request is not approved")
            .await?;
        still(is_alive(&circle), "the circle has ended")?;
        let own = find::open_membership(self.db, circle.id, self.row.recipient_id).await?;
        let own = own.filter(|own| own.status == MembershipStatus::Active);
        let own = own.ok_or(NoFacts::Skip("it is for participants only"))?;
        let meetings = self.coming_meetings(&circle).await?;
        let content = Approved {
            circle: circle.title.clone(),
            role: own.role,
            people: find::participants(self.db, circle.id).await?,
            next: meetings.first().map(planned),
            zone: zone_of(&circle),
        };
        let said = Said::new(content, self.programme.links.circle(circle.id));
        Ok(Said {
            calendar: calendar(&circle, &meetings),
            ..said
        })
    }

    pub(super) async fn declined(&self) -> Result<Said, NoFacts> {
        let (request, circle) = self
            .request(JoinRequestStatus::Declined, "the request is not declined")
            .await?;
        let links = &self.programme.links;
        let alternatives = find::alternatives(self.db, links, &circle, self.recipient.id).await?;
        let action = alternatives
            .first()
            .map_or_else(|| links.guide(), |other| other.url.clone());
        let open = circle.recruiting_open && is_alive(&circle);
        let zone = zone::parse(&self.recipient.zone).unwrap_or(chrono_tz::UTC);
        let wait = Days::new(self.programme.policy.reask_days.into());
        let ask_again_from = request.resolved_at.filter(|_| open).and_then(|answered| {
            // The day after the last day of waiting: on the day itself it depends on the hour.
            answered
                .with_timezone(&zone)
                .date_naive()
                .checked_add_days(wait)?
                .succ_opt()
        });
        let content = Declined {
            circle: circle.title.clone(),
            reason: request.decline_reason.unwrap_or_default(),
            ask_again_from,
            alternatives,
        };
        Ok(Said::new(content, action))
    }

    pub(super) async fn waitlisted(&self) -> Result<Said, NoFacts> {
        let (request, circle) = self
            .request(
                JoinRequestStatus::Waitlisted,
                "the request is not on the waitlist",
            )
            .await?;
        let since = request
            .waitlisted_at
            .ok_or(NoFacts::Skip("the request is not on the waitlist"))?;
        let same_moment = Condition::all()
            .add(join_request::Column::WaitlistedAt.eq(since))
            .add(join_request::Column::Id.lt(request.id));
        let before = Condition::any()
            .add(join_request::Column::WaitlistedAt.lt(since))
            .add(same_moment);
        let ahead = join_request::Entity::find()
            .filter(join_request::Column::CircleId.eq(circle.id))
            .filter(join_request::Column::Status.eq(JoinRequestStatus::Waitlisted))
            .filter(before)
            .count(self.db)
            .await?;
        let content = Waitlisted {
            circle: circle.title.clone(),
            role: request.role,
            position: ahead + 1,
        };
        Ok(Said::new(content, self.programme.links.join_request(request.id)))
    }

    pub(super) async fn seat_offered(&self) -> Result<Said, NoFacts> {
        let (request, circle) = self
            .request(JoinRequestStatus::Offered, "no seat is offered any more")
            .await?;
        let expires_at = request.offer_expires_at.filter(|until| *until > self.now);
        let expires_at = expires_at.ok_or(NoFacts::Skip("the offer has lapsed"))?;
        let content = SeatOffered {
            circle: circle.title.clone(),
            role: request.role,
            expires_at,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.seat(request.id)))
    }

    pub(super) async fn offer_lapsed(&self) -> Result<Said, NoFacts> {
        let (_, circle) = self
            .request(JoinRequestStatus::Lapsed, "the offer has not lapsed")
            .await?;
        let content = OfferLapsed {
            circle: circle.title.clone(),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }
}
