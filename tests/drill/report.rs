//! One line for each fault, and what it missed.

use crate::fleet::Death;
use crate::ledger::Counts;
use chrono::TimeDelta;

/// How many of the things that went wrong are named.
const NAMED: usize = 5;

/// What one fault came to.
#[derive(Clone, Debug)]
pub struct Line {
    /// The fault.
    pub fault: &'static str,
    /// How often it was done.
    pub rounds: usize,
    /// Mutations that were acknowledged.
    pub mutations: usize,
    /// What was counted.
    pub counts: Counts,
    /// Deaths and freezes between the server's 250 and the worker's commit: where a second copy is allowed.
    pub window: usize,
    /// The slowest time from the end of a fault to the next accepted mail.
    pub resumed: Option<TimeDelta>,
    /// The slowest mail, from its commit on: outages included.
    pub slowest: Option<TimeDelta>,
    /// Mutations that were neither acknowledged nor refused.
    pub unanswered: usize,
    /// Processes that ended by themselves.
    pub deaths: Vec<Death>,
    notes: Vec<String>,
    missed: Vec<String>,
    late: Vec<String>,
}

impl Line {
    /// A line about nothing yet.
    pub fn new(fault: &'static str, rounds: usize, mutations: usize) -> Self {
        Self {
            fault,
            rounds,
            mutations,
            counts: Counts::default(),
            window: 0,
            resumed: None,
            slowest: None,
            unanswered: 0,
            deaths: Vec::new(),
            notes: Vec::new(),
            missed: Vec::new(),
            late: Vec::new(),
        }
    }

    /// Says something beside the numbers.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// A goal: missed unless it is `met`.
    pub fn goal(&mut self, met: bool, goal: impl Into<String>) {
        if !met {
            self.missed.push(goal.into());
        }
    }

    /// A goal in seconds: a busy machine misses it without a fault of the product, so only long runs fail by it.
    pub fn in_time(&mut self, met: bool, goal: impl Into<String>) {
        if !met {
            self.late.push(goal.into());
        }
    }

    /// Takes the counts over, and the goals that go with them.
    pub fn count(&mut self, counts: Counts) {
        let all = [
            &counts.lost,
            &counts.ghost,
            &counts.stuck,
            &counts.dup,
            &counts.denied,
        ];
        for lines in all {
            self.notes.extend(lines.iter().take(NAMED).cloned());
        }
        self.goal(counts.lost.is_empty(), "lost 0");
        self.goal(counts.ghost.is_empty(), "ghost 0");
        self.goal(counts.stuck.is_empty(), "stuck 0");
        self.goal(counts.dup.len() <= self.window, "dup at most the window");
        self.goal(counts.denied.is_empty(), "no row denies a mail that went out");
        self.counts = counts;
    }

    /// The goal on how soon mails flow again.
    pub fn resumes_within(&mut self, seconds: i64) {
        let met = self
            .resumed
            .is_some_and(|resumed| resumed <= TimeDelta::seconds(seconds));
        self.in_time(met, format!("resumed within {seconds} s"));
    }

    /// The goal that no process ended by itself.
    pub fn nobody_died(&mut self) {
        let line = |death: &Death| {
            format!(
                "{:?} {} ended by itself ({})",
                death.role, death.pid, death.status
            )
        };
        self.notes.extend(self.deaths.iter().take(NAMED).map(line));
        let deaths = self.deaths.len();
        self.goal(
            deaths == 0,
            format!("no process ends by itself, but {deaths} did"),
        );
    }

    /// Whether every goal was met; those in seconds only where `timed`.
    pub fn passed(&self, timed: bool) -> bool {
        self.missed.is_empty() && (self.late.is_empty() || !timed)
    }
}

/// All lines as one table, what there is to say about each below it.
pub fn table(lines: &[Line]) -> String {
    let head = [
        "fault",
        "rounds",
        "mutations",
        "mails",
        "lost",
        "ghost",
        "stuck",
        "dup",
        "window",
        "resumed",
        "slowest",
    ];
    let mut rows = vec![(head.map(str::to_owned), "verdict".to_owned())];
    rows.extend(lines.iter().map(|line| (cells(line), verdict(line))));
    let mut text = String::new();
    for (cells, verdict) in rows {
        for (place, cell) in cells.iter().enumerate() {
            let padded = if place == 0 {
                format!("{cell:<11}")
            } else {
                format!("{cell:>10}")
            };
            text.push_str(&padded);
        }
        text.push_str(&format!("  {verdict}\n"));
    }
    for line in lines {
        for note in &line.notes {
            text.push_str(&format!("{}: {note}\n", line.fault));
        }
    }
    text
}

fn cells(line: &Line) -> [String; 11] {
    let counts = &line.counts;
    [
        line.fault.to_owned(),
        line.rounds.to_string(),
        line.mutations.to_string(),
        counts.mails.to_string(),
        counts.lost.len().to_string(),
        counts.ghost.len().to_string(),
        counts.stuck.len().to_string(),
        counts.dup.len().to_string(),
        line.window.to_string(),
        seconds(line.resumed),
        seconds(line.slowest),
    ]
}

fn verdict(line: &Line) -> String {
    match (line.missed.as_slice(), line.late.as_slice()) {
        ([], []) => "ok".to_owned(),
        ([], late) => format!("LATE: {}", late.join("; ")),
        (missed, _) => format!("MISSED: {}", missed.join("; ")),
    }
}

fn seconds(time: Option<TimeDelta>) -> String {
    match time {
        None => "-".to_owned(),
        Some(TimeDelta::MAX) => "never".to_owned(),
        Some(time) => format!("{}.{:03} s", time.num_seconds(), time.subsec_millis()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_goal_is_seen() {
        let mut line = Line::new("kill", 1, 1);
        line.count(Counts::default());
        assert!(line.passed(true));
        let mut late = line.clone();
        late.resumed = Some(TimeDelta::seconds(6));
        late.resumes_within(5);
        assert!(!late.passed(true) && late.passed(false));
        let one = |counts| {
            let mut line = line.clone();
            line.window = 1;
            line.count(counts);
            line.passed(true)
        };
        let defect = || vec!["defect".to_owned()];
        assert!(!one(Counts {
            lost: defect(),
            ..Counts::default()
        }));
        assert!(!one(Counts {
            ghost: defect(),
            ..Counts::default()
        }));
        assert!(!one(Counts {
            stuck: defect(),
            ..Counts::default()
        }));
        assert!(!one(Counts {
            denied: defect(),
            ..Counts::default()
        }));
        assert!(one(Counts {
            dup: defect(),
            ..Counts::default()
        }));
        assert!(!one(Counts {
            dup: [defect(), defect()].concat(),
            ..Counts::default()
        }));
        assert!(table(&[late]).contains("LATE: resumed within 5 s"));
    }
}
