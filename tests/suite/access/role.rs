//! Those who can have to do with a circle.

/// Who looks or acts, in the order of the table's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Anonymous,
    /// A good token of somebody whom HR's data does not know.
    Unknown,
    Contractor,
    /// Eligible, not opted in.
    NotOptedIn,
    Employee,
    Applicant,
    Nominee,
    Member,
    ExMember,
    Advisor,
    Deputy,
    ProgrammeManager,
    /// The programme manager of another circle.
    OtherManager,
    Administrator,
    /// An administrator who opened the circle and [`super::scene::Scene::INSIDER`] for a logged reason.
    AdministratorWithAccess,
}

impl Role {
    /// The roles by their headings in the table, in order.
    pub const ALL: [(&'static str, Self); 15] = [
        ("anonymous", Self::Anonymous),
        ("unknown", Self::Unknown),
        ("contractor", Self::Contractor),
        ("not-opted-in", Self::NotOptedIn),
        ("employee", Self::Employee),
        ("applicant", Self::Applicant),
        ("nominee", Self::Nominee),
        ("member", Self::Member),
        ("ex-member", Self::ExMember),
        ("advisor", Self::Advisor),
        ("deputy", Self::Deputy),
        ("pm", Self::ProgrammeManager),
        ("other-pm", Self::OtherManager),
        ("admin", Self::Administrator),
        ("admin+log", Self::AdministratorWithAccess),
    ];
}
