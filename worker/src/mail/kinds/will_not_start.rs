//! Mail 7, to the programme manager and those who asked to join: "A circle will not start."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct WillNotStart {
    circle: String,
    expired: bool,
    days: u32,
    requested: bool,
    alternatives: Vec<Alternative>,
}

impl Kind for WillNotStart {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        let ended = matches!(circle.state, CircleState::Withdrawn | CircleState::Expired);
        require(ended, "the circle is not withdrawn or expired")?;
        let alternatives = mail.alternatives(&circle).await?;
        let action = mail.elsewhere(&alternatives);
        let content = Self {
            circle: circle.title.clone(),
            expired: circle.state == CircleState::Expired,
            days: mail.programme.policy.clock.proposal_days,
            requested: mail.row.subject_id.is_some(),
            alternatives,
        };
        Ok(Draft::new(content, action))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = if self.expired {
            say("will-not-start.expired").number("days", self.days)
        } else {
            say("will-not-start.withdrawn")
        };
        let mut blocks = vec![paragraph(body)];
        if self.requested {
            blocks.push(paragraph(Words::new("will-not-start.requested")));
        }
        blocks.extend(alternatives(&self.alternatives));
        let preheader = if self.alternatives.is_empty() {
            "will-not-start.preheader"
        } else {
            "will-not-start.preheader-alternatives"
        };
        Letter {
            subject: say("will-not-start.subject"),
            preheader: Words::new(preheader),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let expired = Self {
            circle: data.title(),
            expired: true,
            days: 90,
            requested: true,
            alternatives: data.alternatives(),
        };
        let withdrawn = Self {
            circle: data.title(),
            expired: false,
            days: 90,
            requested: false,
            alternatives: Vec::new(),
        };
        vec![("expired", expired), ("withdrawn", withdrawn)]
    }
}
