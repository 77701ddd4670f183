//! Mail 4, to the proposer: "Your proposal is recorded."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ProposalRecorded {
    circle: String,
    people: i32,
    max_people: i32,
    missing: i32,
    nominee: Option<String>,
}

impl Kind for ProposalRecorded {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        let waiting = matches!(circle.state, CircleState::Draft | CircleState::Proposed);
        require(waiting, "the circle is past its proposal")?;
        let content = Self {
            circle: circle.title.clone(),
            people: circle.people_count,
            max_people: circle.max_people,
            missing: mail.missing(&circle),
            nominee: mailing::nominee_name(mail.db, circle.id).await?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let seats = Words::new("proposal-recorded.seats").number("people", self.people);
        let mut blocks = vec![
            paragraph(say("proposal-recorded.body")),
            paragraph(seats.number("max", self.max_people)),
            paragraph(Words::new("proposal-recorded.missing").number("missing", self.missing)),
        ];
        let asked = |name| paragraph(Words::new("proposal-recorded.nominee").text("name", name));
        blocks.extend(self.nominee.as_deref().map(asked));
        Letter {
            subject: say("proposal-recorded.subject"),
            preheader: Words::new("proposal-recorded.missing").number("missing", self.missing),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let recorded = |people, missing, nominee| Self {
            circle: data.title(),
            people,
            max_people: 8,
            missing,
            nominee,
        };
        vec![
            ("two-missing", recorded(1, 2, Some(data.name()))),
            ("one-missing", recorded(2, 1, None)),
            ("none-missing", recorded(3, 0, None)),
        ]
    }
}
