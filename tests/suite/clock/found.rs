//! Schedules in which the clock or an operation once differed from the model.

use super::model::{Act, Person, Role};
use super::replay;
use super::schedule::{self, Schedule, Step};
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;

/// The programme manager of the circle.
const MANAGER: Person = 3;

/// A circle in Berlin that is proposed on 31 August 2026, with some people; all are approved at once.
struct Story(Schedule);

impl Story {
    fn begin(max: usize, others: &[Person]) -> Self {
        let begins = "2026-08-31T10:00:00Z".parse().unwrap();
        let mut story = Self(Schedule {
            begins,
            people: schedule::everybody(),
            steps: Vec::new(),
        });
        story.then(Act::Propose {
            by: MANAGER,
            role: Role::Member,
            zone: Berlin,
            max,
            named: None,
        });
        for of in others {
            story.then(Act::Ask {
                by: *of,
                circle: 0,
                role: Role::Member,
            });
            story.then(Act::Approve {
                by: MANAGER,
                circle: 0,
                of: *of,
            });
        }
        story
    }

    /// The same, published.
    fn published(max: usize, others: &[Person]) -> Self {
        let mut story = Self::begin(max, others);
        story.then(Act::Publish {
            by: MANAGER,
            circle: 0,
        });
        story
    }

    fn then(&mut self, act: Act) -> &mut Self {
        self.0.steps.push(Step::Try(act));
        self
    }

    fn days(&mut self, days: i64) -> &mut Self {
        self.0.steps.push(Step::Pass {
            by: TimeDelta::days(days),
            sweep: true,
        });
        self
    }

    /// Everything is done, and as the model says.
    async fn holds(&self) {
        match replay::replay(&self.0).await {
            Ok(tally) => assert_eq!(tally.refused, 0, "nothing is refused"),
            Err(difference) => panic!("{}\n{}", difference.log, difference.what),
        }
    }
}

#[tokio::test]
async fn those_on_leave_get_no_mail_of_joiners_or_of_the_start() {
    let mut story = Story::begin(5, &[5, 6]);
    story
        .then(Act::Pause {
            of: 6,
            circle: 0,
            away: true,
        })
        .then(Act::Ask {
            by: 7,
            circle: 0,
            role: Role::Member,
        })
        .then(Act::Approve {
            by: MANAGER,
            circle: 0,
            of: 7,
        })
        .then(Act::Publish {
            by: MANAGER,
            circle: 0,
        });
    story.holds().await;
}

#[tokio::test]
async fn a_seat_that_freed_while_the_circle_was_lapsed_is_given_when_it_is_reopened() {
    let mut story = Story::published(3, &[5, 6]);
    story.days(190).then(Act::Ask {
        by: 7,
        circle: 0,
        role: Role::Member,
    });
    story.days(20).then(Act::Leave {
        by: 6,
        circle: 0,
        vacant: false,
    });
    story.then(Act::Reopen {
        by: MANAGER,
        circle: 0,
        reason: false,
    });
    story.holds().await;
}

#[tokio::test]
async fn a_circle_that_is_reopened_below_the_minimum_says_so() {
    let mut story = Story::published(5, &[5, 6]);
    story.days(210).then(Act::Leave {
        by: 6,
        circle: 0,
        vacant: false,
    });
    story.then(Act::Reopen {
        by: MANAGER,
        circle: 0,
        reason: false,
    });
    story.days(31);
    story.holds().await;
}

#[tokio::test]
async fn the_duty_is_not_given_to_somebody_who_leaves_with_the_term() {
    let mut story = Story::published(5, &[5, 6, 7]);
    story
        .then(Act::Appoint {
            by: MANAGER,
            circle: 0,
            of: 7,
        })
        .then(Act::Appoint {
            by: MANAGER,
            circle: 0,
            of: 6,
        })
        .days(150);
    for by in [MANAGER, 7] {
        story.then(Act::Stay {
            by,
            circle: 0,
            leave: true,
        });
    }
    story
        .then(Act::Continue {
            by: MANAGER,
            circle: 0,
            reason: false,
        })
        .days(40);
    story.holds().await;
}

#[tokio::test]
async fn a_deputy_who_takes_the_place_hears_that_too_few_are_left() {
    let mut story = Story::published(5, &[5, 6]);
    story
        .then(Act::Appoint {
            by: MANAGER,
            circle: 0,
            of: 5,
        })
        .then(Act::Employ {
            of: MANAGER,
            kind: "contractor",
        })
        .days(1);
    story.holds().await;
}

#[tokio::test]
async fn another_employment_that_is_not_eligible_either_puts_no_removal_off() {
    let mut story = Story::published(5, &[5, 6]);
    for kind in ["contractor", "agency"] {
        story.then(Act::Employ { of: 6, kind }).days(16);
    }
    story.holds().await;
}

#[tokio::test]
async fn a_nomination_that_another_follows_expires_in_the_history() {
    let mut story = Story::published(5, &[5, 6]);
    story.then(Act::Name {
        by: MANAGER,
        circle: 0,
        of: 5,
    });
    let late = Step::Pass {
        by: TimeDelta::days(8),
        sweep: false,
    };
    story.0.steps.push(late);
    story.then(Act::Name {
        by: MANAGER,
        circle: 0,
        of: 6,
    });
    story.holds().await;
}
