//! The codes of all diagnostics of ingest: stable, documented in `docs/DIAGNOSTICS.md`.
//!
//! `DL01` input and files, `DL02` containers and formats, `DL03` the report.

use dateline_record::{Diagnostic, Level};

use crate::Place;

/// A kind of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `DL` and four digits.
    pub id: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What happened, in general.
    pub title: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Code {
    /// The diagnostic of this code at `place`; `what` says what happened, the remedy is added.
    pub fn at(&self, place: &Place, what: impl std::fmt::Display) -> Diagnostic {
        Diagnostic {
            code: self.id,
            level: self.level,
            message: format!("{what}. {}", self.remedy),
            place: Some(place.to_string()),
            span: None,
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal $level:ident $title:literal: $remedy:literal;)*) => {
        $($(#[$doc])* #[doc = $title] pub const $name: Code =
            Code { id: $id, level: Level::$level, title: $title, remedy: $remedy };)*
        /// Every code, in order.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    NOT_FOUND = "DL0101" Error "the path names nothing": "Check the path, or the link's target";
    UNREADABLE = "DL0102" Error "the file or folder can't be read": "Check its permissions and the disk";
    LINK_LOOP = "DL0103" Warning "a link leads back to a folder already read": "Nothing is lost; remove the link to silence this";
    UNKNOWN_KIND = "DL0104" Info "a file in a folder is of no kind that is read": "Name the file itself to read it as plain text";
    EMPTY = "DL0105" Error "there is no text": "Check how it was captured";
    BINARY = "DL0106" Error "the bytes are not text": "Convert it to text or HTML first";
    TOO_LARGE = "DL0107" Error "a capture is larger than the limit": "Split it; one capture should be one report";
    NO_REPORTS = "DL0108" Warning "a folder holds nothing to read": "Files read are .txt .html .json .jsonl .warc .rss .atom .xml, also with .gz";
    CUT_GZIP = "DL0201" Error "compressed input ends too early": "What came before was read; fetch the file again";
    BAD_GZIP = "DL0202" Error "compressed input is damaged": "What came before was read; fetch the file again";
    NESTED_GZIP = "DL0203" Error "compressed input is compressed once more": "Decompress it once";
    BOMB = "DL0204" Error "compressed input expands too far": "What came before was read; decompress it yourself if you trust it";
    BAD_WARC = "DL0205" Error "a WARC record is damaged": "Reading goes on at the next record; fetch the archive again";
    CUT_WARC = "DL0206" Error "a WARC archive ends inside a record": "What came before was read; fetch the archive again";
    BAD_HTTP = "DL0207" Error "an HTTP response can't be read": "Capture the page again";
    HTTP_STATUS = "DL0208" Info "an HTTP response is no page": "Nothing to do";
    NOT_UTF8 = "DL0209" Error "a JSON line is not UTF-8": "Write the line in UTF-8";
    BAD_JSON = "DL0210" Error "a JSON line is broken": "Write one object a line, such as {\"id\":\"1\",\"text\":\"…\"}";
    EMPTY_LINE = "DL0211" Warning "a line of JSON lines is empty": "Remove the line";
    NO_TEXT = "DL0212" Error "an object has neither text nor html": "Give \"text\" or \"html\" as a string";
    LONE_SURROGATE = "DL0213" Warning "an escape names half a character": "It reads as U+FFFD; write the character itself or both halves";
    BAD_FIELD = "DL0214" Warning "a field has an unexpected type": "It was left out; give a string";
    BAD_FEED = "DL0215" Error "a feed can't be read": "Check that it is whole RSS, Atom or JSON Feed";
    EMPTY_ENTRY = "DL0216" Warning "an entry of a feed has no text": "Fetch the page it links to";
    HTML_BOMB = "DL0217" Warning "a page is built too deep or too wide": "Its text was taken without finding the article; check the page";
    NO_ARTICLE = "DL0218" Warning "no article was found in a page": "All its text was taken; check the page";
    CHARSET = "DL0301" Warning "text is not UTF-8": "The charset was guessed; convert it to UTF-8 to be sure";
    REPLACED = "DL0302" Warning "bytes could not be decoded": "They read as U+FFFD; convert the text to UTF-8";
    BAD_DATE = "DL0303" Warning "a publication date can't be read": "It was left out; write it as 2025-08-07";
    NOT_ENGLISH = "DL0304" Error "the text is not in English": "Nothing was extracted; only English is read";
    DUPLICATE = "DL0305" Warning "an id is given twice": "Both reports were read; give each its own id";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn codes_are_sorted_and_distinct() {
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
