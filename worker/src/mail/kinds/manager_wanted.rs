//! Mail 29, to those who may take the place, and the administrators: "A programme manager is wanted."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct ManagerWanted {
    circle: String,
    running: bool,
    asked: Asked,
    zone: Tz,
}

/// Who is asked to take the vacant place.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// Deputies and advisors, until everybody is.
    First { everybody_at: DateTime<Utc> },
    /// Everybody; until administrators are told, if that is still to come.
    Everybody {
        administrators_at: Option<DateTime<Utc>>,
    },
    /// Administrators are told: since when it is vacant, in days.
    Administrators { days: i64 },
}

impl Kind for ManagerWanted {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(circle.takes_people(), "the circle is not running")?;
        let since = circle.pm_vacant_since;
        let since = since.ok_or(NoFacts::Skip("there is a programme manager"))?;
        let clock = &mail.programme.policy.clock;
        let asked = if mail.reads_as_administrator(&circle).await? {
            Asked::Administrators {
                days: mail.days_since(since),
            }
        } else if schedule::everybody_may_manage(&circle, clock, mail.now) {
            let at = since + days(clock.vacancy_administrator_days);
            Asked::Everybody {
                administrators_at: Some(at).filter(|at| *at > mail.now),
            }
        } else {
            let me = mail.recipient.id;
            let (duty, own) = tokio::try_join!(
                mailing::duty_of(mail.db, circle.id, me),
                mailing::open_membership(mail.db, circle.id, me)
            )?;
            let advises = own.is_some_and(|own| own.role == Role::Advisor);
            require(duty.is_some() || advises, "deputies and advisors are asked first")?;
            Asked::First {
                everybody_at: since + days(clock.vacancy_days),
            }
        };
        let content = Self {
            circle: circle.title.clone(),
            running: circle.state == CircleState::Active,
            asked,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        if let Asked::Administrators { days } = self.asked {
            let vacant = || Words::new("manager-wanted.vacant").number("days", days);
            return Letter {
                subject: say("manager-wanted.subject"),
                preheader: vacant(),
                blocks: vec![
                    paragraph(vacant()),
                    paragraph(Words::new("manager-wanted.administrator")),
                ],
                action: Words::new("open-the-circle"),
            };
        }
        let mut blocks = vec![
            paragraph(Words::new("named-manager.duties")),
            paragraph(Words::new(if self.running {
                "manager-wanted.meanwhile"
            } else {
                "manager-wanted.meanwhile-proposed"
            })),
        ];
        let until = match self.asked {
            Asked::First { everybody_at } => Some(("manager-wanted.first", everybody_at)),
            Asked::Everybody { administrators_at } => {
                administrators_at.map(|at| ("manager-wanted.everybody", at))
            }
            Asked::Administrators { .. } => None,
        };
        blocks.extend(until.map(|(words, by)| deadline(Words::new(words), by, self.zone, reader)));
        Letter {
            subject: say("manager-wanted.subject"),
            preheader: Words::new("manager-wanted.preheader"),
            blocks,
            action: Words::new("manager-wanted.action"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let wanted = |asked, zone| Self {
            circle: data.title(),
            running: true,
            asked,
            zone,
        };
        let later = data.later();
        let first = Asked::First { everybody_at: later };
        let everybody = |administrators_at| Asked::Everybody { administrators_at };
        let administrators = |days| Asked::Administrators { days };
        let london = Tz::Europe__London;
        let proposed = Self {
            running: false,
            ..wanted(everybody(None), london)
        };
        vec![
            ("deputies-and-advisors", wanted(first, CIRCLE_ZONE)),
            ("everybody", wanted(everybody(Some(later)), CIRCLE_ZONE)),
            ("everybody-in-a-proposed-circle", proposed),
            ("administrators", wanted(administrators(30), london)),
            ("administrators-one-day", wanted(administrators(1), london)),
        ]
    }
}
