//! The engine against its Python reference, on damaged files, and on any text. `train/fixture.py` writes the small model.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

const MODEL: &[u8] = include_bytes!("fixture/tiny.model");
const TEXT: &str = include_str!("fixture/tiny.txt");
const SAID: &str = include_str!("fixture/tiny.said.tsv");
const EXPECTED: &str = include_str!("fixture/tiny.tsv");

fn engine() -> Engine {
    Engine::load(MODEL).unwrap()
}

#[test]
fn the_reference_is_met_word_by_word() {
    let engine = engine();
    let mut worker = Worker::new(&engine);
    let parse = worker.read(TEXT);
    let rows: Vec<Vec<&str>> = EXPECTED.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!(parse.words.len(), rows.len());
    for (at, (found, row)) in parse.words.iter().zip(&rows).enumerate() {
        let span = found.word.span;
        assert_eq!([span.start().to_string(), span.end().to_string()], [row[0], row[1]], "{}", span.slice(TEXT));
        assert_eq!(u8::from(found.word.clitic).to_string(), row[2], "{}", span.slice(TEXT));
        let sentence = parse.sentences.iter().position(|sentence| sentence.contains(&at)).unwrap();
        assert_eq!(sentence.to_string(), row[3], "sentence of word {at}");
        let (universal, penn) = engine.tag(found.tag);
        assert_eq!(format!("{universal}/{penn}"), row[4], "tag of word {at}");
        assert_eq!(found.head.map_or("-".to_owned(), |head| head.to_string()), row[5], "head of word {at}");
        assert_eq!(engine.relation(found.relation), row[6], "relation of word {at}");
        let name = parse.names.iter().find(|name| name.span.contains(span));
        let name = name.map_or("O".to_owned(), |name| {
            format!("{}-{}", if name.span.start() == span.start() { "B" } else { "I" }, engine.name_type(name.kind))
        });
        assert_eq!(name, row[7], "name at word {at}");
    }
}

#[test]
fn the_attributions_of_the_reference_are_met() {
    let engine = engine();
    let parse = Worker::new(&engine).read(TEXT);
    let span = |words: &Range<usize>| {
        let span = parse.words[words.start].word.span.cover(parse.words[words.end - 1].word.span);
        format!("{}-{}", span.start(), span.end())
    };
    let spans = |runs: &[Range<usize>]| runs.iter().map(span).collect::<Vec<_>>().join(" ");
    let found: Vec<String> =
        parse.attributions.iter().map(|one| [span(&one.cue), spans(&one.source), spans(&one.content)].join("\t")).collect();
    let expected: Vec<&str> = SAID.lines().skip(1).collect();
    assert!(expected.len() > 3);
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn the_encoder_gives_the_numbers_of_the_reference() {
    let engine = engine();
    let mut worker = Worker::new(&engine);
    worker.read(TEXT);
    let width = worker.out.x.len() / (EXPECTED.lines().count() - 1 + TEXT.lines().filter(|line| !line.is_empty()).count() - 1);
    let mut words = Vec::new();
    for line in TEXT.lines().filter(|line| !line.is_empty()) {
        let mut line_words = Vec::new();
        words::words(line, 0, &mut line_words);
        words.extend(std::iter::repeat_n(true, line_words.len()));
        words.push(false);
    }
    let found = worker.out.x.chunks(width).zip(words).filter(|(_, is_word)| *is_word).map(|(row, _)| row);
    let mut largest = 0.0f32;
    for (found, row) in found.zip(EXPECTED.lines().skip(1)) {
        let expected: Vec<f32> = row.rsplit('\t').next().unwrap().split(' ').map(|v| v.parse().unwrap()).collect();
        assert_eq!(found.len(), expected.len());
        largest = found.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(largest, f32::max);
    }
    // A sum in floating point may round an input of the next layer the other way: one step of its products.
    assert!(largest < 5e-3, "max abs difference {largest}");
}

#[test]
fn what_was_read_before_changes_nothing() {
    let engine = engine();
    let fresh = Worker::new(&engine).read(TEXT);
    let mut worker = Worker::new(&engine);
    worker.read("Other words altogether, cannot say; U.S. on Friday.");
    assert_eq!(worker.read(TEXT), fresh);
    assert_eq!(worker.read(TEXT), fresh);
}

#[test]
fn long_texts_are_read_in_parts() {
    let engine = engine();
    let text = "word ".repeat(9_000);
    let parse = Worker::new(&engine).read(&text);
    assert_eq!(parse.words.len(), 9_000);
    assert!(parse.sentences.iter().all(|sentence| sentence.len() <= SENTENCE_AT_MOST));
}

#[test]
fn short_altered_and_strange_files_are_refused() {
    for end in (0..MODEL.len()).step_by(61).chain(MODEL.len() - 40..MODEL.len()) {
        assert!(Engine::load(&MODEL[..end]).is_err(), "cut at {end}");
    }
    for at in (0..MODEL.len()).step_by(37) {
        let mut bytes = MODEL.to_vec();
        bytes[at] ^= 0x10;
        assert!(Engine::load(&bytes).is_err(), "altered at {at}");
    }
    let mut longer = MODEL.to_vec();
    longer.push(0);
    assert!(Engine::load(&longer).err().unwrap().is_damaged());
    let mut newer = MODEL.to_vec();
    newer[8] = 3;
    let error = Engine::load(&newer).err().unwrap();
    assert!(error.is_version() && !error.is_damaged());
    assert_eq!(error.to_string(), "model format 3; this program reads format 2");
}

/// The file with its hash made right again.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let body = bytes.len() - 32;
    let hash = Sha256::digest(&bytes[..body]);
    bytes[body..].copy_from_slice(&hash);
    bytes
}

