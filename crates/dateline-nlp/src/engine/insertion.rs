//! What an editor puts into somebody's words: "[Russian President Vladimir] Putin", "he [the envoy] agreed".
//!
//! The network has hardly met square brackets and ends a sentence at them; without the marks it reads on. The words inside stay.

use super::words::Word;

/// Words that an insertion has at most.
const LONGEST: usize = 12;

/// Takes the square brackets of insertions out of the words of a line.
pub(super) fn without_brackets(text: &str, line: &mut Vec<Word>) {
    let is = |at: usize, mark: &str| line.get(at).is_some_and(|word| word.span.slice(text) == mark);
    let words = |at: usize| line.get(at).is_some_and(|word| word.span.slice(text).starts_with(char::is_alphabetic));
    let mut gone = Vec::new();
    for open in (0..line.len()).filter(|&at| is(at, "[") && words(at + 1)) {
        let close = (open + 2..line.len().min(open + 2 + LONGEST)).find(|&at| is(at, "]") || is(at, "["));
        let plain = |at: usize| {
            line.get(at).is_some_and(|word| word.span.slice(text).starts_with(|c: char| c.is_alphanumeric() || "'’".contains(c)))
        };
        // A line of its own is a note, and what a colon follows is a stamp: no insertions.
        let goes_on = |close: usize| close + 1 < line.len() && !is(close + 1, ":");
        if let Some(close) = close.filter(|&close| is(close, "]") && goes_on(close) && (open + 1..close).all(plain)) {
            gone.extend([open, close]);
        }
    }
    let (mut at, mut next) = (0, gone.iter().peekable());
    line.retain(|_| {
        at += 1;
        next.next_if(|gone| **gone + 1 == at).is_none()
    });
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::without_brackets;

    fn read(text: &str) -> Vec<&str> {
        let mut line = Vec::new();
        words(text, 0, &mut line);
        without_brackets(text, &mut line);
        line.iter().map(|word| word.span.slice(text)).collect()
    }

    #[test]
    fn takes_out_the_marks_of_insertions_only() {
        assert_eq!(
            read("[President Ana] Varga met him [the envoy]."),
            ["President", "Ana", "Varga", "met", "him", "the", "envoy", "."]
        );
        assert_eq!(read("A note [1] here"), ["A", "note", "[", "1", "]", "here"]);
        assert_eq!(read("[Assam, Friday] He left"), ["[", "Assam", ",", "Friday", "]", "He", "left"]);
        assert_eq!(read("[Read more here]"), ["[", "Read", "more", "here", "]"]);
        assert_eq!(read("an open [ bracket, and more"), ["an", "open", "[", "bracket", ",", "and", "more"]);
    }
}
