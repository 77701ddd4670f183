//! Mail 8, to the programme manager and the deputies: "Somebody asks to join your circle."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct NewJoinRequest {
    circle: String,
    name: String,
    level: Option<String>,
    role: Role,
    message: String,
    free_seats: i32,
    answer_by: Option<DateTime<Utc>>,
    zone: Tz,
}

impl Kind for NewJoinRequest {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(
                JoinRequestStatus::Pending,
                "the request does not wait for an answer",
            )
            .await?;
        let (duty, requester) = tokio::try_join!(
            mailing::duty_of(mail.db, circle.id, mail.recipient.id),
            mailing::person_with_level(mail.db, request.employee_id)
        )?;
        require(duty.is_some(), "it is for those who decide only")?;
        let (requester, level) = requester.ok_or(NoFacts::Skip("the requester is gone"))?;
        let content = Self {
            circle: circle.title.clone(),
            name: requester.display_name,
            level,
            role: request.role,
            message: request.message,
            free_seats: circle.free_seats(),
            answer_by: request.answer_by,
            zone: zone_of(&circle)?,
        };
        let (links, decider) = (&mail.programme.links, mail.recipient.id);
        let action = links.decide(request.id, decider, mail.link_epoch(), request.answer_by);
        Ok(Draft::new(content, action))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        let body = match &self.level {
            Some(level) => say("new-join-request.body-level").text("level", level),
            None => say("new-join-request.body"),
        };
        let seats = || Words::new("new-join-request.seats").number("seats", self.free_seats);
        let mut blocks = vec![paragraph(body.role(self.role))];
        blocks.extend(quote(say("new-join-request.wrote"), &self.message));
        blocks.push(paragraph(seats()));
        let words = Words::new("answer-by");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        Letter {
            subject: say("new-join-request.subject"),
            preheader: Words::new("new-join-request.preheader")
                .role(self.role)
                .number("seats", self.free_seats),
            blocks,
            action: Words::new("new-join-request.action"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let full = Self {
            circle: data.title(),
            name: data.name(),
            level: Some("Senior engineer".into()),
            role: Role::Member,
            message: data.message(),
            free_seats: 3,
            answer_by: Some(data.later()),
            zone: CIRCLE_ZONE,
        };
        let one_seat = Self {
            role: Role::Advisor,
            free_seats: 1,
            zone: Tz::Europe__London,
            ..full.clone()
        };
        let bare = Self {
            level: None,
            message: String::new(),
            free_seats: 0,
            answer_by: None,
            ..full.clone()
        };
        vec![("full", full), ("one-seat", one_seat), ("bare", bare)]
    }
}
