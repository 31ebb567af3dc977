//! Sentences, paragraphs and quotations of a text, by token.

use crate::token::{Shape, Tokens};

/// Where each token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of its sentence.
    pub sentence: u32,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Inside quotation marks.
    pub quoted: bool,
}

/// The places of all tokens.
pub(crate) struct Layout {
    places: Vec<Place>,
}

impl Layout {
    /// The layout of `tokens`. A quotation that is not closed ends with its paragraph.
    pub fn new(tokens: &Tokens<'_>) -> Self {
        let mut places = Vec::with_capacity(tokens.len());
        let mut place = Place::default();
        let mut ended = false;
        for (at, token) in tokens.list.iter().enumerate() {
            if token.fresh {
                place.paragraph += 1;
                place.quoted = false;
            }
            let word = if token.shape == Shape::Mark { tokens.word(at) } else { "" };
            let closes = ended && token.glued && matches!(word, "”" | "\"" | "''" | "’" | "'" | ")");
            if token.fresh || ended && !closes {
                place.sentence += 1;
            }
            match word {
                "“" | "``" => place.quoted = true,
                "”" | "''" => place.quoted = false,
                "\"" => place.quoted = !place.quoted,
                _ => {}
            }
            places.push(place);
            ended = closes || ends_sentence(tokens, at);
        }
        Self { places }
    }

    /// The place of token `at`; that of the last one past the end.
    pub fn get(&self, at: usize) -> Place {
        self.places.get(at).or(self.places.last()).copied().unwrap_or_default()
    }

    /// Whether two tokens stand in one sentence.
    pub fn same_sentence(&self, one: usize, other: usize) -> bool {
        match (self.places.get(one), self.places.get(other)) {
            (Some(one), Some(other)) => one.sentence == other.sentence,
            _ => false,
        }
    }
}

/// Whether a sentence may end with token `at`.
fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.lower(at) {
        "?" | "!" | ";" => true,
        // A full stop of an abbreviation is followed by a small letter or a number, or follows a short capital word.
        "." => {
            let follows = tokens.get(at + 1).is_none_or(|next| next.capital || next.shape == Shape::Mark || next.fresh);
            let short = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|word| {
                word.capital && word.end - word.start <= 4 && !tokens.get(at + 1).is_some_and(|next| next.fresh)
            });
            follows && !short
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use crate::token::Tokens;

    fn sentences(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        let layout = Layout::new(&tokens);
        let mut all: Vec<String> = Vec::new();
        for at in 0..tokens.len() {
            if at == 0 || !layout.same_sentence(at - 1, at) {
                all.push(String::new());
            }
            all.last_mut().unwrap().push_str(tokens.word(at));
        }
        all
    }

    #[test]
    fn ends_sentences_at_stops_and_closing_marks() {
        assert_eq!(sentences("He left. She stayed."), ["Heleft.", "Shestayed."]);
        assert_eq!(sentences("“He left.” She stayed"), ["“Heleft.”", "Shestayed"]);
        assert_eq!(sentences("Gen. Lee left Nov. 1 at 5 p.m. on foot."), ["Gen.LeeleftNov.1at5p.m.onfoot."]);
        assert_eq!(sentences("One\n\nTwo"), ["One", "Two"]);
    }

    #[test]
    fn knows_what_is_quoted() {
        let tokens = Tokens::new("He “left today” and \"came\" so.\n\nThen");
        let layout = Layout::new(&tokens);
        let quoted: Vec<&str> = (0..tokens.len()).filter(|&at| layout.get(at).quoted).map(|at| tokens.word(at)).collect();
        assert_eq!(quoted, ["“", "left", "today", "\"", "came"]);
    }
}
