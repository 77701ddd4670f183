//! The clock's settings (docs/product.md §3 and §4): all in days.

/// Lists the clock's settings: calls the macro `$callback` with them. [`ClockPolicy`] and the programs' flags are made of
/// this list.
///
/// A setting has the text of `--help`; its name, which is the flag's and, in capitals, the variable's; its default; and, where
/// it is one number, the most that it can be.
#[macro_export]
macro_rules! clock_settings {
    ($callback:ident) => {
        $callback! {
            lists {
                /// Days after its proposal, or the last approval, on which a programme manager is reminded of a circle that has
                /// not started; separated by commas
                proposal_reminder_days = [30, 60];
                /// Days on which those who decide are reminded of a request to join; separated by commas
                request_reminder_days = [3, 7];
                /// Days before the end of a term on which reminders to decide are sent; separated by commas
                decide_reminder_days = [30, 14, 3];
                /// Days before the end of a term at or past twelve months on which the advice to disband is sent; separated
                /// by commas
                twelve_months_days = [30, 14, 0];
            }
            days {
                /// Days after its proposal, or the last approval, until a circle that has not started expires
                proposal_days = 90, at most 1000;
                /// Days after which administrators are told that nobody answers a request to join
                request_escalation_days = 10, at most 1000;
                /// Days before the end of a term, which has some 181, from which it can be decided whether the circle goes on
                decision_window_days = 60, at most 180;
                /// Days after the end of a term in which a decision can still be taken, before the circle lapses
                grace_days = 14, at most 90;
                /// Days in which a lapsed circle can be taken up again, before it is completed
                lapsed_days = 60, at most 90;
                /// Days before that, on which everybody in a lapsed circle is reminded that it can be taken up again
                lapsed_reminder_days = 7, at most 90;
                /// Days in which deputies and advisors alone are asked to fill a vacant programme manager's place, before
                /// everybody is
                vacancy_days = 5, at most 1000;
                /// Days after which administrators are told of a vacant programme manager's place
                vacancy_administrator_days = 30, at most 1000;
                /// Days after which administrators are told that a circle is still below MIN_PEOPLE
                below_minimum_days = 30, at most 1000;
                /// Days after the last meeting, with none planned, on which the programme manager is reminded to plan
                nothing_planned_days = 45, at most 1000;
                /// Days after the last meeting, with none planned, on which participants and administrators are asked whether
                /// the circle still meets
                quiet_days = 90, at most 1000;
                /// Days after the end of a circle until what people wrote there is removed, and only administrators see it
                archive_days = 365, at most 36500;
                /// Days after somebody lost eligibility until their profile is removed
                offboarded_days = 30, at most 36500;
                /// Days for which mails that were sent, or given up, are listed
                mail_days = 365, at most 36500;
            }
        }
    };
}

/// Makes [`ClockPolicy`] of the list.
macro_rules! clock_policy {
    (
        lists { $($(#[doc = $list_doc:tt])+ $list:ident = [$($day:literal),+];)+ }
        days { $($(#[doc = $doc:tt])+ $name:ident = $default:literal, at most $most:literal;)+ }
    ) => {
        /// When the clock does what.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct ClockPolicy {
            $($(#[doc = $list_doc])+ pub $list: Vec<u32>,)+
            $($(#[doc = $doc])+ pub $name: u32,)+
        }

        impl Default for ClockPolicy {
            fn default() -> Self {
                Self {
                    $($list: vec![$($day),+],)+
                    $($name: $default,)+
                }
            }
        }

        impl ClockPolicy {
            /// Writes the settings as text that is the same in every release that has the same settings.
            pub(in crate::rules) fn canonical(&self) -> String {
                let mut text = String::new();
                $(text += concat!(stringify!($list), "=");
                for day in &self.$list {
                    text += &format!("{day},");
                }
                text.push(';');)+
                $(text += &format!(concat!(stringify!($name), "={};"), self.$name);)+
                text
            }
        }
    };
}

clock_settings!(clock_policy);
