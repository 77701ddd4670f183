//! Mail 6, to the programme manager: "Your proposal waits."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ProposalWaiting {
    circle: String,
    people: i32,
    needed: u32,
    days: i64,
    expires_at: DateTime<Utc>,
    zone: Tz,
}

impl Kind for ProposalWaiting {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(
            circle.state == CircleState::Proposed,
            "the circle is not waiting to start",
        )?;
        mail.require_programme_manager(&circle).await?;
        let since = circle.ageing_from.or(circle.proposed_at);
        let since = since.ok_or(NoFacts::Skip("the circle is not waiting to start"))?;
        let policy = &mail.programme.policy;
        let content = Self {
            circle: circle.title.clone(),
            people: circle.people_count,
            needed: policy.min_people,
            days: mail.days_since(circle.proposed_at.unwrap_or(since)),
            expires_at: since + days(policy.clock.proposal_days),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let needed = |id| Words::new(id).number("needed", self.needed);
        let enough = u32::try_from(self.people).is_ok_and(|people| people >= self.needed);
        let people = || {
            if enough {
                Words::new("proposal-waiting.enough").number("people", self.people)
            } else {
                needed("proposal-waiting.people").number("people", self.people)
            }
        };
        let publish = if enough {
            Words::new("proposal-waiting.publish")
        } else {
            needed("proposal-waiting.publish-later")
        };
        let choices = [
            Words::new("proposal-waiting.invite"),
            publish,
            Words::new("proposal-waiting.withdraw"),
        ];
        let expires = Words::new("proposal-waiting.expires");
        Letter {
            subject: say("proposal-waiting.subject"),
            preheader: people(),
            blocks: vec![
                paragraph(say("proposal-waiting.body").number("days", self.days)),
                paragraph(people()),
                heading(Words::new("proposal-waiting.choices")),
                Block::Points(choices.map(Line::from).into()),
                deadline(expires, self.expires_at, self.zone, reader),
                paragraph(Words::new("proposal-waiting.anew")),
            ],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let waiting = |people, days, zone| Self {
            circle: data.title(),
            people,
            needed: 3,
            days,
            expires_at: data.later(),
            zone,
        };
        vec![
            ("two-in", waiting(2, 30, CIRCLE_ZONE)),
            ("one-in", waiting(1, 1, Tz::Europe__London)),
            ("enough", waiting(4, 60, Tz::Europe__London)),
        ]
    }
}
