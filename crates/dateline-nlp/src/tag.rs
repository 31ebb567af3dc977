//! Parts of speech: the lexicon's most frequent reading, guesses for unknown words, and a few rules of context.

use dateline_lexicon::words::{self, Reading};

use crate::{Tag, Token, VerbForm};

/// Tags the tokens of one sentence.
pub(crate) fn tag(text: &str, lower: &str, tokens: &mut [Token]) {
    let shouting = is_headline(text, tokens);
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before)).copied();
        let earlier = at.checked_sub(2).and_then(|before| tokens.get(before)).copied();
        let next = tokens.get(at + 1).map_or("", |token| token.span.slice(lower));
        let Some(token) = tokens.get_mut(at) else { return };
        let word = Word {
            surface: token.span.slice(text),
            lower: token.span.slice(lower),
            before: before.map(|token| (token, token.span.slice(lower))),
            earlier: earlier.map(|token| (token, token.span.slice(lower))),
            next,
            shouting,
        };
        let reading = word.read();
        token.tag = reading.tag;
        token.form = reading.form;
        token.lemma = reading.lemma;
    }
}

/// Whether nearly all words are capitalised, so that capitals tell nothing.
fn is_headline(text: &str, tokens: &[Token]) -> bool {
    let (mut capital, mut words) = (0, 0);
    for token in tokens {
        let slice = token.span.slice(text);
        if slice.len() > 3 && slice.starts_with(char::is_alphabetic) {
            words += 1;
            capital += usize::from(slice.starts_with(char::is_uppercase));
        }
    }
    words >= 4 && capital * 10 >= words * 8
}

