//! The tables, compiled: words to symbols, patterns to one trie a family.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::build::Build;
use crate::context::Sense;
use crate::meaning::{Item, Which};
use crate::number::{Numerals, numerals};
use crate::table::rows;
use crate::value::{Count, DayPart, Hour, Season, Unit};

/// A word or class that patterns are made of.
pub(crate) type Symbol = u16;

/// Symbols that the reader of numbers makes, in fixed places.
pub(crate) mod class {
    use super::Symbol;
    pub(crate) const NAMES: &[&str] = &[
        "NUM",
        "DAYNUM",
        "ORDDAY",
        "ORD",
        "YEAR",
        "DECADE",
        "CLOCK",
        "HOUR",
        "HHMM",
        "FULLDATE",
        "SHORTYEAR",
        "DOTCLOCK",
        "MONTHNUM",
        "MODERNYEAR",
        "NOT",
        "SKIP",
    ];
    pub(crate) const NUM: Symbol = 0;
    pub(crate) const DAYNUM: Symbol = 1;
    pub(crate) const ORDDAY: Symbol = 2;
    pub(crate) const ORD: Symbol = 3;
    pub(crate) const YEAR: Symbol = 4;
    pub(crate) const DECADE: Symbol = 5;
    pub(crate) const CLOCK: Symbol = 6;
    pub(crate) const HOUR: Symbol = 7;
    pub(crate) const HHMM: Symbol = 8;
    pub(crate) const FULLDATE: Symbol = 9;
    pub(crate) const SHORTYEAR: Symbol = 10;
    pub(crate) const DOTCLOCK: Symbol = 11;
    pub(crate) const MONTHNUM: Symbol = 12;
    pub(crate) const MODERNYEAR: Symbol = 13;
    /// The words are no time.
    pub(crate) const NOT: Symbol = 14;
    /// No time begins with the first of the words.
    pub(crate) const SKIP: Symbol = 15;
}

/// The classes whose edges are expressions of their own.
const OUTPUT: &[&str] = &["DATE", "LENGTH", "SET", "REF", "NOT", "SKIP"];

const WORDS: &str = include_str!("../data/words.tsv");
const NUMBERS: &str = include_str!("../data/numbers.tsv");
/// The families, in the order they are tried; a family builds on those before it.
pub(crate) const FAMILIES: &[(&str, &str)] = &[
    ("clock", include_str!("../data/clock.tsv")),
    ("dates", include_str!("../data/dates.tsv")),
    ("holidays", include_str!("../data/holidays.tsv")),
    ("periods", include_str!("../data/periods.tsv")),
    ("durations", include_str!("../data/durations.tsv")),
    ("lengths", include_str!("../data/lengths.tsv")),
    ("relatives", include_str!("../data/relatives.tsv")),
    ("combined", include_str!("../data/combined.tsv")),
    ("modified", include_str!("../data/modified.tsv")),
    ("ranges", include_str!("../data/ranges.tsv")),
    ("sets", include_str!("../data/sets.tsv")),
    ("references", include_str!("../data/references.tsv")),
    ("negatives", include_str!("../data/negatives.tsv")),
];

/// What the case of a word's first letter must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Any,
    Capital,
    Lower,
}

/// A word's reading.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub symbol: Symbol,
    pub item: Item,
    /// Only with this case of the first letter.
    pub case: Case,
}

/// All that is known of a word.
#[derive(Default)]
pub(crate) struct Entry {
    pub readings: Vec<Reading>,
    /// A number may begin with it.
    pub numeral: bool,
}

/// A row of a grammar table.
pub(crate) struct RuleRow {
    pub id: &'static str,
    pub makes: Vec<Symbol>,
    pub output: bool,
    pub build: Build,
    /// Whose reading alone it is.
    pub sense: Option<Sense>,
    /// Sentences with the expression in brackets and its value.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests of the tables"))]
    pub example: &'static str,
}

