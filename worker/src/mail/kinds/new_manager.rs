//! Mail 29, to the other participants: "Your circle has a new programme manager."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct NewManager {
    circle: String,
    name: String,
}

impl Kind for NewManager {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let duty = mailing::duty(mail.db, mail.subject()?).await?;
        let duty = duty.filter(|duty| duty.ended_at.is_none());
        let duty = duty.ok_or(NoFacts::Skip("the duty has ended"))?;
        let circle = mail.circle().await?;
        mail.require_participant(&circle).await?;
        let name = mailing::name(mail.db, duty.employee_id).await?;
        let content = Self {
            circle: circle.title.clone(),
            name: name.ok_or(NoFacts::Skip("the person is gone"))?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        Letter {
            subject: say("new-manager.subject"),
            preheader: Words::new("new-manager.preheader"),
            blocks: vec![
                paragraph(say("new-manager.body")),
                paragraph(Words::new("named-manager.duties")),
            ],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let new = Self {
            circle: data.title(),
            name: data.name(),
        };
        vec![("new", new)]
    }
}
