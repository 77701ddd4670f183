//! Mail 18, to the programme manager: "Your circle can be published."

use super::*;
use entity::query::person;
use entity::rules::{AdvisoryCode, advice, plan, term};

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ReadyToPublish {
    circle: String,
    people: i32,
    advice: Vec<AdvisoryCode>,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    planned: Vec<(NaiveDate, MeetingFormat)>,
    zone: Tz,
}

impl Kind for ReadyToPublish {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(
            circle.state == CircleState::Proposed,
            "the circle is not waiting to start",
        )?;
        require(mail.missing(&circle) == 0, "there are too few people again")?;
        mail.require_programme_manager(&circle).await?;
        let roles = mailing::roles(mail.db, circle.id).await?;
        require(
            roles.iter().any(|(_, role)| *role == Role::Member),
            "there is no member any more",
        )?;
        let people = person::participants(mail.db, &roles).await?;
        let starts_on = mail.today(&circle)?;
        let planned = plan::first_term(starts_on);
        let content = Self {
            circle: circle.title.clone(),
            people: circle.people_count,
            advice: advice::of_circle(&people).into_iter().collect(),
            starts_on,
            ends_on: term::end_of_term(starts_on, 1),
            planned: planned.iter().map(|one| (one.on, one.format)).collect(),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let term = Words::new("ready-to-publish.term").day("from", self.starts_on);
        let people = || Words::new("ready-to-publish.people").number("people", self.people);
        let mut blocks = vec![paragraph(people()), paragraph(term.day("to", self.ends_on))];
        if !self.advice.is_empty() {
            blocks.push(heading(Words::new("ready-to-publish.advice")));
            let advice = self
                .advice
                .iter()
                .map(|code| Line::from(Words::new(advice_words(*code))));
            blocks.push(Block::Points(advice.collect()));
        }
        blocks.push(heading(Words::new("ready-to-publish.planned")));
        blocks.push(meetings(self.planned.iter().copied()));
        blocks.extend(calendar_of(self.zone, reader));
        blocks.push(paragraph(Words::new("ready-to-publish.later")));
        Letter {
            subject: say("ready-to-publish.subject"),
            preheader: people(),
            blocks,
            action: Words::new("ready-to-publish.action"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        use AdvisoryCode::*;
        let ready = |people, advice, zone| Self {
            circle: data.title(),
            people,
            advice,
            starts_on: data.today,
            ends_on: data.half_a_year_on(),
            planned: data.meetings().iter().map(|one| (one.on, one.format)).collect(),
            zone,
        };
        let advised = vec![
            NoAdvisor,
            AdvisorCount,
            LevelGap,
            MembersFarApart,
            ManagerInCircle,
            TwelveMonths,
        ];
        vec![
            ("no-advice", ready(3, Vec::new(), Tz::Europe__London)),
            ("all-advice", ready(4, advised, CIRCLE_ZONE)),
        ]
    }
}

/// The words of a piece of advice.
fn advice_words(code: AdvisoryCode) -> &'static str {
    match code {
        AdvisoryCode::NoAdvisor => "advice.no-advisor",
        AdvisoryCode::AdvisorCount => "advice.advisor-count",
        AdvisoryCode::LevelGap => "advice.level-gap",
        AdvisoryCode::MembersFarApart => "advice.members-far-apart",
        AdvisoryCode::ManagerInCircle => "advice.manager-in-circle",
        AdvisoryCode::TwelveMonths => "advice.twelve-months",
    }
}
