//! Mail 16, to the remaining participants: "Somebody left your circle."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ParticipantLeft {
    circle: String,
    name: String,
    people: i32,
}

impl Kind for ParticipantLeft {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (left, circle) = mail.membership().await?;
        require(!is_open(&left), "the membership has not ended")?;
        let back = mailing::open_membership(mail.db, circle.id, left.employee_id).await?;
        require(back.is_none(), "the person is back")?;
        mail.require_participant(&circle).await?;
        let content = Self {
            circle: circle.title.clone(),
            name: mail.name_of(left.employee_id).await?,
            people: circle.people_count,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        let people = || Words::new("now-people").number("people", self.people);
        Letter {
            subject: say("participant-left.subject"),
            preheader: people(),
            blocks: vec![paragraph(people())],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let left = |people| Self {
            circle: data.title(),
            name: data.name(),
            people,
        };
        vec![("three-stay", left(3)), ("one-stays", left(1))]
    }

    fn news(&self) -> Option<(&str, Words)> {
        Some((&self.circle, digest_line(&self.name)))
    }
}

/// Says it in a digest.
pub(super) fn digest_line(name: &str) -> Words {
    Words::new("digest.left").text("name", name)
}
