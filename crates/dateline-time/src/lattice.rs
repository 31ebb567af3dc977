//! Readings of a text's tokens: single words, numbers, then family after family of patterns over them.

use dateline_text::Span;

use crate::context::Sense;
use crate::grammar::{Accept, Grammar, Symbol, Trie};
use crate::meaning::Item;
use crate::token::Tokens;

/// A reading of the tokens from where it is kept up to `end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub symbol: Symbol,
    pub end: u32,
    pub item: Item,
    /// Row that made it; `u16::MAX` for words and numbers.
    pub rule: u16,
    /// Family of the row, counted from 1; 0 for words and numbers.
    pub family: u8,
    /// The next reading that begins with the same token.
    next: u32,
}

/// All readings, by first token.
pub(crate) struct Lattice {
    edges: Vec<Edge>,
    /// By token: its first reading, and the families that have a pattern beginning with one of its readings.
    tokens: Vec<(u32, u32)>,
    starts: &'static [u32],
}

/// No edge.
const NONE: u32 = u32::MAX;
/// More elements than any pattern has.
const DEEPEST: usize = 16;

impl Lattice {
    /// The readings of `tokens`.
    pub fn new(tokens: &Tokens<'_>, grammar: &'static Grammar, sense: Sense) -> Self {
        let mut lattice =
            Self { edges: Vec::with_capacity(tokens.len()), tokens: vec![(NONE, 0); tokens.len()], starts: &grammar.starts };
        for at in 0..tokens.len() {
            lattice.word(tokens, grammar, at);
        }
        let mut walk = Walk { tokens, grammar, sense, found: Vec::new(), path: Vec::with_capacity(DEEPEST), words: Vec::new() };
        for (number, family) in (1..).zip(&grammar.families) {
            for at in 0..tokens.len() {
                if lattice.tokens.get(at).is_some_and(|(_, families)| families >> number & 1 == 1) {
                    walk.from(&lattice, family, number, at, 0);
                }
            }
            for (at, edge) in walk.found.drain(..) {
                lattice.add(at, edge);
            }
        }
        lattice
    }

    /// The readings that begin with token `at`.
    pub fn at(&self, at: usize) -> impl Iterator<Item = &Edge> {
        let mut next = self.tokens.get(at).map_or(NONE, |(first, _)| *first);
        std::iter::from_fn(move || {
            let edge = self.edges.get(next as usize)?;
            next = edge.next;
            Some(edge)
        })
    }

    fn add(&mut self, at: usize, mut edge: Edge) {
        let Some((first, families)) = self.tokens.get_mut(at) else { return };
        // Of two readings of the same words as the same class the later family's stands, in a family the earlier row's, of
        // one row the one with more beside it.
        let mut seen = *first;
        while let Some(known) = self.edges.get_mut(seen as usize) {
            if known.symbol == edge.symbol && known.end == edge.end {
                if edge.family > known.family || (edge.family == known.family && edge.rule <= known.rule) {
                    edge.next = known.next;
                    *known = edge;
                }
                return;
            }
            seen = known.next;
        }
        edge.next = *first;
        *first = u32::try_from(self.edges.len()).unwrap_or(NONE);
        *families |= self.starts.get(usize::from(edge.symbol)).copied().unwrap_or(0);
        self.edges.push(edge);
    }

    /// Adds the reading of a word or number.
    pub fn push(&mut self, at: usize, end: usize, symbol: Symbol, item: Item) {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        self.add(at, Edge { symbol, end, item, rule: u16::MAX, family: 0, next: NONE });
    }
}

/// Walks through the patterns.
struct Walk<'a, 't> {
    tokens: &'a Tokens<'t>,
    grammar: &'static Grammar,
    sense: Sense,
    found: Vec<(usize, Edge)>,
    path: Vec<(usize, Symbol, Item)>,
    words: Vec<(Symbol, Item)>,
}

impl Walk<'_, '_> {
    fn from(&mut self, lattice: &Lattice, family: &'static Trie, number: u8, at: usize, node: u32) {
        if self.path.len() > DEEPEST || !self.path.is_empty() && self.tokens.get(at).is_some_and(|token| token.fresh) {
            return;
        }
        for edge in lattice.at(at) {
            let Some(reached) = family.step(node, edge.symbol) else { continue };
            self.path.push((at, edge.symbol, edge.item));
            let end = edge.end as usize;
            if let Some(node) = family.nodes.get(reached as usize) {
                for accept in &node.accepts {
                    self.accept(*accept, number, end);
                }
                if !node.next.is_empty() && lattice.tokens.get(end).is_some_and(|(first, _)| *first != NONE) {
                    self.from(lattice, family, number, end, reached);
                }
            }
            self.path.pop();
        }
    }

    fn accept(&mut self, accept: Accept, family: u8, end: usize) {
        let Some(row) = self.grammar.rules.get(usize::from(accept.rule)) else { return };
        if row.sense.is_some_and(|sense| sense != self.sense) {
            return;
        }
        let (from, to) = (usize::from(accept.from), usize::from(accept.to));
        let start = self.path.get(from).map_or(end, |step| step.0);
        let end = self.path.get(to).map_or(end, |step| step.0);
        // The words of the expression come first: what stands beside it only adds to them.
        let inside = self.path.iter().take(to).skip(from);
        let beside = self.path.iter().skip(to).chain(self.path.iter().take(from));
        self.words.clear();
        self.words.extend(inside.chain(beside).map(|(_, symbol, item)| (*symbol, *item)));
        let Some(item) = row.build.apply(&self.words) else { return };
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        for symbol in &row.makes {
            self.found.push((start, Edge { symbol: *symbol, end, item, rule: accept.rule, family, next: NONE }));
        }
    }
}

/// The bytes of tokens `from..to`.
pub(crate) fn span(tokens: &Tokens<'_>, from: usize, to: usize) -> Span {
    let start = tokens.get(from).map_or(0, |t| t.start as usize);
    let end = to.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |t| t.end as usize);
    Span::new(start, end)
}
