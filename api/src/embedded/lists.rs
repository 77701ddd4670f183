//! Lists the topics, affinity networks and ladders of the demo programme.

/// Slugs, names and descriptions.
pub(super) const TOPICS: [(&str, &str, &str); 12] = [
    (
        "negotiation",
        "Negotiation",
        "Asking for what you need, and finding terms that hold.",
    ),
    (
        "active-listening",
        "Active listening",
        "Hearing what is said, and what is not.",
    ),
    (
        "career-transitions",
        "Career transitions",
        "Changing role, track or field.",
    ),
    (
        "leading-without-authority",
        "Leading without authority",
        "Getting things done with people who do not report to you.",
    ),
    (
        "returning-from-leave",
        "Returning from leave",
        "Coming back after months away.",
    ),
    (
        "giving-feedback",
        "Giving feedback",
        "Saying it so that it helps.",
    ),
    (
        "first-time-managing",
        "Managing for the first time",
        "From peer to manager.",
    ),
    (
        "public-speaking",
        "Public speaking",
        "Being heard in large rooms.",
    ),
    (
        "working-across-zones",
        "Working across time zones",
        "Teams that never share a morning.",
    ),
    (
        "making-decisions",
        "Making decisions",
        "With too little information, in time.",
    ),
    ("saying-no", "Saying no", "Keeping time for what matters."),
    (
        "technical-leadership",
        "Technical leadership",
        "Setting direction by craft.",
    ),
];

/// Slugs and names.
pub(super) const NETWORKS: [(&str, &str); 10] = [
    ("caregivers", "Caregivers"),
    ("disability", "People with disabilities and allies"),
    ("early-career", "Early career"),
    ("faith", "Interfaith"),
    ("first-generation", "First generation graduates"),
    ("multicultural", "Multicultural"),
    ("pride", "Pride"),
    ("remote", "Remote workers"),
    ("veterans", "Veterans"),
    ("women", "Women"),
];

/// Levels and titles, from the lowest.
pub(super) type Rungs = &'static [(&'static str, &'static str)];

/// Two ladders of different length. One has a gap: no E9 between E8 and E10.
pub(super) const LADDERS: [(&str, &str, Rungs); 2] = [
    (
        "E",
        "Engineering",
        &[
            ("E3", "Engineer I"),
            ("E4", "Engineer II"),
            ("E5", "Senior Engineer"),
            ("E6", "Staff Engineer"),
            ("E7", "Senior Staff Engineer"),
            ("E8", "Principal Engineer"),
            ("E10", "Distinguished Engineer"),
        ],
    ),
    (
        "O",
        "Operations",
        &[
            ("O1", "Associate"),
            ("O2", "Specialist"),
            ("O3", "Lead"),
            ("O4", "Site Manager"),
            ("O5", "Director"),
        ],
    ),
];