struct Word<'a> {
    surface: &'a str,
    lower: &'a str,
    before: Option<(Token, &'a str)>,
    earlier: Option<(Token, &'a str)>,
    next: &'a str,
    shouting: bool,
}

const NOTHING: Reading = Reading { tag: Tag::Other, form: None, lemma: "", count: 0 };

impl Word<'_> {
    fn read(&self) -> Reading {
        if !self.surface.contains(char::is_alphanumeric) {
            return self.mark();
        }
        if self.surface.starts_with(|c: char| c.is_ascii_digit()) {
            let ordinal = self.lower.ends_with("st") || self.lower.ends_with("nd") || self.lower.ends_with("rd") || self.lower.ends_with("th");
            return Reading { tag: if ordinal { Tag::Adj } else { Tag::Num }, ..NOTHING };
        }
        let readings = words::readings(straight(self.lower));
        if let Some(name) = self.name(readings) {
            return name;
        }
        if readings.is_empty() {
            return self.guess();
        }
        self.choose(readings)
    }

    fn mark(&self) -> Reading {
        match self.lower {
            "'" | "’" if self.before.is_some_and(|(token, word)| word.ends_with('s') && matches!(token.tag, Tag::Noun | Tag::Propn)) => {
                Reading { tag: Tag::Part, ..NOTHING }
            }
            "$" | "£" | "€" | "%" | "+" | "=" | "&" | "#" | "°" => Reading { tag: Tag::Other, ..NOTHING },
            _ => Reading { tag: Tag::Punct, ..NOTHING },
        }
    }

    /// A capitalised word inside a sentence is a name unless it is a function word.
    fn name(&self, readings: &[Reading]) -> Option<Reading> {
        if !self.surface.starts_with(char::is_uppercase) || self.shouting {
            return None;
        }
        let first = self.before.is_none_or(|(token, word)| token.tag == Tag::Punct && !matches!(word, "," | "-" | "(" | "/" | "'" | "’"));
        let common = readings.first();
        let total: u32 = readings.iter().map(|reading| reading.count).sum();
        let names: u32 = readings.iter().filter(|reading| reading.tag == Tag::Propn).map(|reading| reading.count).sum();
        let propn = Reading { tag: Tag::Propn, form: None, lemma: "", count: 0 };
        if matches!(self.surface, "US" | "UN" | "EU" | "UK") {
            return Some(propn);
        }
        if first {
            let open = common.is_none_or(|reading| reading.tag == Tag::Propn) || names * 2 > total;
            return open.then_some(propn);
        }
        match common.map(|reading| reading.tag) {
            None => Some(propn),
            Some(Tag::Pron | Tag::Det | Tag::Adp | Tag::Cconj | Tag::Sconj | Tag::Aux | Tag::Part) => None,
            Some(Tag::Adj) if demonym(self.lower) => None,
            _ => Some(propn),
        }
    }

    fn guess(&self) -> Reading {
        let word = self.lower;
        let make = |tag: Tag, form: Option<VerbForm>| Reading { tag, form, lemma: "", count: 0 };
        if self.surface.starts_with(char::is_uppercase) && !self.shouting {
            return make(Tag::Propn, None);
        }
        let after_noun_maker = self.before.is_some_and(|(token, _)| matches!(token.tag, Tag::Det | Tag::Adj));
        if word.ends_with("ly") {
            return make(Tag::Adv, None);
        }
        if word.len() > 4 && word.ends_with("ing") {
            return make(if after_noun_maker { Tag::Noun } else { Tag::Verb }, (!after_noun_maker).then_some(VerbForm::Gerund));
        }
        if word.len() > 4 && word.ends_with("ed") {
            let form = if self.after_auxiliary() { VerbForm::Participle } else { VerbForm::Past };
            return if after_noun_maker || word.contains('-') { make(Tag::Adj, None) } else { make(Tag::Verb, Some(form)) };
        }
        let adjective = ["ous", "ful", "ive", "ible", "able", "ical", "ish", "less", "ian", "ese"].iter().any(|ending| word.ends_with(ending));
        if adjective || word.contains('-') {
            return make(Tag::Adj, None);
        }
        if self.base_expected() {
            return make(Tag::Verb, Some(VerbForm::Base));
        }
        make(Tag::Noun, None)
    }

    fn after_auxiliary(&self) -> bool {
        let aux = |token: Token| token.tag == Tag::Aux && token.form != Some(VerbForm::Modal) || matches!(token.lemma, "be" | "have" | "get");
        match (self.before, self.earlier) {
            (Some((before, _)), _) if aux(before) => true,
            (Some((before, _)), Some((earlier, _))) if matches!(before.tag, Tag::Adv | Tag::Part) => aux(earlier),
            _ => false,
        }
    }

    fn base_expected(&self) -> bool {
        let governs = |token: Token, word: &str| {
            token.form == Some(VerbForm::Modal) || token.tag == Tag::Part && word == "to" || token.lemma == "do" && token.tag == Tag::Aux
        };
        match (self.before, self.earlier) {
            (Some((before, word)), _) if governs(before, word) => true,
            (Some((before, _)), Some((earlier, word))) if matches!(before.tag, Tag::Adv) || before.tag == Tag::Part => governs(earlier, word),
            _ => false,
        }
    }

    fn choose(&self, readings: &[Reading]) -> Reading {
        let pick = |wanted: &dyn Fn(&Reading) -> bool| readings.iter().find(|reading| wanted(reading)).copied();
        let first = readings.first().copied().unwrap_or(NOTHING);
        match self.lower {
            "to" => return self.read_to(first),
            "that" => return self.read_that(readings, first),
            "'s" | "’s" => return self.read_s(),
            "have" | "has" | "had" | "'ve" | "’ve" | "having" => {
                let auxiliary = words::readings(self.next).iter().any(|next| {
                    next.form == Some(VerbForm::Participle) || matches!(next.tag, Tag::Adv | Tag::Part) && self.next != "to"
                });
                let wanted = if auxiliary { Tag::Aux } else { Tag::Verb };
                return pick(&|reading: &Reading| reading.tag == wanted).unwrap_or(Reading { tag: wanted, ..first });
            }
            "her" => {
                let possessive = self.next.chars().all(char::is_alphabetic) && words::readings(self.next).first().is_none_or(|next| matches!(next.tag, Tag::Noun | Tag::Adj | Tag::Propn));
                return Reading { tag: if possessive { Tag::Det } else { Tag::Pron }, ..first };
            }
            _ => {}
        }
        let verb = |form: VerbForm| pick(&|reading: &Reading| matches!(reading.tag, Tag::Verb | Tag::Aux) && reading.form == Some(form));
        if self.base_expected() {
            if let Some(base) = verb(VerbForm::Base) {
                return base;
            }
        }
        // "is training pilots"
        let progressive = self.before.is_some_and(|(token, _)| token.tag == Tag::Aux && token.lemma == "be");
        if let Some(gerund) = verb(VerbForm::Gerund).filter(|_| progressive && first.tag == Tag::Noun) {
            return gerund;
        }
        let is_past = first.form == Some(VerbForm::Past) || first.form == Some(VerbForm::Participle);
        if is_past && matches!(first.tag, Tag::Verb) {
            let after_determiner = self.before.is_some_and(|(token, _)| matches!(token.tag, Tag::Det | Tag::Adp | Tag::Adj));
            let wanted = if self.after_auxiliary() || after_determiner { VerbForm::Participle } else { self.past_or_participle(first, readings) };
            return verb(wanted).unwrap_or(first);
        }
        // A noun-verb word: a noun behind determiners and adjectives, a verb behind pronouns and names.
        let noun = pick(&|reading: &Reading| reading.tag == Tag::Noun);
        let finite = pick(&|reading: &Reading| reading.tag == Tag::Verb && matches!(reading.form, Some(VerbForm::Base | VerbForm::Third)));
        if let (Some(noun), Some(finite)) = (noun, finite) {
            return match self.before.map(|(token, word)| (token.tag, word, token.form)) {
                Some((Tag::Det | Tag::Adj | Tag::Adp | Tag::Num, ..)) => noun,
                Some((Tag::Part, word, _)) if word != "to" => noun,
                Some((Tag::Pron, "i" | "we" | "you" | "they" | "who" | "he" | "she" | "it", _)) => finite,
                // "US sanctions on", but "Israel strikes Gaza".
                Some((Tag::Propn, ..)) if first.tag == Tag::Noun && follows_noun(self.next) => noun,
                Some((Tag::Propn, ..)) if finite.form == Some(VerbForm::Third) && !self.surface.starts_with(char::is_uppercase) => finite,
                Some((Tag::Noun, ..)) if finite.form == Some(VerbForm::Third) && follows_verb(self.next) => finite,
                Some((_, _, Some(VerbForm::Modal))) => finite,
                // "imposed blockades", "sending aid": a verb takes its object, few take a bare verb.
                Some((Tag::Verb, ..)) if !self.takes_base() => noun,
                _ => first,
            };
        }
        first
    }

    /// Whether a bare verb may follow the word before: "help fight", "let go".
    fn takes_base(&self) -> bool {
        self.before.is_some_and(|(token, _)| matches!(token.lemma, "help" | "let" | "make" | "see" | "go" | "come" | "do" | "have" | "be" | "dare"))
    }

    fn past_or_participle(&self, first: Reading, readings: &[Reading]) -> VerbForm {
        // "by" behind, or a comma or noun before without a subject: a reduced passive; else the finite past.
        let reduced = self.next == "by" && self.before.is_some_and(|(token, _)| matches!(token.tag, Tag::Noun | Tag::Punct | Tag::Propn));
        let known_past = readings.iter().any(|reading| reading.form == Some(VerbForm::Past));
        if reduced || !known_past && first.form == Some(VerbForm::Participle) { VerbForm::Participle } else { VerbForm::Past }
    }

    fn read_to(&self, first: Reading) -> Reading {
        let verb = words::readings(self.next);
        let base = verb.iter().find(|reading| matches!(reading.tag, Tag::Verb | Tag::Aux) && reading.form == Some(VerbForm::Base));
        let mostly = base.is_some_and(|base| base.count * 4 >= verb.first().map_or(0, |reading| reading.count) || self.before.is_some_and(|(token, _)| token.tag == Tag::Verb && base.count > 0));
        let adverb = verb.first().is_some_and(|reading| reading.tag == Tag::Adv);
        Reading { tag: if mostly || adverb { Tag::Part } else { Tag::Adp }, form: None, lemma: "to", ..first }
    }

    fn read_that(&self, readings: &[Reading], first: Reading) -> Reading {
        let next = words::readings(self.next).first();
        let tag = match (self.before.map(|(token, _)| token.tag), next.map(|reading| reading.tag)) {
            (Some(Tag::Noun | Tag::Propn | Tag::Punct), Some(Tag::Aux | Tag::Verb)) => Tag::Pron,
            (Some(Tag::Adj | Tag::Cconj | Tag::Adv | Tag::Num | Tag::Pron), Some(Tag::Verb | Tag::Aux)) => Tag::Pron,
            (Some(Tag::Adp) | None, _) => Tag::Pron,
            _ => Tag::Sconj,
        };
        readings.iter().find(|reading| reading.tag == tag).copied().unwrap_or(Reading { tag, form: None, lemma: "that", ..first })
    }

    fn read_s(&self) -> Reading {
        let after_pronoun = self.before.is_some_and(|(token, word)| token.tag == Tag::Pron || matches!(word, "there" | "here" | "that" | "what" | "who" | "where" | "how" | "let"));
        if after_pronoun {
            Reading { tag: Tag::Aux, form: Some(VerbForm::Third), lemma: "be", count: 0 }
        } else {
            Reading { tag: Tag::Part, form: None, lemma: "'s", count: 0 }
        }
    }
}

