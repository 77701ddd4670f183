//! Mail 13, to the requester: "Your request is being considered again."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RequestReopened {
    circle: String,
    role: Role,
    programme_manager: Option<String>,
    answer_by: DateTime<Utc>,
    zone: Tz,
}

impl Kind for RequestReopened {
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
        let (preheader, who) = match &self.programme_manager {
            Some(name) => (
                Words::new("request-received.preheader").text("name", name),
                say("request-received.body").text("name", name),
            ),
            None => (
                Words::new("request-received.preheader-vacant"),
                say("request-received.body-vacant"),
            ),
        };
        Letter {
            subject: say("request-reopened.subject"),
            preheader,
            blocks: vec![
                paragraph(Words::new("request-reopened.body")),
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
        let reopened = Self {
            circle: data.title(),
            role: Role::Member,
            programme_manager: Some(data.name()),
            answer_by: data.later(),
            zone: CIRCLE_ZONE,
        };
        let vacant = Self {
            role: Role::Advisor,
            programme_manager: None,
            ..reopened.clone()
        };
        vec![("with-a-programme-manager", reopened), ("vacant", vacant)]
    }
}
