//! Mail 17, to the person who was removed: "You were removed from a circle."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Removed {
    circle: String,
    reason: String,
    programme_manager: Option<String>,
}

impl Kind for Removed {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (ended, circle) = mail.membership().await?;
        require(
            ended.status == MembershipStatus::Removed,
            "the membership was not ended by removal",
        )?;
        let back = mailing::open_membership(mail.db, circle.id, ended.employee_id).await?;
        require(back.is_none(), "the person has come back")?;
        let content = Self {
            circle: circle.title.clone(),
            reason: ended.end_reason.clone().unwrap_or_default(),
            programme_manager: mailing::programme_manager_name(mail.db, circle.id).await?,
        };
        Ok(Draft::new(content, mail.programme.links.guide()))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = quote(Words::new("removed.wrote"), &self.reason);
        blocks.push(paragraph(match &self.programme_manager {
            Some(name) => Words::new("removed.ask").text("name", name),
            None => Words::new("removed.ask-administrators"),
        }));
        Letter {
            subject: say("removed.subject"),
            preheader: Words::new("removed.preheader"),
            blocks,
            action: Words::new("read-guide"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let removed = |reason, programme_manager| Self {
            circle: data.title(),
            reason,
            programme_manager,
        };
        vec![
            ("with-a-reason", removed(data.message(), Some(data.name()))),
            ("bare", removed(String::new(), None)),
        ]
    }
}
