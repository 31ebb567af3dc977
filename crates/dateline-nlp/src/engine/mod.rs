//! The trained engine: words, sentences, tags, dependency trees and names of raw text, from one model file in one pass.
//!
//! [`Engine::load`] checks and reads a model file (see `docs/MODEL.md`); it is shared and never changes. Each thread has a
//! [`Worker`], whose [`Worker::read`] gives a [`Parse`] of a text. The same text and file give the same parse, bit for bit,
//! on every machine and whatever was read before. Training is in `train/`.

mod attribution;
mod conllu;
mod conventions;
mod embed;
mod error;
mod features;
mod file;
mod insertion;
mod kernel;
mod names;
mod network;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use dateline_text::Span;

pub use attribution::Attribution;
use attribution::{Heads, Read, quotations};
pub use conllu::conllu;
use embed::{Kept, Room};
pub use error::ModelError;
use file::File;
use kernel::argmax;
use names::NameTags;
use network::{Activations, Network, Sizes};
pub use words::Word;

/// Most words of a sentence: longer ones are cut.
const SENTENCE_AT_MOST: usize = 200;
/// Words after which a text is cut at the next line, so that memory stays bounded.
const CUT_AFTER: usize = 2_000;
/// Stands for the break between two lines; training puts it there too.
const BREAK: &str = "¶";

/// A model.
pub struct Engine {
    name: String,
    hash: [u8; 32],
    card: Vec<(String, Vec<String>)>,
    tags: Vec<(String, String)>,
    rels: Vec<String>,
    names: NameTags,
    network: Network,
    attribution: Heads,
}

/// What the engine reads out of a text. Words, sentences and names are in order and disjoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parse {
    /// Words and marks.
    pub words: Vec<ParsedWord>,
    /// Words of each sentence; every word is in one.
    pub sentences: Vec<Range<usize>>,
    /// Names.
    pub names: Vec<Name>,
    /// Attributions, by cue; one may stand inside the content of another.
    pub attributions: Vec<Attribution>,
}

/// One word of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedWord {
    /// Where it stands.
    pub word: Word,
    /// Index of its tag, for [`Engine::tag`].
    pub tag: u16,
    /// The word it depends on, an index into [`Parse::words`]; `None` for the root of its sentence.
    pub head: Option<u32>,
    /// Index of its relation to that word, for [`Engine::relation`].
    pub relation: u16,
}

/// One name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its bytes in the text.
    pub span: Span,
    /// Index of its type, for [`Engine::name_type`].
    pub kind: u16,
}

/// The model in the program.
static EMBEDDED: LazyLock<Engine> = LazyLock::new(|| match Engine::load(include_bytes!("../../model/english.model")) {
    Ok(engine) => engine,
    Err(error) => panic!("the model in the program: {error}"),
});

impl Engine {
    /// The model in the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a model file.
    ///
    /// *Errors:* a file that is none, of another format version, damaged, or not complete.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        let file = File::open(bytes)?;
        let tags: Vec<(String, String)> = file
            .lines("tag")
            .filter_map(|mut fields| fields.next()?.split_once('/'))
            .map(|(universal, penn)| (universal.to_owned(), penn.to_owned()))
            .collect();
        let rels: Vec<String> = file.lines("rel").filter_map(|mut fields| fields.next().map(str::to_owned)).collect();
        let names: Vec<&str> = file.lines("name-tag").filter_map(|mut fields| fields.next()).collect();
        let names = NameTags::new(&names)?;
        let sizes = Sizes { tags: tags.len(), rels: rels.len(), names: names.len() };
        if tags.is_empty() || rels.is_empty() || names.len() > usize::from(u8::MAX) {
            return Err(ModelError::tensor("labels"));
        }
        let network = Network::load(&file, sizes)?;
        let attribution = Heads::load(&file, network.width())?;
        let card = ["licence", "data", "score"]
            .into_iter()
            .flat_map(|name| file.lines(name).map(move |fields| (name.to_owned(), fields.map(str::to_owned).collect())));
        Ok(Self {
            name: file.field("name")?.to_owned(),
            hash: file.hash,
            card: card.collect(),
            tags,
            rels,
            names,
            network,
            attribution,
        })
    }

    /// Name and version.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the file.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// What the file says of itself, in rows of a name and fields: `licence`; `data` with corpus, licence and use; `score` with
    /// set, measure and percent, on gold words of the development sets.
    pub fn card(&self) -> &[(String, Vec<String>)] {
        &self.card
    }

    /// Universal part of speech and Penn tag.
    pub fn tag(&self, tag: u16) -> (&str, &str) {
        self.tags.get(usize::from(tag)).map_or(("X", "XX"), |(universal, penn)| (universal, penn))
    }

    /// Universal dependency relation, with its subtype.
    pub fn relation(&self, relation: u16) -> &str {
        self.rels.get(usize::from(relation)).map_or("dep", String::as_str)
    }

    /// Type of a name.
    pub fn name_type(&self, kind: u16) -> &str {
        self.names.types.get(usize::from(kind)).map_or("", String::as_str)
    }
}

