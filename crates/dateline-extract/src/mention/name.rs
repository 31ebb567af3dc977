//! Runs of name words cut into names, each with what it names.
//!
//! *Finds:* known names; bodies, places and events by their head word ("… Party", "… Square", "… Treaty"); people by shape
//! ("Jean-Noël Barrot", "Mohammed bin Salman", "Denzel Washington").
//! *Does not find:* people whose name is also the head of a body ("Gordon Banks" reads as a bank).

use std::ops::Range;

use dateline_lexicon::gazetteer::{Class, Known};
use dateline_lexicon::{name_words, nominals};
use dateline_nlp::{Analysis, TokenId};

use super::cell::{Cell, Kind};

/// What a name names, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// In the gazetteer.
    Known(&'static Known),
    Person,
    Organization,
    Media,
    Armed,
    Place,
    /// A war, a treaty, a thing: nobody.
    Event,
    /// "Russian", "Danes".
    Demonym,
    /// A single word that could be anyone.
    Open,
}

/// One name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<TokenId>,
    pub(super) sort: Sort,
}

/// Cuts names out of runs.
#[derive(Clone, Copy)]
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) cells: &'a [Cell],
}

impl<'a> Cutter<'a> {
    fn kind(&self, at: TokenId) -> Kind {
        self.cells.get(at).map_or(Kind::Break, |cell| cell.kind)
    }

