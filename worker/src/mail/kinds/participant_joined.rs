//! Mail 16, to the other participants: "Somebody joined your circle."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ParticipantJoined {
    circle: String,
    name: String,
    role: Role,
    people: i32,
}

impl Kind for ParticipantJoined {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (joined, circle) = mail.membership().await?;
        require(is_open(&joined), "the person has left again")?;
        mail.require_participant(&circle).await?;
        let content = Self {
            circle: circle.title.clone(),
            name: mail.name_of(joined.employee_id).await?,
            role: joined.role,
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
        let body = say("participant-joined.body").role(self.role);
        Letter {
            subject: say("participant-joined.subject"),
            preheader: Words::new("now-people").number("people", self.people),
            blocks: vec![paragraph(body.number("people", self.people))],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let joined = |role, people| Self {
            circle: data.title(),
            name: data.name(),
            role,
            people,
        };
        vec![
            ("fourth", joined(Role::Member, 4)),
            ("advisor", joined(Role::Advisor, 2)),
        ]
    }

    fn news(&self) -> Option<(&str, Words)> {
        Some((&self.circle, digest_line(&self.name, self.role)))
    }
}

/// Says it in a digest.
pub(super) fn digest_line(name: &str, role: Role) -> Words {
    Words::new("digest.joined").text("name", name).role(role)
}