fn header_len() -> usize {
    u32::from_le_bytes(MODEL[12..16].try_into().unwrap()) as usize
}

#[test]
fn a_file_with_a_line_less_is_refused() {
    let header = std::str::from_utf8(&MODEL[24..24 + header_len()]).unwrap();
    for (number, line) in header.lines().enumerate().filter(|(_, line)| !line.starts_with("data") && !line.starts_with("licence"))
    {
        // The line keeps its length but loses its name.
        let mut bytes = MODEL.to_vec();
        let at = 24 + header.lines().take(number).map(|line| line.len() + 1).sum::<usize>();
        bytes[at] = b'?';
        assert!(Engine::load(&signed(bytes)).is_err(), "without {line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn headers_of_any_kind_do_no_harm(changes in proptest::collection::vec((0usize..4096, any::<u8>()), 1..6)) {
        let mut bytes = MODEL.to_vec();
        for (at, byte) in changes {
            bytes[12 + at % (header_len() + 12)] = byte;
        }
        if let Ok(engine) = Engine::load(&signed(bytes)) {
            Worker::new(&engine).read("Ministers met on Friday.");
        }
    }

    #[test]
    fn tensors_of_any_kind_do_no_harm(changes in proptest::collection::vec((0usize..1 << 16, any::<u8>()), 1..60)) {
        let mut bytes = MODEL.to_vec();
        let first = 24 + header_len();
        let room = bytes.len() - first - 32;
        for (at, byte) in changes {
            bytes[first + at % room] = byte;
        }
        if let Ok(engine) = Engine::load(&signed(bytes)) {
            let parse = Worker::new(&engine).read("Ministers met on Friday, Ms. Okello said.");
            prop_assert_eq!(parse.words.len(), 9);
        }
    }

    #[test]
    fn any_text_is_tiled(text in "(\\PC|[ \n\t'’.,\"A-Za-z0-9$@#/-]){0,120}") {
        let engine = engine();
        let mut worker = Worker::new(&engine);
        let parse = worker.read(&text);
        prop_assert_eq!(&worker.read(&text), &parse);
        let (mut end, mut between) = (0, String::new());
        for word in &parse.words {
            let span = word.word.span;
            prop_assert!(span.start() >= end && !span.is_empty() && !span.slice(&text).is_empty());
            between.push_str(&text[end..span.start()]);
            end = span.end();
        }
        between.push_str(&text[end..]);
        // The brackets of an editor's insertion are taken out, in pairs.
        let left: String = between.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(left.replace("[]", ""), "");
        let mut next = 0;
        for sentence in &parse.sentences {
            prop_assert_eq!(sentence.start, next);
            next = sentence.end;
            let words = &parse.words[sentence.clone()];
            prop_assert_eq!(words.iter().filter(|word| word.head.is_none()).count(), 1);
            for start in sentence.clone() {
                let (mut at, mut steps) = (start, 0);
                while let Some(head) = parse.words[at].head {
                    at = head as usize;
                    steps += 1;
                    prop_assert!(sentence.contains(&at) && steps <= words.len());
                }
            }
        }
        prop_assert_eq!(next, parse.words.len());
        for pair in parse.names.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        prop_assert!(parse.names.iter().all(|name| !name.span.slice(&text).is_empty()));
    }
}
