//! What is held out, and whether a later act is that very thing.
//!
//! *Finds:* the verb of what is promised, threatened or asked for: "agreed: extend the truce" → extend; "demanded: Norland lift its
//! tariffs" → lift. A later act is it when its own words are that verb or a noun made of it ("extended", "extension"), or the noun that
//! a light verb lends itself to ("impose tariffs", "tariffs").
//! *Does not find:* what is held out as a thing, without a verb ("a possible deal").
//! *Why:* acts on one matter share most of their words: whoever asks for an end to a war names the war.

use dateline_lexicon::acts::{Embed, Stand, embed, light};
use dateline_lexicon::words::{Tag, VerbForm, readings};

/// Words that are looked at for the verb.
const FIRST: usize = 8;
/// Words behind a light verb that may be its noun.
const NEAR: usize = 6;
/// Letters that a verb and the noun made of it share at least.
const ROOT: usize = 4;

/// What is held out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeldOut {
    verb: &'static str,
    /// The words behind the verb.
    behind: Vec<String>,
    /// Whether it is held out not to do it.
    pub(super) not: bool,
}

impl HeldOut {
    /// Reads the words of an act, "TRIGGER: WHAT".
    pub(super) fn read(words: &str) -> Option<Self> {
        let (_, what) = words.split_once(": ")?;
        let words = tokens(what);
        let first = words.get(..FIRST.min(words.len()))?;
        let to = first.iter().position(|word| word == "to").map(|at| at + 1);
        let not = first.iter().position(|word| matches!(word.as_str(), "not" | "never"));
        let base = |at: &usize| base_of(words.get(*at)?);
        // "close its ports", "Norland to close its ports".
        let opens = base(&0).is_some();
        let from = if opens { 0 } else { to.or(not.map(|at| at + 1)).unwrap_or(0) };
        let certain = |at: &usize| {
            let noun =
                readings(words.get(*at).map_or("", String::as_str)).first().is_some_and(|reading| reading.tag == Tag::Noun);
            if *at == from || !noun { base(at) } else { None }
        };
        let at = (from..from + FIRST).find(|at| certain(at).is_some())?;
        Some(Self { verb: base(&at)?, behind: words.get(at + 1..)?.to_vec(), not: not.is_some_and(|not| not < at) })
    }

    /// Whether the act of these words is it.
    pub(super) fn is(&self, words: &str) -> bool {
        let trigger = tokens(words.split_once(": ").map_or(words, |(trigger, _)| trigger));
        let lemmas: Vec<&str> = trigger.iter().flat_map(|word| lemmas(word)).collect();
        if self.stops() {
            return lemmas.iter().any(|lemma| stops(lemma) || akin(lemma, self.verb));
        }
        let noun = |lemma: &&str| {
            let near = self.behind.iter().take(NEAR);
            near.flat_map(|word| self::lemmas(word)).any(|other| other == *lemma && other.len() >= ROOT)
        };
        !lemmas.iter().any(|lemma| stops(lemma))
            && (lemmas.iter().any(|lemma| akin(lemma, self.verb)) || !light(self.verb).is_empty() && lemmas.iter().any(noun))
    }

    /// Whether it is an end to something.
    fn stops(&self) -> bool {
        stops(self.verb)
    }
}

fn tokens(words: &str) -> Vec<String> {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The verb that the form is the base of.
fn base_of(form: &str) -> Option<&'static str> {
    let reading = readings(form).iter().find(|reading| reading.tag == Tag::Verb && reading.form == Some(VerbForm::Base))?;
    Some(reading.lemma).filter(|lemma| lemma.len() > 2)
}

/// The lemmas of a form: of the verb, of the noun; the form itself where it is unknown.
fn lemmas(form: &str) -> Vec<&str> {
    let known = readings(form).iter().filter(|reading| matches!(reading.tag, Tag::Verb | Tag::Noun)).map(|reading| reading.lemma);
    let mut found: Vec<&str> = known.collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() { vec![form] } else { found }
}

fn stops(lemma: &str) -> bool {
    matches!(embed(lemma, Embed::Verb), Some(Stand::Ended)) || matches!(lemma, "cease" | "lift" | "withdraw" | "drop" | "scrap")
}

/// Whether two words are one, or made of one: "resign", "resignation".
fn akin(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let shorter = one.len().min(other.len());
    one == other || common >= ROOT && common + 1 >= shorter
}

#[cfg(test)]
mod tests {
    use super::HeldOut;

    #[test]
    fn the_verb_is_found_behind_its_subject() {
        for (words, verb) in [
            ("agreed: extend the truce by a month", "extend"),
            ("demanded: Norland lift its tariffs", "lift"),
            ("called for: Norland to end the war in Ostia", "end"),
            ("promised: not to close the port", "close"),
        ] {
            assert_eq!(HeldOut::read(words).map(|held_out| held_out.verb), Some(verb), "{words}");
        }
        assert_eq!(HeldOut::read("trade deal: a possible trade deal"), None);
    }

    #[test]
    fn an_act_is_it_by_its_own_words() {
        let is = |held_out: &str, act: &str| HeldOut::read(held_out).is_some_and(|held_out| held_out.is(act));
        assert!(is("agreed: extend the truce", "extension: an extension of the truce"));
        assert!(is("promised: resign her post", "resignation: her resignation from her post"));
        assert!(is("threatened: impose 50 percent tariffs on Norland", "tariffs: tariffs of 50 percent on Norland"));
        assert!(is("demanded: Norland lift its tariffs", "suspended: its tariffs"));
        assert!(!is("demanded: Norland cease the new offensive", "offensive: Norland's new offensive"));
        assert!(!is("demanded: Norland lift its tariffs", "tariffs: its new tariffs"));
        assert!(!is("demanded: Norland close its border", "accepted: 11,491 refugees at its border"));
    }
}
