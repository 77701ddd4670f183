//! Defines what mutations answer.

/// Defines the payload of a mutation: objects that are null when it was refused, and why it was. An object holds the row that
/// the operation returned, unless it says how it is made of that.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident of $output:ty { $($(#[$field_doc:meta])* $field:ident: $type:ident $(= $make:expr)?,)+ }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            $($(#[$field_doc])* $field: Option<$type>,)+
            /// The rules that were broken; empty when it was done.
            user_errors: Vec<$crate::graphql::error::UserError>,
        }

        impl $crate::graphql::session::Payload for $name {
            type Output = $output;

            fn done(output: $output) -> Self {
                $(let $field = Some($crate::graphql::mutation::payload::object!(output, $type $(, $make)?));)+
                Self { $($field,)+ user_errors: Vec::new() }
            }

            fn refused(user_errors: Vec<$crate::graphql::error::UserError>) -> Self {
                Self { $($field: None,)+ user_errors }
            }
        }
    };
}
pub(super) use payload;

/// Makes an object of a payload.
macro_rules! object {
    ($output:ident, $type:ident) => {
        $type($output.clone())
    };
    ($output:ident, $type:ident, $make:expr) => {
        ($make)(&$output)
    };
}
pub(super) use object;
