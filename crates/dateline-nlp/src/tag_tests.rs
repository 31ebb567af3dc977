use dateline_lexicon::words::{Tag, VerbForm};

fn tags(text: &str) -> Vec<(String, Tag, Option<VerbForm>, &'static str)> {
    let analysis = crate::analyse(text, &[]);
    analysis.tokens.iter().map(|token| (token.span.slice(text).to_owned(), token.tag, token.form, token.lemma)).collect()
}

fn of(text: &str, word: &str) -> (Tag, Option<VerbForm>, &'static str) {
    tags(text).into_iter().find(|one| one.0 == word).map(|one| (one.1, one.2, one.3)).unwrap()
}

#[test]
fn nouns_and_verbs_are_told_by_their_neighbours() {
    assert_eq!(of("The strikes killed two people.", "strikes").0, Tag::Noun);
    assert_eq!(of("He strikes a deal.", "strikes"), (Tag::Verb, Some(VerbForm::Third), "strike"));
    assert_eq!(of("They plan to attack the port.", "attack"), (Tag::Verb, Some(VerbForm::Base), "attack"));
    assert_eq!(of("An attack on the port failed.", "attack").0, Tag::Noun);
    assert_eq!(of("The talks will resume on Monday.", "talks").0, Tag::Noun);
}

#[test]
fn past_and_participle() {
    assert_eq!(of("The army seized the town.", "seized").1, Some(VerbForm::Past));
    assert_eq!(of("The army has not yet seized the town.", "seized").1, Some(VerbForm::Participle));
    assert_eq!(of("The town was seized by the army.", "seized"), (Tag::Verb, Some(VerbForm::Participle), "seize"));
    assert_eq!(of("“No,” Ms. Okello said.", "said"), (Tag::Verb, Some(VerbForm::Past), "say"));
}

#[test]
fn small_words() {
    assert_eq!(of("He said that the talks failed.", "that").0, Tag::Sconj);
    assert_eq!(of("The plan that failed was his.", "that").0, Tag::Pron);
    assert_eq!(of("It's over.", "'s").0, Tag::Aux);
    assert_eq!(of("Kenya's plan failed.", "'s").0, Tag::Part);
    assert_eq!(of("They went to Paris.", "to").0, Tag::Adp);
    assert_eq!(of("They want to go.", "to").0, Tag::Part);
    assert_eq!(of("She told her brother.", "her").0, Tag::Det);
    assert_eq!(of("He met her on Monday.", "her").0, Tag::Pron);
}

#[test]
fn names_and_capitals() {
    assert_eq!(of("Officials met Brannigan in Tolverby.", "Tolverby").0, Tag::Propn);
    assert_eq!(of("The Russian president left.", "Russian").0, Tag::Adj);
    assert_eq!(of("The US said no.", "US").0, Tag::Propn);
    assert_eq!(of("They gave us food.", "us").0, Tag::Pron);
    assert_eq!(of("TALKS FAIL AS REBELS ATTACK THE PORT", "THE").0, Tag::Det);
}
