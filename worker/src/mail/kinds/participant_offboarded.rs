//! Mail 2, to the programme manager: "Somebody in your circle can take part no longer."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ParticipantOffboarded {
    circle: String,
    name: String,
    people: i32,
    too_few_below: Option<u32>,
}

impl Kind for ParticipantOffboarded {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (ended, circle) = mail.membership().await?;
        require(!is_open(&ended), "the membership has not ended")?;
        let back = mailing::open_membership(mail.db, circle.id, ended.employee_id).await?;
        require(back.is_none(), "the person is back")?;
        mail.require_programme_manager(&circle).await?;
        let minimum = mail.programme.policy.min_people;
        let enough = u32::try_from(circle.people_count).is_ok_and(|people| people >= minimum);
        let content = Self {
            circle: circle.title.clone(),
            name: mail.name_of(ended.employee_id).await?,
            people: circle.people_count,
            too_few_below: (circle.takes_people() && !enough).then_some(minimum),
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
        let mut blocks = vec![paragraph(say("participant-offboarded.body")), paragraph(people())];
        let few = |minimum| Words::new("participant-offboarded.too-few").number("minimum", minimum);
        blocks.extend(self.too_few_below.map(few).map(paragraph));
        Letter {
            subject: say("participant-offboarded.subject"),
            preheader: people(),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let offboarded = |people, too_few_below| Self {
            circle: data.title(),
            name: data.name(),
            people,
            too_few_below,
        };
        vec![
            ("enough-stay", offboarded(4, None)),
            ("too-few-stay", offboarded(2, Some(3))),
        ]
    }
}
