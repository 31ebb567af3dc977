//! Whether a page is fit for a tree: how deep it nests and how large it grows, told without building it.

use std::collections::HashMap;
use std::fmt;

use super::tags::Tags;

/// Deepest nesting taken.
const DEPTH: usize = 400;
/// Most elements of the tree.
const ELEMENTS: usize = 150_000;
/// Longest tag.
const TAG: usize = 1 << 20;
/// Most attributes of a tag.
const ATTRIBUTES: usize = 500;

/// What a page's tree would be like, roughly and never less than it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    depth: usize,
    elements: usize,
    tag: usize,
    attributes: usize,
}

/// Elements without content.
const VOID: [&str; 16] = [
    "br", "img", "input", "meta", "link", "hr", "source", "wbr", "area", "base", "col", "embed", "param", "track", "frame",
    "keygen",
];
/// Elements that end when the next of them begins.
const SIBLINGS: [&str; 15] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp"];
/// Elements that, left open, are opened anew in each block that follows.
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

impl Shape {
    /// The shape of a page or fragment, in one pass.
    pub(super) fn of(source: &str) -> Self {
        let mut shape = Self::default();
        let mut open: HashMap<String, usize> = HashMap::new();
        let (mut depth, mut formatting, mut foreign) = (0usize, 0usize, 0usize);
        for tag in Tags::new(source).filter(|tag| !tag.name.is_empty()) {
            let among = |names: &[&str]| names.iter().any(|name| tag.is(name));
            shape.tag = shape.tag.max(tag.attributes.len() + tag.name.len());
            shape.elements += 1 + formatting;
            if shape.problem().is_some() {
                break;
            }
            if tag.attributes.len() > ATTRIBUTES {
                shape.attributes = shape.attributes.max(tag.pairs().take(ATTRIBUTES + 1).count());
            }
            let empty = tag.attributes.ends_with('/') && foreign > 0;
            if among(&VOID) || empty || foreign == 0 && among(&SIBLINGS) || !tag.raw.is_empty() {
                continue;
            }
            let count = open.entry(tag.name.to_ascii_lowercase()).or_default();
            let (is_formatting, is_foreign) = (among(&FORMATTING), tag.is("svg") || tag.is("math"));
            if !tag.closes {
                *count += 1;
                depth += 1;
                formatting += usize::from(is_formatting);
                foreign += usize::from(is_foreign);
                shape.depth = shape.depth.max(depth);
            } else if *count > 0 {
                *count -= 1;
                depth -= 1;
                formatting -= usize::from(is_formatting);
                foreign -= usize::from(is_foreign);
            }
        }
        shape
    }

    /// Why the page is not fit for a tree.
    pub(super) fn problem(&self) -> Option<Problem> {
        if self.depth > DEPTH {
            Some(Problem::Deep)
        } else if self.elements > ELEMENTS {
            Some(Problem::Wide)
        } else if self.tag > TAG {
            Some(Problem::LongTag)
        } else if self.attributes > ATTRIBUTES {
            Some(Problem::Attributes)
        } else {
            None
        }
    }
}

/// What is too much of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Deep,
    Wide,
    LongTag,
    Attributes,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deep => write!(f, "the page nests deeper than {DEPTH} elements"),
            Self::Wide => write!(f, "the page grows to more than {ELEMENTS} elements"),
            Self::LongTag => write!(f, "a tag of the page is longer than {TAG} bytes"),
            Self::Attributes => write!(f, "a tag of the page has more than {ATTRIBUTES} attributes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, Shape};

    fn problem(page: &str) -> Option<Problem> {
        Shape::of(page).problem()
    }

    #[test]
    fn ordinary_pages_pass() {
        let page = "<div><p>One<br><p>two <b>three</b><ul><li>four<li>five</ul></div>".repeat(3000);
        assert_eq!(problem(&page), None);
        assert_eq!(problem(&"<p>".repeat(5000)), None);
    }

    #[test]
    fn bombs_are_told_by_their_kind() {
        assert_eq!(problem(&"<div>".repeat(5000)), Some(Problem::Deep));
        assert_eq!(problem(&"<div></span>".repeat(5000)), Some(Problem::Deep));
        assert_eq!(problem(&format!("<svg>{}", "<td>".repeat(5000))), Some(Problem::Deep));
        assert_eq!(problem(&"<br>".repeat(200_000)), Some(Problem::Wide));
        let fonts: String = (0..300).map(|n| format!("<font size={n}>")).collect();
        assert_eq!(problem(&format!("<p>{fonts}</p>{}", "<p>x</p>".repeat(1000))), Some(Problem::Wide));
        assert_eq!(problem(&format!("<p title='{}'>", "x".repeat(2 << 20))), Some(Problem::LongTag));
        let attributes: String = (0..1000).map(|n| format!(" a{n}=1")).collect();
        assert_eq!(problem(&format!("<p{attributes}>")), Some(Problem::Attributes));
    }
}
