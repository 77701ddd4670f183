//! Mail 28, to all participants: "Your circle lapsed."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct CircleLapsed {
    circle: String,
    reopen_until: DateTime<Utc>,
    zone: Tz,
}

impl Kind for CircleLapsed {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(circle.state == CircleState::Lapsed, "the circle is not lapsed")?;
        mail.require_participant(&circle).await?;
        let until = schedule::reopen_until(&circle, &mail.programme.policy.clock);
        let content = Self {
            circle: circle.title.clone(),
            reopen_until: until.ok_or(NoFacts::Skip("the circle is not lapsed"))?,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let again = Words::new("circle-lapsed.again");
        Letter {
            subject: say("circle-lapsed.subject"),
            preheader: Words::new("circle-lapsed.preheader"),
            blocks: vec![
                paragraph(say("circle-lapsed.body")),
                paragraph(Words::new("circle-lapsed.read-only")),
                paragraph(Words::new("meetings-called-off")),
                deadline(again, self.reopen_until, self.zone, reader),
                paragraph(Words::new("circle-lapsed.afterwards")),
            ],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let lapsed = Self {
            circle: data.title(),
            reopen_until: data.later(),
            zone: CIRCLE_ZONE,
        };
        vec![("lapsed", lapsed)]
    }
}
