//! Mail 12, to the new participant: "Your request was approved."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Approved {
    circle: String,
    role: Role,
    people: Vec<Participant>,
    meetings: Vec<PlannedMeeting>,
    zone: Tz,
}

impl Kind for Approved {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (_, circle) = mail
            .join_request(JoinRequestStatus::Approved, "the request is not approved")
            .await?;
        require(circle.takes_people(), "the circle has ended")?;
        let own = mail.require_participant(&circle).await?;
        let meetings = mail.coming_meetings(&circle).await?;
        let content = Self {
            circle: circle.title.clone(),
            role: own.role,
            people: mailing::participants(mail.db, circle.id).await?,
            meetings,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let body = || Words::new("approved.body").role(self.role);
        let mut blocks = vec![paragraph(body())];
        match self.meetings.first() {
            Some(next) => {
                blocks.push(heading(Words::new("approved.next-heading")));
                let next = Words::new("approved.next")
                    .day("day", next.on)
                    .format(next.format);
                blocks.push(paragraph(next));
                blocks.extend(calendar_of(self.zone, reader));
            }
            None => blocks.push(paragraph(Words::new("approved.unplanned"))),
        }
        blocks.extend(people(&self.people));
        Letter {
            subject: Words::new("approved.subject").text("circle", &self.circle),
            preheader: body(),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let approved = |role, meetings| Self {
            circle: data.title(),
            role,
            people: data.people(),
            meetings,
            zone: CIRCLE_ZONE,
        };
        let meetings = data.meetings();
        let later = meetings.iter().skip(1).copied().collect();
        vec![
            ("proposed", approved(Role::Advisor, Vec::new())),
            ("experience-next", approved(Role::Member, meetings)),
            ("education-next", approved(Role::Member, later)),
        ]
    }

    fn calendar(&self) -> Option<(&str, &[PlannedMeeting])> {
        Some((&self.circle, &self.meetings))
    }
}
