//! Mail 30, to the programme manager and the administrators: "A circle has too few people."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct BelowMinimum {
    circle: String,
    people: i32,
    minimum: u32,
    runs_until: Option<DateTime<Utc>>,
    to_administrator: bool,
    zone: Tz,
}

impl Kind for BelowMinimum {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(circle.state == CircleState::Active, "the circle is not active")?;
        let since = circle.below_minimum_since;
        let since = since.ok_or(NoFacts::Skip("there are enough people again"))?;
        let manager = mailing::programme_manager(mail.db, circle.id).await?;
        let manages = manager == Some(mail.recipient.id);
        if !manages {
            mail.require_administrator()?;
        }
        let policy = &mail.programme.policy;
        let until = since + days(policy.clock.below_minimum_days);
        let content = Self {
            circle: circle.title.clone(),
            people: circle.people_count,
            minimum: policy.min_people,
            runs_until: Some(until).filter(|until| *until > mail.now),
            to_administrator: !manages,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .number("minimum", self.minimum)
        };
        let (how, action) = if self.to_administrator {
            ("below-minimum.administrator", "open-the-circle")
        } else {
            ("below-minimum.manager", "open-your-circle")
        };
        let until = Words::new("below-minimum.until");
        Letter {
            subject: say("below-minimum.subject"),
            preheader: Words::new("below-minimum.preheader").number("people", self.people),
            blocks: vec![
                paragraph(say("below-minimum.body").number("people", self.people)),
                match self.runs_until {
                    Some(by) => deadline(until, by, self.zone, reader),
                    None => paragraph(Words::new("below-minimum.over")),
                },
                paragraph(Words::new(how)),
            ],
            action: Words::new(action),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let below = |people, runs_until, to_administrator| Self {
            circle: data.title(),
            people,
            minimum: 3,
            runs_until,
            to_administrator,
            zone: CIRCLE_ZONE,
        };
        let later = Some(data.later());
        vec![
            ("manager", below(2, later, false)),
            ("administrator", below(2, later, true)),
            ("one-person-days-over", below(1, None, true)),
        ]
    }
}
