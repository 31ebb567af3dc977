//! What a terminal may be sent of a text that others wrote.

/// A character without power over the terminal: no control codes, no marks that turn the direction of writing.
pub fn harmless(c: char) -> char {
    if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { '\u{FFFD}' } else { c }
}

/// Words on one line: white space becomes one blank, the characters [`harmless`].
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn takes_the_power_out_of_control_codes() {
        assert_eq!(super::one_line("a\x1b]0;title\x07\n b\u{202e}c"), "a\u{FFFD}]0;title\u{FFFD} b\u{FFFD}c");
    }
}
