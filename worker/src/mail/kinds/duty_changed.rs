//! Mail 16, to the person who has a duty now, or has it no longer: "You have a duty, or have it no longer."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct DutyChanged {
    circle: String,
    duty: DutyKind,
    began: bool,
}

impl Kind for DutyChanged {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let duty = mailing::duty(mail.db, mail.subject()?).await?;
        let duty = duty.ok_or(NoFacts::Skip("the duty is gone"))?;
        // Begun and ended before this mail went out: the mail about the end says it all.
        let outdated = duty.ended_at.is_some_and(|ended| ended > mail.row.created_at);
        require(!outdated, "the duty ended meanwhile")?;
        let circle = mail.circle().await?;
        let content = Self {
            circle: circle.title.clone(),
            duty: duty.duty,
            began: duty.ended_at.is_none(),
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle).duty(self.duty);
        let (subject, body) = match (self.began, self.duty) {
            (true, DutyKind::ProgrammeManager) => ("duty-began.subject", "duty-began.manager"),
            (true, DutyKind::Deputy) => ("duty-began.subject", "duty-began.deputy"),
            (false, _) => ("duty-ended.subject", "duty-ended.body"),
        };
        Letter {
            subject: say(subject),
            preheader: say(body),
            blocks: vec![paragraph(say(body))],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let changed = |duty, began| Self {
            circle: data.title(),
            duty,
            began,
        };
        let (manager, deputy) = (DutyKind::ProgrammeManager, DutyKind::Deputy);
        vec![
            ("manager-begins", changed(manager, true)),
            ("deputy-begins", changed(deputy, true)),
            ("manager-ends", changed(manager, false)),
            ("deputy-ends", changed(deputy, false)),
        ]
    }
}