/// One way to the end of a pattern.
#[derive(Clone, Copy)]
pub(crate) struct Accept {
    pub rule: u16,
    /// The elements that are the expression: the others only must be there.
    pub from: u8,
    pub to: u8,
}

#[derive(Default)]
pub(crate) struct Node {
    pub next: Vec<(Symbol, u32)>,
    pub accepts: Vec<Accept>,
}

/// The patterns of one family; node 0 is the root.
#[derive(Default)]
pub(crate) struct Trie {
    pub nodes: Vec<Node>,
    /// By symbol, the node reached from the root; 0 for none.
    root: Vec<u32>,
}

/// All tables, compiled.
pub(crate) struct Grammar {
    pub symbols: FxHashMap<&'static str, Symbol>,
    pub words: FxHashMap<&'static str, Entry>,
    pub numerals: Numerals,
    pub families: Vec<Trie>,
    /// By symbol, the families with a pattern that begins with it: bit n for family n, counted from 1.
    pub starts: Vec<u32>,
    pub rules: Vec<RuleRow>,
    /// What could not be read; empty, as the tests hold.
    pub errors: Vec<String>,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::compile);

impl Grammar {
    /// The one grammar.
    pub fn get() -> &'static Self {
        &GRAMMAR
    }

    fn compile() -> Self {
        let mut grammar = Self {
            symbols: FxHashMap::default(),
            words: FxHashMap::default(),
            numerals: numerals(NUMBERS),
            families: Vec::new(),
            starts: Vec::new(),
            rules: Vec::new(),
            errors: Vec::new(),
        };
        for name in class::NAMES {
            grammar.symbol(name);
        }
        let phrases = grammar.read_words();
        grammar.families.push(phrases);
        for (family, table) in FAMILIES {
            let trie = grammar.read_family(family, table);
            grammar.families.push(trie);
        }
        grammar.finish();
        grammar
    }

    /// Notes what numbers and the patterns of each family begin with.
    fn finish(&mut self) {
        for word in self.numerals.keys().copied().chain(["a"]) {
            self.words.entry(word).or_default().numeral = true;
        }
        self.starts = vec![0; self.symbols.len()];
        for (number, family) in (1..).zip(&self.families) {
            for (symbol, _) in family.nodes.first().map_or(&[][..], |root| &root.next) {
                if let Some(families) = self.starts.get_mut(usize::from(*symbol)) {
                    *families |= 1u32 << number;
                }
            }
        }
    }

    /// The symbol of a class, mark or word; words in lower case are also entered as themselves.
    fn symbol(&mut self, name: &'static str) -> Symbol {
        if let Some(&symbol) = self.symbols.get(name) {
            return symbol;
        }
        let symbol = Symbol::try_from(self.symbols.len()).unwrap_or(Symbol::MAX);
        self.symbols.insert(name, symbol);
        if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            let reading = Reading { symbol, item: Item::Nothing, case: Case::Any };
            self.words.entry(name).or_default().readings.push(reading);
            // The same mark in other type.
            let others: &[&'static str] = match name {
                "'s" => &["’s"],
                "'" => &["’"],
                "-" => &["‐", "‑"],
                _ => &[],
            };
            for other in others {
                self.words.entry(other).or_default().readings.push(reading);
            }
        }
        symbol
    }

    /// Reads `words.tsv`; entries of several words become patterns.
    fn read_words(&mut self) -> Trie {
        let mut trie = Trie::new();
        for row in rows(WORDS) {
            let (words, class, value) = (row.field(0), row.field(1), row.field(2));
            let case = match row.field(3) {
                "capital" => Case::Capital,
                "lower" => Case::Lower,
                _ => Case::Any,
            };
            let symbol = self.symbol(class);
            let Some(item) = item(value) else {
                self.errors.push(format!("words.tsv: {words}: value {value}"));
                continue;
            };
            self.enter(&mut trie, words, symbol, item, case);
        }
        for (index, names, class) in crate::holiday::names() {
            let symbol = self.symbol(class);
            self.enter(&mut trie, names, symbol, Item::Holiday(index), Case::Any);
        }
        trie.seal();
        trie
    }

    /// Enters words of one reading, `|` between them; those of several words as patterns.
    fn enter(&mut self, trie: &mut Trie, words: &'static str, symbol: Symbol, item: Item, case: Case) {
        for word in words.split('|').map(str::trim).filter(|word| !word.is_empty()) {
            if !word.contains(' ') {
                self.words.entry(word).or_default().readings.push(Reading { symbol, item, case });
                continue;
            }
            let elements: Vec<Symbol> = word.split(' ').map(|part| self.symbol(part)).collect();
            let rule = u16::try_from(self.rules.len()).unwrap_or(u16::MAX);
            let build = Build::Give(item);
            self.rules.push(RuleRow { id: "words", makes: vec![symbol], output: false, build, sense: None, example: "" });
            let to = u8::try_from(elements.len()).unwrap_or(u8::MAX);
            trie.insert(&elements, Accept { rule, from: 0, to });
        }
    }

    fn read_family(&mut self, family: &'static str, table: &'static str) -> Trie {
        let mut trie = Trie::new();
        for row in rows(table) {
            let (id, pattern, makes, build) = (row.field(0), row.field(1), row.field(2), row.field(3));
            let build = match Build::parse(build) {
                Some(build) => build,
                None => {
                    self.errors.push(format!("{family}: {id}: build {build}"));
                    continue;
                }
            };
            let makes_symbols: Vec<Symbol> = makes.split_whitespace().map(|name| self.symbol(name)).collect();
            let output = makes.split_whitespace().any(|name| OUTPUT.contains(&name));
            let rule = u16::try_from(self.rules.len()).unwrap_or(u16::MAX);
            let sense = match row.field(5) {
                "" => None,
                "reader" => Some(Sense::Reader),
                "guideline" => Some(Sense::Guideline),
                other => {
                    self.errors.push(format!("{family}: {id}: sense {other}"));
                    continue;
                }
            };
            self.rules.push(RuleRow { id, makes: makes_symbols, output, build, sense, example: row.field(4) });
            for (elements, from, to) in expand(pattern) {
                let symbols: Vec<Symbol> = elements.iter().map(|element| self.symbol(element)).collect();
                if symbols.is_empty() || from >= to {
                    self.errors.push(format!("{family}: {id}: pattern {pattern}"));
                    continue;
                }
                trie.insert(&symbols, Accept { rule, from, to });
            }
        }
        trie.seal();
        trie
    }
}

