//! Bytes to characters: byte order marks, UTF-16 without one, declared and guessed charsets.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_record::Diagnostic;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Place, codes};

/// Bytes looked at to tell text from binary.
const SAMPLE: usize = 8 << 10;

/// Text with what is known of its charset.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The charset, when it was guessed rather than told by a mark, a declaration or valid UTF-8.
    pub(crate) guessed: Option<&'static str>,
    /// Whether some bytes stand for no character.
    pub(crate) replaced: bool,
}

/// The characters of `bytes` with what is odd about them, or why there are none.
pub(crate) fn text(bytes: Vec<u8>, declared: Option<&str>, place: &Place) -> Result<(String, Vec<Diagnostic>), Diagnostic> {
    let Some(decoded) = decode(bytes, declared) else {
        return Err(codes::BINARY.at(place, "the bytes are binary, not text"));
    };
    let guessed = decoded.guessed.map(|name| codes::CHARSET.at(place, format_args!("read as {name}")));
    let replaced = decoded.replaced.then(|| codes::REPLACED.at(place, "some bytes stand for no character"));
    Ok((decoded.text, guessed.into_iter().chain(replaced).collect()))
}

/// The characters of `bytes`; `None` when they are no text. `declared` is a charset label, believed only of bytes that are
/// not UTF-8.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Some(decode_as(bytes.get(mark..).unwrap_or(&[]), encoding, false));
    }
    if let Some(encoding) = utf16(&bytes) {
        return Some(decode_as(&bytes, encoding, true));
    }
    if looks_binary(&bytes) {
        return None;
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(Decoded { text, guessed: None, replaced: false }),
        Err(error) => error.into_bytes(),
    };
    if mostly_utf8(&bytes) {
        return Some(decode_as(&bytes, UTF_8, false));
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        && encoding != UTF_8
    {
        return Some(decode_as(&bytes, encoding, false));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    Some(decode_as(&bytes, detector.guess(None, Utf8Detection::Deny), true))
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), guessed: guessed.then(|| encoding.name()), replaced }
}

/// Whether bytes hold what no text holds: zeros, or many control characters.
pub(crate) fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = sample.iter().filter(|&&byte| matches!(byte, 1..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    memchr::memchr(0, sample).is_some() || odd * 50 > sample.len()
}

/// UTF-16 without a byte order mark: every other byte is zero, as in any text of mostly Latin letters.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.as_chunks::<2>().0;
    if pairs.len() < 2 {
        return None;
    }
    let high = pairs.iter().filter(|[first, second]| *first == 0 && *second != 0).count();
    let low = pairs.iter().filter(|[first, second]| *first != 0 && *second == 0).count();
    match (high * 10 > pairs.len() * 7, low * 10 > pairs.len() * 7) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether characters of several bytes are more common than bytes that fit nowhere.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 2 * bad
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode, looks_binary};

    const LINE: &str = "“Ça suffit”, the minister told reporters in Genève on Tuesday – before he left.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn reads_utf16_with_and_without_a_mark() {
        for big in [false, true] {
            let bytes = utf16(LINE, big);
            let bare = decode(bytes.clone(), None).unwrap();
            assert_eq!((bare.text.as_str(), bare.guessed.is_some()), (LINE, true));
            let mark: &[u8] = if big { b"\xFE\xFF" } else { b"\xFF\xFE" };
            let marked = decode([mark, &bytes].concat(), None).unwrap();
            assert_eq!(marked, Decoded { text: LINE.into(), guessed: None, replaced: false });
        }
    }

    #[test]
    fn guesses_windows_1252() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(LINE);
        let decoded = decode(bytes.into_owned(), None).unwrap();
        assert_eq!(decoded, Decoded { text: LINE.into(), guessed: Some("windows-1252"), replaced: false });
    }

    #[test]
    fn believes_a_declaration_only_of_what_is_not_utf8() {
        let decoded = decode(LINE.into(), Some("iso-8859-1")).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.guessed), (LINE, None));
        let decoded = decode(b"caf\xE9".to_vec(), Some("iso-8859-1")).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.guessed), ("café", None));
    }

    #[test]
    fn a_cut_character_costs_only_itself() {
        let text = "It was “enough”, he said – “enough";
        let cut = &text.as_bytes()[..text.rfind('“').unwrap() + 1];
        let decoded = decode(cut.to_vec(), None).unwrap();
        assert!(decoded.replaced && decoded.text.contains("“enough”"));
    }

    #[test]
    fn tells_binary_from_text() {
        assert!(looks_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(!looks_binary("Ünïcödé — text\twith\r\ntabs\x0c".as_bytes()));
        assert_eq!(decode(b"%PDF-1.7\n\x01\x02\0\0stream".to_vec(), None), None);
    }
}
