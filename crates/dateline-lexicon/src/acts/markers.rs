//! Words that open a circumstance of an act.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// What such words open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A condition: "if", "in exchange for".
    Condition,
    /// A time by which: "before".
    Deadline,
    /// A noun that makes a time beside it a deadline.
    DeadlineNoun,
    /// A place: "in".
    Place,
}

/// The words after the first one, and what they open.
pub type Marked = (Vec<&'static str>, Marker);

static MARKERS: LazyLock<FxHashMap<&'static str, Vec<Marked>>> = LazyLock::new(|| {
    let mut markers: FxHashMap<_, Vec<Marked>> = FxHashMap::default();
    for row in rows(include_str!("../../data/act_markers.tsv")) {
        let marker = match row.field(1) {
            "condition" => Marker::Condition,
            "deadline" => Marker::Deadline,
            "deadline_noun" => Marker::DeadlineNoun,
            _ => Marker::Place,
        };
        for words in row.list(0) {
            let mut words = words.split(' ');
            markers.entry(words.next().unwrap_or("")).or_default().push((words.collect(), marker));
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for list in markers.values_mut() {
        list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    markers
});

/// What the word (lower case) may open, with the words that must follow it, the longest first.
pub fn markers(first: &str) -> &'static [Marked] {
    MARKERS.get(first).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{Marker, markers};

    #[test]
    fn reads_its_table() {
        assert!(markers("in").iter().any(|(rest, marker)| rest == &["exchange", "for"] && *marker == Marker::Condition));
        assert_eq!(markers("in").last().map(|(_, marker)| *marker), Some(Marker::Place));
        assert_eq!(markers("until").len(), 2);
        assert!(markers("because").is_empty());
    }
}
