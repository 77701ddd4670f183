//! Mail 14, to somebody who moved up from the waitlist: "Your request is before the programme manager."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct MovedUp {
    circle: String,
    role: Role,
    programme_manager: Option<String>,
    answer_by: DateTime<Utc>,
    zone: Tz,
}

impl Kind for MovedUp {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(
                JoinRequestStatus::Pending,
                "the request does not wait for an answer",
            )
            .await?;
        let content = Self {
            circle: circle.title.clone(),
            role: request.role,
            programme_manager: mailing::programme_manager_name(mail.db, circle.id).await?,
            answer_by: request
                .answer_by
                .ok_or(NoFacts::Skip("the request has no answer-by date"))?,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.join_request(request.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let who = match &self.programme_manager {
            Some(name) => say("request-received.body").text("name", name),
            None => say("request-received.body-vacant"),
        };
        Letter {
            subject: say("moved-up.subject"),
            preheader: Words::new("moved-up.preheader"),
            blocks: vec![
                paragraph(say("moved-up.body")),
                paragraph(who.role(self.role)),
                deadline(
                    Words::new("request-received.answer-by"),
                    self.answer_by,
                    self.zone,
                    reader,
                ),
                paragraph(Words::new("request-received.silence")),
            ],
            action: Words::new("view-request"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let moved_up = Self {
            circle: data.title(),
            role: Role::Member,
            programme_manager: Some(data.name()),
            answer_by: data.later(),
            zone: CIRCLE_ZONE,
        };
        let vacant = Self {
            role: Role::Advisor,
            programme_manager: None,
            ..moved_up.clone()
        };
        vec![("with-a-programme-manager", moved_up), ("vacant", vacant)]
    }
}
