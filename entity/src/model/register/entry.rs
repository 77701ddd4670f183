//! What the register says of a table.

/// A table of the database.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Why it is kept at all.
    pub purpose: &'static str,
    /// How long its rows are kept. Days are settings of `ClockPolicy`.
    pub kept: &'static str,
    /// What removes rows: those of the circle or of the person; of a forecast, all.
    pub removed_by: &'static [Event],
    /// All its columns, by what they hold.
    pub columns: &'static [Columns],
}

/// What can happen to what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A circle is archived, `archive_days` after it ended.
    Archive,
    /// A person is no longer eligible, and is off-boarded.
    Offboarding,
    /// What a person entered is erased, `offboarded_days` after that.
    Erasure,
    /// What is due is copied into memory for a forecast.
    Forecast,
}

/// What columns hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// Nothing about a person.
    Programme,
    /// Which person it is about, by the id of their row in `employee`.
    Person,
    /// Name and addresses.
    Identity,
    /// What HR knows of a person's work.
    Employment,
    /// What a person did, chose, or is in the programme.
    Participation,
    /// What a person wrote in their own words.
    Text,
    /// What allows conclusions about a special category of personal data (GDPR, article 9).
    Special,
}

/// Columns that hold the same kind of data, and share its fate.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Their names.
    pub names: &'static [&'static str],
    /// What they hold.
    pub data: Data,
    /// What empties them, in the rows of the circle or the person.
    pub blanked_by: &'static [Event],
    /// What gives them other values, because what they describe changes.
    pub changed_by: &'static [Event],
}

impl Columns {
    pub(super) const fn of(data: Data, names: &'static [&'static str]) -> Self {
        Self {
            names,
            data,
            blanked_by: &[],
            changed_by: &[],
        }
    }

    pub(super) const fn blanked_by(self, blanked_by: &'static [Event]) -> Self {
        Self { blanked_by, ..self }
    }

    pub(super) const fn changed_by(self, changed_by: &'static [Event]) -> Self {
        Self { changed_by, ..self }
    }
}
