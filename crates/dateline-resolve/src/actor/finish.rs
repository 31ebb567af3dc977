//! What the record says of each actor: its name, kind, aliases.

use dateline_extract::{Mention, MentionForm};
use dateline_lexicon::{demonyms, gazetteer, nominals, words};
use dateline_nlp::{Tag, TokenId};
use dateline_record::vocabulary::ActorKind;

use super::{Actor, Actors, Entity, Linker};

/// More aliases than a reader can use; also keeps the work linear.
const MOST_ALIASES: usize = 100;

/// Words that stand in the place of a number or round one.
const COUNTING: [&str; 22] = [
    "about",
    "almost",
    "around",
    "at",
    "dozens",
    "few",
    "hundreds",
    "least",
    "many",
    "more",
    "most",
    "nearly",
    "of",
    "over",
    "roughly",
    "several",
    "scores",
    "some",
    "than",
    "tens",
    "thousands",
    "up",
];

impl Linker<'_> {
    pub(super) fn finish(self) -> Actors {
        let list = self.entities.iter().map(|entity| self.actor(entity)).collect();
        Actors { list, of: self.of }
    }

    fn actor(&self, entity: &Entity) -> Actor {
        let mut strings: Vec<&str> = Vec::new();
        let mut fullest = "";
        let mentions = entity.mentions.iter().filter_map(|&id| self.mention(id));
        for mention in mentions.filter(|mention| mention.form != MentionForm::Pronoun) {
            if strings.len() >= MOST_ALIASES {
                break;
            }
            if let Some(name) = mention.name.map(|name| without_the(name.slice(self.text))) {
                if name.chars().count() > fullest.chars().count() {
                    fullest = name;
                }
                add(&mut strings, name);
            }
            add(&mut strings, mention.span.slice(self.text));
            if let Some(counted) = self.counted(mention) {
                add(&mut strings, counted);
            }
        }
        let government =
            entity.kind == Some(ActorKind::Government) || entity.canonical.is_some_and(|name| self.is_country(entity, name));
        let name = match entity.canonical {
            Some(canonical) if government => canonical.to_owned(),
            _ if !fullest.is_empty() => one_line(fullest),
            _ => self.words_used(entity),
        };
        let mut aliases: Vec<String> = Vec::with_capacity(strings.len());
        for string in strings.into_iter().map(one_line) {
            if string != name && !aliases.contains(&string) {
                aliases.push(string);
            }
        }
        Actor {
            name,
            kind: kind(entity, government),
            country: entity.country,
            role: entity.role.map(one_line),
            aliases,
            mentions: entity.mentions.clone(),
        }
    }

    /// Those whom a number counts, without it: "Palestinian prisoners" of "several Palestinian prisoners".
    fn counted(&self, mention: &Mention) -> Option<&str> {
        let counts = |at: &TokenId| self.analysis.token(*at).tag == Tag::Num || COUNTING.contains(&self.analysis.lower(*at));
        let count = mention.tokens.clone().take_while(counts).count();
        let rest = mention.tokens.start + count..mention.tokens.end;
        (mention.form == MentionForm::Nominal && count > 0 && !rest.is_empty()).then(|| self.analysis.span(rest).slice(self.text))
    }

    /// The words used for someone unnamed; a capital that only opens a sentence is no part of them.
    fn words_used(&self, entity: &Entity) -> String {
        let mut mentions =
            entity.mentions.iter().filter_map(|&id| self.mention(id)).filter(|mention| mention.form != MentionForm::Pronoun);
        let Some(first) = mentions.next() else { return String::new() };
        let used = one_line(first.span.slice(self.text));
        let opening = self.analysis.token(first.tokens.start);
        let word = self.analysis.lower(first.tokens.start);
        let after = first.tokens.start + 1;
        let possessor = after < first.tokens.end && self.analysis.token(after).tag == Tag::Part;
        let unknown = words::readings(word).is_empty() || possessor;
        let proper = opening.tag == Tag::Propn && unknown && nominals::lookup(word).is_none();
        // "North Korean leader", "Baker International corp": the second capital says that the first is one, too.
        let second = !matches!(opening.tag, Tag::Num | Tag::Det | Tag::Pron)
            && first.tokens.len() > 1
            && self.analysis.span(after..after + 1).slice(self.text).starts_with(char::is_uppercase);
        let capital =
            first.name.is_some() || proper || second || demonyms::lookup(word).is_some() || gazetteer::lookup(word).is_some();
        let mut chars = used.chars();
        match chars.next() {
            Some(letter) if !capital && !chars.clone().next().is_some_and(char::is_uppercase) => {
                letter.to_lowercase().chain(chars).collect()
            }
            _ => used,
        }
    }

    /// Whether the canonical name is that of the entity's country.
    fn is_country(&self, entity: &Entity, canonical: &str) -> bool {
        let code = entity.country.filter(|code| !matches!(*code, "EUU" | "UNO"));
        code.and_then(dateline_lexicon::countries::name_of) == Some(canonical)
    }
}

fn add<'a>(strings: &mut Vec<&'a str>, string: &'a str) {
    if !strings.contains(&string) {
        strings.push(string);
    }
}

/// The words with single spaces between them, without the square brackets of an editor.
fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']')).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn kind(entity: &Entity, government: bool) -> ActorKind {
    if government {
        return ActorKind::Government;
    }
    match entity.kind {
        // A person nobody names.
        Some(ActorKind::Person) if !entity.named => ActorKind::Unnamed,
        Some(kind) => kind,
        None if entity.named => ActorKind::Person,
        None if entity.plural => ActorKind::Group,
        None => ActorKind::Unnamed,
    }
}

/// "the Kremlin": "Kremlin".
fn without_the(words: &str) -> &str {
    let article = words.get(..4).filter(|head| head.eq_ignore_ascii_case("the "));
    article.and_then(|article| words.get(article.len()..)).unwrap_or(words)
}

/// "a senior official": "senior official".
pub(super) fn without_article(words: &str) -> &str {
    let article = ["a ", "an ", "the "]
        .iter()
        .find(|article| words.get(..article.len()).is_some_and(|head| head.eq_ignore_ascii_case(article)));
    article.and_then(|article| words.get(article.len()..)).unwrap_or(words)
}
