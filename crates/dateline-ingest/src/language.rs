//! What language a text is in.
//!
//! Function words first: prose in English has so many of them that little can be said against it. Only what has few goes
//! to the letter statistics of `whatlang`, and only a clear answer counts: lists of names, tables and short notes stay.

use dateline_lexicon::languages;
use whatlang::Lang;

use crate::segment;

/// Bytes of the text looked at.
const SAMPLE: usize = 2000;
/// Words looked at.
const WORDS: usize = 300;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    English,
    /// Another language, by its ISO 639-1 code (639-3 when it has none).
    Other(&'static str),
    Unsure,
}

/// The language of `text`.
pub(crate) fn find(text: &str) -> Found {
    let sample = segment::head(text, SAMPLE);
    let (mut words, mut english) = (0u32, 0u32);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS) {
        words += 1;
        english += u32::from(languages::is_english_word(word));
    }
    if english * 8 >= words && english >= 3 {
        return Found::English;
    }
    let Some(info) = whatlang::detect(sample) else { return Found::Unsure };
    if info.lang() == Lang::Eng {
        return if english > 0 { Found::English } else { Found::Unsure };
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = info.script() == whatlang::Script::Latin;
    let enough = if latin { words >= 20 && letters >= 100 } else { letters >= 30 };
    let sure = if latin { info.is_reliable() && english * 25 < words } else { english * 25 < words };
    if enough && sure { Found::Other(languages::code(info.lang().code())) } else { Found::Unsure }
}
