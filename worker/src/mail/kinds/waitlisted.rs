//! Mail 14, to the requester of a full circle: "You are on the waitlist."

use super::*;
use entity::query::join_request;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Waitlisted {
    circle: String,
    role: Role,
    position: i64,
}

impl Kind for Waitlisted {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(
                JoinRequestStatus::Waitlisted,
                "the request is not on the waitlist",
            )
            .await?;
        let places = join_request::places_in_line(mail.db, &[request.id]).await?;
        let place = places.get(&request.id).copied();
        let content = Self {
            circle: circle.title.clone(),
            role: request.role,
            position: place.ok_or(NoFacts::Skip("the request is not on the waitlist"))?,
        };
        Ok(Draft::new(content, mail.programme.links.join_request(request.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("waitlisted.body").number("position", self.position);
        Letter {
            subject: say("waitlisted.subject"),
            preheader: Words::new("waitlisted.preheader").number("position", self.position),
            blocks: vec![
                paragraph(body.role(self.role)),
                paragraph(Words::new("waitlisted.wait")),
            ],
            action: Words::new("view-request"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let waitlisted = |role, position| Self {
            circle: data.title(),
            role,
            position,
        };
        vec![
            ("second", waitlisted(Role::Member, 2)),
            ("first", waitlisted(Role::Advisor, 1)),
        ]
    }
}
