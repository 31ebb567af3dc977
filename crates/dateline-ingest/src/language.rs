//! What language a text is in.
//!
//! Function words first: prose in English has so many of them that little can be said against it. Only what has few goes
//! to the letter statistics of `whatlang`, and only a clear answer counts: lists of names, tables and short notes stay.

use dateline_lexicon::languages;
use whatlang::{Lang, Script};

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
    /// Running text in a language that is not known, but not English.
    Foreign,
    Unsure,
}

/// What the beginning of a text consists of.
#[derive(Clone, Copy, Debug, Default)]
struct Sample {
    words: usize,
    /// Words that only English has.
    english: usize,
    /// Words that begin with a small letter.
    small: usize,
    letters: usize,
    digits: usize,
}

impl Sample {
    fn of(text: &str) -> Self {
        let mut sample = Self::default();
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS) {
            sample.words += 1;
            sample.english += usize::from(languages::is_english_word(word));
            sample.small += usize::from(word.starts_with(char::is_lowercase));
            sample.letters += word.len();
        }
        sample.digits = text.bytes().filter(u8::is_ascii_digit).count();
        sample
    }

    /// Running text: neither a list of names, which begin with capitals, nor a table.
    fn is_prose(&self) -> bool {
        self.words >= 20 && self.letters >= 100 && self.small * 3 >= self.words && self.digits * 8 <= self.letters
    }
}

/// The language of `text`.
pub(crate) fn find(text: &str) -> Found {
    let head = segment::head(text, SAMPLE);
    let sample = Sample::of(head);
    if sample.english * 8 >= sample.words && sample.english >= 3 {
        return Found::English;
    }
    let Some(info) = whatlang::detect(head) else { return Found::Unsure };
    if info.lang() == Lang::Eng {
        return if sample.english > 0 { Found::English } else { Found::Unsure };
    }
    let few = sample.english * 25 < sample.words;
    let sure = match info.script() {
        Script::Latin => sample.is_prose() && info.is_reliable(),
        _ => sample.letters >= 60,
    };
    if few && sure {
        return Found::Other(languages::code(info.lang().code()));
    }
    let none = sample.words >= 100 && sample.english * 50 < sample.words;
    if none && sample.is_prose() { Found::Foreign } else { Found::Unsure }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Found, find};

    #[test]
    fn tells_languages() {
        let german = "Die Regierung hat am Freitag erklärt, dass die Häfen des Landes bald wieder geöffnet werden. Der Minister \
                      sagte, die Gespräche seien schwierig gewesen, aber man habe sich auf einen Plan geeinigt.";
        let russian = "Министр заявил в пятницу, что порты страны скоро снова откроются, и переговоры продолжатся.";
        let dutch = "De regering heeft vrijdag verklaard dat de havens van het land binnenkort weer opengaan. De minister zei dat \
                     de gesprekken moeilijk waren, maar dat er een plan is dat nog deze maand begint.";
        assert_eq!(find(german), Found::Other("de"));
        assert_eq!(find(russian), Found::Other("ru"));
        assert_eq!(find(dutch), Found::Other("nl"));
        assert_eq!(find("The ports will reopen soon, the minister told reporters."), Found::English);
    }

    #[test]
    fn running_text_without_english_is_foreign() {
        let swahili = "Jeshi la polisi mkoani humo limefanikiwa kukamata watu kadhaa kwa kuhusika na matukio ya uhalifu katika \
                       kipindi cha mwezi mmoja. Kamanda wa polisi amesema watuhumiwa watafikishwa mahakamani baada ya uchunguzi. ";
        let found = find(&swahili.repeat(4));
        assert!(matches!(found, Found::Foreign | Found::Other(_)), "{found:?}");
    }

    #[test]
    fn keeps_what_it_cannot_tell() {
        let names = "Seabra, Matos, Oliveira (Ferreira 46), Carvalho, Teixeira, Gonçalves, Rodrigues, Monteiro, Esteves, Nogueira, \
                     Figueiredo, Vasconcelos, Queiroz, Almeida, Barbosa, Cardoso, Damasceno, Espinosa, Fonseca, Guimarães.";
        for text in [
            "Ports reopen, minister says.",
            "",
            "1 2 3",
            "Shr loss 14 cts vs loss 27 cts\n Net loss 850,000 vs loss 1,630,000\n Revs 12.1 mln vs 13.4 mln Avg shrs 6,024,000 vs \
             6,019,000\n Year Shr profit 50 cts vs loss 1.20 dlrs\n Net profit 3,010,000 vs loss 7,200,000\n Revs 45.1 mln vs 44.2 mln",
            names,
        ] {
            assert!(!matches!(find(text), Found::Other(_) | Found::Foreign), "{text}: {:?}", find(text));
        }
    }

    proptest! {
        #[test]
        fn takes_any_text(text in "(?s).{0,300}") {
            prop_assert_eq!(find(&text), find(&text));
        }
    }
}