/// All the plain sequences a pattern stands for, each with the range of elements that is the expression.
fn expand(pattern: &'static str) -> Vec<(Vec<&'static str>, u8, u8)> {
    let mut all: Vec<(Vec<&'static str>, u8, Option<u8>)> = vec![(Vec::new(), 0, None)];
    for element in pattern.split_whitespace() {
        match element {
            "[" => {
                for (sequence, from, _) in &mut all {
                    *from = u8::try_from(sequence.len()).unwrap_or(u8::MAX);
                }
            }
            "]" => {
                for (sequence, _, to) in &mut all {
                    *to = u8::try_from(sequence.len()).ok();
                }
            }
            _ => {
                let (body, optional) = match element.strip_suffix('?') {
                    Some(body) => (body, true),
                    None => (element, false),
                };
                let mut grown = Vec::new();
                for (sequence, from, to) in all {
                    for word in body.split('|') {
                        let mut longer = sequence.clone();
                        longer.push(word);
                        grown.push((longer, from, to));
                    }
                    if optional {
                        grown.push((sequence, from, to));
                    }
                }
                all = grown;
            }
        }
    }
    all.into_iter()
        .map(|(sequence, from, to)| {
            let whole = u8::try_from(sequence.len()).unwrap_or(u8::MAX);
            (sequence, from, to.unwrap_or(whole))
        })
        .collect()
}

impl Trie {
    fn new() -> Self {
        Self { nodes: vec![Node::default()], root: Vec::new() }
    }

    fn insert(&mut self, elements: &[Symbol], accept: Accept) {
        let mut at = 0usize;
        for &symbol in elements {
            let fresh = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            at = match node.next.iter().find(|(s, _)| *s == symbol) {
                Some((_, next)) => *next as usize,
                None => {
                    node.next.push((symbol, u32::try_from(fresh).unwrap_or(0)));
                    self.nodes.push(Node::default());
                    fresh
                }
            };
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.accepts.push(accept);
        }
    }

    /// Sorts the edges, so that steps can be found by halving, and lays the root out by symbol.
    fn seal(&mut self) {
        for node in &mut self.nodes {
            node.next.sort_unstable();
        }
        let first = self.nodes.first().map_or(&[][..], |root| &root.next);
        self.root = vec![0; first.last().map_or(0, |(symbol, _)| usize::from(*symbol) + 1)];
        for (symbol, to) in first {
            if let Some(slot) = self.root.get_mut(usize::from(*symbol)) {
                *slot = *to;
            }
        }
    }

    /// The node reached from `node` by `symbol`.
    pub fn step(&self, node: u32, symbol: Symbol) -> Option<u32> {
        if node == 0 {
            return self.root.get(usize::from(symbol)).copied().filter(|to| *to != 0);
        }
        let next = &self.nodes.get(node as usize)?.next;
        next.binary_search_by_key(&symbol, |(s, _)| *s).ok().and_then(|i| next.get(i)).map(|(_, to)| *to)
    }
}

/// The value of a word as its table writes it: `int:5`, `unit:week`, `hour:MO`, …
pub(crate) fn item(text: &str) -> Option<Item> {
    if text.is_empty() || text == "-" {
        return Some(Item::Nothing);
    }
    let (kind, value) = text.split_once(':')?;
    Some(match kind {
        "int" => Item::Int(value.parse().ok()?),
        "month" => Item::Month(value.parse().ok()?),
        "weekday" => Item::Weekday(value.parse().ok()?),
        "half-day" => Item::Afternoon(value == "pm"),
        "count" => Item::Count(if value == "X" { Count::Some } else { Count::whole(value.parse().ok()?) }),
        "unit" => Item::Unit(unit(value)?),
        "season" => Item::Season(season(value)?),
        "which" => Item::Which(which(value)?),
        "hour" => Item::Hour(Hour::Of(day_part(value)?)),
        "clock" => Item::Hour(Hour::Clock { hour: value.parse().ok()?, minute: Some(0), second: None, zone: None }),
        "zone" => Item::Zone(value.parse().ok()?),
        "holiday" => Item::Holiday(value.parse().ok()?),
        _ => return None,
    })
}

pub(crate) fn season(code: &str) -> Option<Season> {
    Season::ALL.into_iter().find(|season| season.code() == code)
}

pub(crate) fn day_part(code: &str) -> Option<DayPart> {
    DayPart::ALL.into_iter().find(|part| part.code() == code)
}

pub(crate) fn which(name: &str) -> Option<Which> {
    Some(match name {
        "this" => Which::This,
        "last" => Which::Last,
        "next" => Which::Next,
        "past" => Which::Past,
        "coming" => Which::Coming,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "same" => Which::Same,
        _ => return None,
    })
}

pub(crate) fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "night" => Unit::Night,
        "morning" => Unit::Morning,
        "afternoon" => Unit::Afternoon,
        "evening" => Unit::Evening,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "spring" => Unit::Season(Season::Spring),
        "summer" => Unit::Season(Season::Summer),
        "autumn" => Unit::Season(Season::Autumn),
        "winter" => Unit::Season(Season::Winter),
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        "unknown" => Unit::Unknown,
        _ => return None,
    })
}