    fn lower(&self, at: TokenId) -> &'a str {
        self.analysis.lower(at)
    }

    fn surface(&self, at: TokenId) -> &'a str {
        self.analysis.token(at).span.slice(self.text)
    }

    /// The names in a run of name words and demonyms, in order.
    pub(super) fn cut(&self, run: Range<TokenId>) -> Vec<Name> {
        if run.len() > 1
            && let Some(sort) = self.whole(&run)
        {
            return self.with_inner(run, sort);
        }
        let mut names: Vec<Name> = Vec::new();
        let mut at = run.start;
        while at < run.end {
            let start = at;
            at += 1;
            let sort = match self.kind(start) {
                Kind::Known => {
                    while at < run.end && self.kind(at) == Kind::Inside {
                        at += 1;
                    }
                    self.cells.get(start).and_then(|cell| cell.known).map_or(Sort::Open, Sort::Known)
                }
                Kind::Demonym => {
                    while at < run.end && self.kind(at) == Kind::Inside {
                        at += 1;
                    }
                    Sort::Demonym
                }
                Kind::Join => continue,
                _ => {
                    while at < run.end && matches!(self.kind(at), Kind::Word | Kind::Join) {
                        at += 1;
                    }
                    while at > start + 1
                        && self.kind(at - 1) == Kind::Join
                        && at < run.end
                        && !name_words::lookup(self.lower(at - 1)).particle
                    {
                        at -= 1;
                    }
                    self.shape(start..at)
                }
            };
            names.push(Name { tokens: start..at, sort });
        }
        self.merge(names)
    }

    /// What the head word of a run says about all of it.
    fn whole(&self, run: &Range<TokenId>) -> Option<Sort> {
        let of = run.clone().skip(1).find(|&at| self.kind(at) == Kind::Join && matches!(self.lower(at), "of" | "for" | "on"));
        let tail = of.unwrap_or(run.end);
        let head = (run.start..tail).rev().find(|&at| !name_words::lookup(self.lower(at)).suffix)?;
        if self.kind(head) != Kind::Word || (of.is_none() && head == run.start) {
            return None;
        }
        let known_person = run.len() == 2 && self.kind(run.start) == Kind::Word && self.person_before(run.start);
        if known_person {
            return None;
        }
        self.head(self.lower(head), of.is_some())
    }

    /// A title stands before: what follows is a person, whatever its last word.
    fn person_before(&self, start: TokenId) -> bool {
        start > 0 && self.kind(start - 1) == Kind::Title
    }

    fn head(&self, word: &str, of: bool) -> Option<Sort> {
        let class = name_words::lookup(word);
        if class.armed {
            Some(Sort::Armed)
        } else if class.organization {
            Some(Sort::Organization)
        } else if class.media {
            Some(Sort::Media)
        } else if class.place {
            Some(Sort::Place)
        } else if class.event {
            Some(Sort::Event)
        } else {
            match nominals::lookup(word).map(|noun| noun.class) {
                Some(nominals::Class::Organization | nominals::Class::Government | nominals::Class::Group) => {
                    Some(Sort::Organization)
                }
                Some(nominals::Class::Media) => Some(Sort::Media),
                Some(nominals::Class::Armed) => Some(Sort::Armed),
                Some(nominals::Class::Nation | nominals::Class::Place) if of => Some(Sort::Place),
                _ => None,
            }
        }
    }

    /// An event is nobody: the names inside it stand alone.
    fn with_inner(&self, run: Range<TokenId>, sort: Sort) -> Vec<Name> {
        if sort != Sort::Event {
            return vec![Name { tokens: run, sort }];
        }
        run.clone()
            .filter_map(|at| {
                let known = self.cells.get(at)?.known?;
                let end = (at + 1..run.end).find(|&next| self.kind(next) != Kind::Inside).unwrap_or(run.end);
                Some(Name { tokens: at..end, sort: Sort::Known(known) })
            })
            .collect()
    }

    /// What a run of unknown words looks like.
    fn shape(&self, tokens: Range<TokenId>) -> Sort {
        let first = name_words::lookup(self.lower(tokens.start));
        if tokens.len() == 1 {
            let surface = self.surface(tokens.start);
            let letters = surface.chars().filter(|c| c.is_alphabetic()).count();
            let upper = surface.chars().all(|c| !c.is_lowercase());
            if upper && (2..=7).contains(&letters) {
                return Sort::Organization;
            }
            if letters < 2 || first.event || first.portfolio || first.compass {
                return Sort::Event;
            }
            let body =
                first.organization || nominals::lookup(self.lower(tokens.start)).is_some_and(|noun| !noun.class.is_human());
            return if body { Sort::Organization } else { Sort::Open };
        }
        if first.place_first || first.compass {
            return Sort::Place;
        }
        let words = tokens.clone().filter(|&at| self.kind(at) == Kind::Word).count();
        let shouted = tokens.clone().all(|at| self.surface(at).chars().all(|c| !c.is_lowercase()));
        let fields = tokens.clone().all(|at| name_words::lookup(self.lower(at)).portfolio);
        if words > 5 || shouted && words > 3 || fields {
            return Sort::Event;
        }
        let last = self.lower(tokens.end - 1);
        let body = name_words::lookup(last).organization || nominals::lookup(last).is_some_and(|noun| !noun.class.is_human());
        if body { Sort::Organization } else { Sort::Person }
    }

    /// Joins pieces that make one name: "Israel Katz", "Denzel Washington", "East Kyiv", "Turkish Airlines".
    fn merge(&self, names: Vec<Name>) -> Vec<Name> {
        let mut merged: Vec<Name> = Vec::with_capacity(names.len());
        for name in names {
            let Some(last) = merged.last_mut().filter(|last| last.tokens.end == name.tokens.start) else {
                merged.push(name);
                continue;
            };
            let first = name_words::lookup(self.lower(last.tokens.start));
            let sort = match (last.sort, name.sort) {
                (Sort::Known(known), Sort::Open | Sort::Person) if last.tokens.len() == 1 && is_place(known) && first.given => {
                    Some(Sort::Person)
                }
                (Sort::Open | Sort::Event, Sort::Known(known)) if first.compass && is_place(known) => Some(Sort::Place),
                (Sort::Open | Sort::Person, Sort::Known(known))
                    if name.tokens.len() == 1 && is_place(known) && self.may_be_surname(&last.tokens) =>
                {
                    Some(Sort::Person)
                }
                _ => None,
            };
            match sort {
                Some(sort) => {
                    last.tokens.end = name.tokens.end;
                    last.sort = sort;
                }
                None => merged.push(name),
            }
        }
        merged
    }

    /// Whether a place name behind these words can be the surname of a person: the words are a given name, not a head or a field.
    fn may_be_surname(&self, tokens: &Range<TokenId>) -> bool {
        tokens.clone().all(|at| {
            let class = name_words::lookup(self.lower(at));
            let plain = !class.organization && !class.place && !class.portfolio && !class.event && !class.place_first;
            plain && nominals::lookup(self.lower(at)).is_none() && self.surface(at).chars().any(char::is_lowercase)
        })
    }

    /// The country that known names and demonyms in the range point to, the last one first.
    pub(super) fn country(&self, tokens: Range<TokenId>) -> Option<&'static str> {
        tokens.rev().find_map(|at| {
            let cell = self.cells.get(at)?;
            match cell.kind {
                Kind::Known => cell.known?.country,
                Kind::Demonym => cell.demonym?.code,
                _ => None,
            }
        })
    }
}

/// Whether a known name is the name of one place on the map.
pub(super) fn is_place(known: &Known) -> bool {
    matches!(known.class, Class::Country | Class::Capital | Class::Place)
}
