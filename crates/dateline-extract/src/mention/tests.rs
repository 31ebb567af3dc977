use super::{NameKind, mentions, names};