/// A clitic with a straight apostrophe, as the lexicon has it.
fn straight(word: &str) -> &str {
    match word {
        "’s" => "'s",
        "’re" => "'re",
        "’ve" => "'ve",
        "’ll" => "'ll",
        "’d" => "'d",
        "’m" => "'m",
        "n’t" => "n't",
        _ => word,
    }
}

/// Whether what comes after a word fits a verb before it: a determiner, a preposition, a pronoun, an adverb.
fn follows_verb(next: &str) -> bool {
    words::readings(next).first().is_some_and(|reading| matches!(reading.tag, Tag::Det | Tag::Pron | Tag::Sconj | Tag::Part))
}

/// Whether what comes after a word fits a noun before it: a preposition, a conjunction, a verb.
fn follows_noun(next: &str) -> bool {
    let function = |reading: &Reading| matches!(reading.tag, Tag::Adp | Tag::Cconj | Tag::Aux | Tag::Sconj) || reading.form == Some(VerbForm::Participle);
    words::readings(next).first().is_some_and(function)
}

/// "Russian", "Israeli", "Chinese": adjectives although capitalised.
fn demonym(lower: &str) -> bool {
    ["ian", "ean", "ish", "ese", "an", "i", "ench", "utch", "eek"].iter().any(|ending| lower.ends_with(ending))
}
