//! Words of a question as a full-text query: whatever is typed, it can be asked.

/// A query for texts with all words and "phrases" of `typed`; empty when there is none.
pub fn all(typed: &str) -> String {
    let mut terms = Vec::new();
    for (number, part) in typed.split('"').enumerate() {
        if number % 2 == 1 {
            terms.extend(term(part));
        } else {
            terms.extend(part.split_whitespace().filter_map(term));
        }
    }
    terms.join(" ")
}

/// Words in quotation marks, so that nothing in them is taken for an operator.
fn term(words: &str) -> Option<String> {
    words.contains(char::is_alphanumeric).then(|| format!("\"{words}\""))
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn nothing_typed_is_an_operator() {
        assert_eq!(all("ports AND \"no deal\" -x"), "\"ports\" \"AND\" \"no deal\" \"-x\"");
        assert_eq!(all("  \" - * "), "");
        assert_eq!(all("\"unclosed phrase"), "\"unclosed phrase\"");
    }
}
