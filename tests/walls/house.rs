//! The house as a table: which rooms there are, and what each may enter. docs/architecture.md says why.

/// A room is a module with all that lies below it, up to the next room.
pub struct Room {
    /// The crate, and the module below its root.
    pub at: &'static str,
    /// Which other rooms of its crate it may look into.
    pub enters: Enters,
    /// Crates that it does not name.
    pub closed: &'static [&'static str],
    pub mend: &'static str,
}

/// Modules, with all that lies below them.
pub enum Enters {
    All,
    Only(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}
use Enters::{All, AllBut, Only};

/// A module that belongs to no room of the table is a breach, so that a new one has to choose.
pub const ROOMS: &[Room] = &[
    Room {
        at: "entity::model",
        enters: Only(&[]),
        closed: &[],
        mend: "a model is columns, relations and facts about one row; put the rest where it looks from",
    },
    Room {
        at: "entity::rules",
        enters: Only(&["entity::model"]),
        closed: &[],
        mend: "a rule is pure: hand it the values",
    },
    Room {
        at: "entity::support",
        enters: Only(&[]),
        closed: &[],
        mend: "support knows nothing of the programme; put this into the room whose words it uses",
    },
    Room {
        at: "entity::work",
        enters: Only(&["entity::rules", "entity::support"]),
        closed: &[],
        mend: "what an operation works with knows no operation",
    },
    Room {
        at: "entity::outbox",
        enters: Only(&[
            "entity::model",
            "entity::rules",
            "entity::support",
            "entity::work",
        ]),
        closed: &[],
        mend: "the outbox holds what operations hand to it; let the operation look, and hand it over",
    },
    Room {
        at: "entity::query",
        enters: Only(&[
            "entity::model",
            "entity::rules",
            "entity::support",
            "entity::work",
        ]),
        closed: &[],
        mend: "a read changes nothing; put what both need into model or rules",
    },
    Room {
        at: "entity::ops",
        enters: Only(&[
            "entity::model",
            "entity::outbox",
            "entity::query",
            "entity::rules",
            "entity::support",
            "entity::work",
        ]),
        closed: &[],
        mend: "an operation does not know who plays it in advance",
    },
    Room {
        at: "entity::forecast",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "migration",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "worker",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "api",
        enters: All,
        closed: &["worker"],
        mend: "only background, commands and settings compose; everything else leaves work to the outbox",
    },
    Room {
        at: "api::background",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "api::commands",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "api::settings",
        enters: All,
        closed: &[],
        mend: "",
    },
    Room {
        at: "api::graphql",
        enters: AllBut(&["api::app", "api::background", "api::commands", "api::http"]),
        closed: &["axum", "http", "hyper", "tower", "tower_http", "worker"],
        mend: "resolvers know their session only: hand it what they need",
    },
    Room {
        at: "api::document",
        enters: AllBut(&["api::app", "api::http"]),
        closed: &[
            "axum",
            "http",
            "http_body",
            "http_body_util",
            "hyper",
            "tower",
            "tower_http",
            "worker",
        ],
        mend: "a document knows no transport: HTTP, SSE and WebSocket hand it text and values",
    },
];

/// What a crate does not depend on, not even through others.
pub struct Graph {
    pub krate: &'static str,
    /// Packages, by the names that they have in Cargo.lock.
    pub never: &'static [&'static str],
    pub mend: &'static str,
}

pub const GRAPH: &[Graph] = &[
    Graph {
        krate: "entity",
        never: &[
            "api",
            "worker",
            "async-graphql",
            "axum",
            "apalis",
            "apalis-core",
            "redis",
            "lettre",
        ],
        mend: "entity is the programme and knows no way in or out; put this into api or worker",
    },
    Graph {
        krate: "migration",
        never: &["entity"],
        mend: "a migration must not change with a model; write the SQL out",
    },
    Graph {
        krate: "worker",
        never: &["api"],
        mend: "the worker knows no API; move what both need into entity",
    },
];

/// The root files of the targets that are read.
pub const TARGETS: &[(&str, &str)] = &[
    ("entity", "entity/src/lib.rs"),
    ("migration", "migration/src/lib.rs"),
    ("worker", "worker/src/lib.rs"),
    ("worker", "worker/src/main.rs"),
    ("api", "api/src/lib.rs"),
    ("api", "api/src/main.rs"),
];

/// How many files may import each other in a circle.
pub const CIRCLE: usize = 4;
