//! Mail 5, to the nominee: "You are named as programme manager."

use super::*;
use entity::model::enums::NominationStatus;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct NamedProgrammeManager {
    circle: String,
    topic: String,
    by: String,
    role: Role,
    expires_at: DateTime<Utc>,
    zone: Tz,
}

impl Kind for NamedProgrammeManager {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let nomination = mailing::nomination(mail.db, mail.subject()?).await?;
        let nomination = nomination.ok_or(NoFacts::Skip("the nomination is gone"))?;
        let open = nomination.status == NominationStatus::Pending && nomination.expires_at > mail.now;
        require(open, "the nomination is no longer open")?;
        let circle = mail.circle().await?;
        let (by, topic) = tokio::try_join!(
            mailing::name(mail.db, nomination.nominated_by),
            mailing::topic_name(mail.db, circle.topic_id)
        )?;
        let content = Self {
            circle: circle.title.clone(),
            topic: topic.ok_or(NoFacts::Skip("the topic is gone"))?,
            by: by.ok_or(NoFacts::Skip("the nominator is gone"))?,
            role: nomination.role,
            expires_at: nomination.expires_at,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(
            content,
            mail.programme.links.nomination(nomination.id),
        ))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("named-manager.body").text("name", &self.by);
        let answer_by = Words::new("answer-by");
        Letter {
            subject: say("named-manager.subject"),
            preheader: Words::new("named-manager.duties"),
            blocks: vec![
                paragraph(body.text("topic", &self.topic).role(self.role)),
                paragraph(Words::new("named-manager.duties")),
                deadline(answer_by, self.expires_at, self.zone, reader),
                paragraph(Words::new("named-manager.afterwards")),
            ],
            action: Words::new("named-manager.action"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let named = |role, zone| Self {
            circle: data.title(),
            topic: "Leadership".into(),
            by: data.name(),
            role,
            expires_at: data.later(),
            zone,
        };
        vec![
            ("another-zone", named(Role::Member, CIRCLE_ZONE)),
            ("advisor", named(Role::Advisor, Tz::Europe__London)),
        ]
    }
}
