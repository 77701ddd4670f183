//! Mail 14, to the person who is offered a seat: "A seat is offered to you."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct SeatOffered {
    circle: String,
    role: Role,
    expires_at: DateTime<Utc>,
    zone: Tz,
}

impl Kind for SeatOffered {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(JoinRequestStatus::Offered, "no seat is offered any more")
            .await?;
        let expires_at = request.offer_expires_at.filter(|until| *until > mail.now);
        let expires_at = expires_at.ok_or(NoFacts::Skip("the offer has lapsed"))?;
        let content = Self {
            circle: circle.title.clone(),
            role: request.role,
            expires_at,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.seat(request.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let decide = |id| Words::new(id).moment("by", self.expires_at, reader.zone);
        Letter {
            subject: say("seat-offered.subject"),
            preheader: decide("seat-offered.decide-by"),
            blocks: vec![
                paragraph(say("seat-offered.body").role(self.role)),
                last_moment(
                    Words::new("seat-offered.decide-by"),
                    self.expires_at,
                    self.zone,
                    reader,
                ),
                paragraph(Words::new("seat-offered.afterwards")),
            ],
            action: Words::new("seat-offered.action"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let offered = |role, zone| Self {
            circle: data.title(),
            role,
            expires_at: data.later(),
            zone,
        };
        vec![
            ("another-zone", offered(Role::Member, CIRCLE_ZONE)),
            ("advisor", offered(Role::Advisor, Tz::Europe__London)),
        ]
    }
}
