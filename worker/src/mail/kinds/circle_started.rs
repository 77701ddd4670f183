//! Mail 19, to a participant: "Your circle has started."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct CircleStarted {
    circle: String,
    role: Role,
    started_on: NaiveDate,
    ends_on: NaiveDate,
    meetings: Vec<PlannedMeeting>,
    people: Vec<Participant>,
    zone: Tz,
}

impl Kind for CircleStarted {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(circle.state == CircleState::Active, "the circle is not active")?;
        let (Some(started_on), Some(ends_on)) = (circle.started_on, circle.term_ends_on) else {
            return Err(NoFacts::Skip("the circle has no term"));
        };
        let own = mail.require_participant(&circle).await?;
        let content = Self {
            circle: circle.title.clone(),
            role: own.role,
            started_on,
            ends_on,
            meetings: mail.coming_meetings(&circle).await?,
            people: mailing::participants(mail.db, circle.id).await?,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let term = Words::new("circle-started.term").day("from", self.started_on);
        let mut blocks = vec![
            paragraph(say("circle-started.body").role(self.role)),
            paragraph(term.day("to", self.ends_on)),
            heading(Words::new("circle-started.planned")),
            meetings(self.meetings.iter().map(|meeting| (meeting.on, meeting.format))),
        ];
        blocks.push(paragraph(Words::new("circle-started.attached")));
        blocks.extend(calendar_of(self.zone, reader));
        blocks.extend(people(&self.people));
        blocks.push(guide(reader));
        Letter {
            subject: say("circle-started.subject"),
            preheader: Words::new("circle-started.preheader").day("from", self.started_on),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let started = |role| Self {
            circle: data.title(),
            role,
            started_on: data.today,
            ends_on: data.half_a_year_on(),
            meetings: data.meetings(),
            people: data.people(),
            zone: CIRCLE_ZONE,
        };
        vec![
            ("member", started(Role::Member)),
            ("advisor", started(Role::Advisor)),
        ]
    }

    fn calendar(&self) -> Option<(&str, &[PlannedMeeting])> {
        Some((&self.circle, &self.meetings))
    }
}