/// Buffers and remembered words of one thread.
pub struct Worker<'e> {
    engine: &'e Engine,
    kept: Kept,
    room: Room,
    out: Activations,
    scores: Vec<f32>,
    stream: Vec<Option<Word>>,
    line: Vec<Word>,
    read: Read,
    /// Buffers of attribution; none where it is not read.
    said: Option<attribution::Room>,
}

impl<'e> Worker<'e> {
    /// A worker of that engine.
    pub fn new(engine: &'e Engine) -> Self {
        Self {
            engine,
            kept: Kept::default(),
            room: Room::default(),
            out: Activations::default(),
            scores: Vec::new(),
            stream: Vec::new(),
            line: Vec::new(),
            read: Read::default(),
            said: Some(attribution::Room::default()),
        }
    }

    /// A worker that reads words, trees and names, and no attributions.
    pub fn of_syntax(engine: &'e Engine) -> Self {
        Self { said: None, ..Self::new(engine) }
    }

    /// Reads a text. Lines are paragraphs: no sentence and no name goes past the end of one.
    pub fn read(&mut self, text: &str) -> Parse {
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            at += line.len();
            Span::new(at - line.len(), at)
        });
        self.read_paragraphs(text, lines)
    }

    /// Reads the given paragraphs of a text, which are in order and disjoint: no sentence and no name goes past the end of one.
    pub fn read_paragraphs(&mut self, text: &str, paragraphs: impl IntoIterator<Item = Span>) -> Parse {
        let mut parse = Parse::default();
        self.stream.clear();
        for paragraph in paragraphs {
            self.line.clear();
            words::words(paragraph.slice(text), paragraph.start(), &mut self.line);
            // Where words are counted every mark is one; where reports are read an insertion must not end a sentence.
            if self.said.is_some() {
                insertion::without_brackets(text, &mut self.line);
            }
            if !self.line.is_empty() && !self.stream.is_empty() {
                self.stream.push(None);
            }
            let line = std::mem::take(&mut self.line);
            for words in line.chunks(CUT_AFTER) {
                if self.stream.len() >= CUT_AFTER {
                    self.read_stream(text, &mut parse);
                }
                self.stream.extend(words.iter().copied().map(Some));
            }
            self.line = line;
        }
        self.read_stream(text, &mut parse);
        parse
    }

    /// Reads the words gathered so far and empties the stream.
    fn read_stream(&mut self, text: &str, parse: &mut Parse) {
        let Self { engine, kept, room, out, scores, stream, read, said, .. } = self;
        let network = &engine.network;
        let surface = |word: &Option<Word>| word.as_ref().map_or(BREAK, |word| word.span.slice(text));
        network.run(stream.iter().map(surface), kept, room, out);
        let runs = engine
            .names
            .decode((0..stream.len()).map(|at| network.names(out, at)), |at| stream.get(at).is_none_or(Option::is_none));
        let span = |at: usize| stream.get(at).copied().flatten().map(|word| word.span).unwrap_or_default();
        let named = runs.iter().map(|run| Name { span: span(run.start).cover(span(run.end - 1)), kind: run.kind as u16 });
        parse.names.extend(named);
        let is_break = |at: usize| stream.get(at).is_none_or(Option::is_none);
        read.clear(stream.len());
        quotations(stream.iter().map(|word| word.as_ref().map(|word| word.span.slice(text))), &mut read.quotes);
        let opening = parse.words.len();
        let mut start = 0;
        while start < stream.len() {
            if is_break(start) {
                start += 1;
                continue;
            }
            let limit = stream.len().min(start + SENTENCE_AT_MOST);
            let mark = |at: usize| stream.get(at).map_or("", surface);
            // No sentence opens behind a comma, in marks or not.
            let goes_on = |at: usize| {
                let quoted = matches!(mark(at - 1), "\"" | "”" | "''" | "’" | "»");
                mark(at - 1) == "," || quoted && at >= start + 2 && mark(at - 2) == ","
            };
            let opens = |at: usize| {
                let word = stream.get(at).copied().flatten();
                word.is_none_or(|word| !word.clitic && network.start(out, at) > 0.0 && !goes_on(at))
            };
            let end = (start + 1..limit).find(|&at| opens(at)).unwrap_or(limit);
            network.arcs(out, start..end, scores);
            let heads = tree::tree(scores, end - start);
            network.relations(out, start..end, &heads, room);
            let first = parse.words.len();
            let rels = out.rels.chunks_exact(engine.rels.len());
            for ((at, rel), head) in (start..end).zip(rels).zip(heads) {
                let Some(word) = stream.get(at).copied().flatten() else { continue };
                let relation = argmax(rel) as u16;
                let place = (parse.sentences.len() as u32, parse.words.len());
                read.set(at, place, head.checked_sub(1).map(|head| start + head), relation);
                let head = head.checked_sub(1).map(|head| (first + head) as u32);
                parse.words.push(ParsedWord { word, tag: argmax(network.tags(out, at)) as u16, head, relation });
            }
            parse.sentences.push(first..parse.words.len());
            start = end;
        }
        if let Some(said) = said.as_mut().filter(|_| parse.words.len() > opening) {
            let found = engine.attribution.read(&out.x, read, said);
            parse.attributions.extend(found.iter().filter_map(|one| read.in_words(one)));
        }
        stream.clear();
    }
}
