use dateline_record::vocabulary::ActorKind;

use super::{NameKind, mentions, names};
use crate::{Gender, Mention, MentionForm};

fn found(text: &str) -> Vec<Mention> {
    mentions(text, &dateline_nlp::analyse(text, &[]))
}

fn one(text: &str, words: &str) -> Mention {
    let all = found(text);
    let spans: Vec<_> = all.iter().map(|mention| mention.span.slice(text)).collect();
    all.iter().find(|mention| mention.span.slice(text) == words).cloned().unwrap_or_else(|| panic!("no {words:?} in {spans:?}"))
}

#[test]
fn splits_role_and_name() {
    let text = "Norwegian Foreign Minister Ingrid Solberg met Kremlin foreign policy aide Pavel Orlov in Oslo.";
    let minister = one(text, "Norwegian Foreign Minister Ingrid Solberg");
    assert_eq!(minister.name.unwrap().slice(text), "Ingrid Solberg");
    assert_eq!(minister.role.unwrap().slice(text), "Foreign Minister");
    assert_eq!((minister.kind, minister.country), (Some(ActorKind::Person), Some("NOR")));
    let aide = one(text, "Kremlin foreign policy aide Pavel Orlov");
    assert_eq!(aide.role.unwrap().slice(text), "foreign policy aide");
    assert_eq!(aide.country, Some("RUS"));
    assert_eq!(one(text, "Oslo").kind, Some(ActorKind::Place));
}

#[test]
fn tells_government_from_place() {
    let text = "Moscow said talks in Ankara failed. Tehran's demands angered the White House. He flew to Kyiv after a row between London and Paris.";
    for (words, name) in [
        ("Moscow", "Russia"),
        ("Tehran", "Iran"),
        ("the White House", "United States"),
        ("London", "United Kingdom"),
        ("Paris", "France"),
    ] {
        let mention = one(text, words);
        assert_eq!((mention.kind, mention.canonical), (Some(ActorKind::Government), Some(name)), "{words}");
    }
    for words in ["Ankara", "Kyiv"] {
        assert_eq!(one(text, words).kind, Some(ActorKind::Place), "{words}");
    }
}

#[test]
fn nominals_have_number_gender_and_country() {
    let text = "The French foreign minister told a spokeswoman for the Turkish army that two senior officials had left.";
    let minister = one(text, "The French foreign minister");
    assert_eq!((minister.form, minister.country, minister.plural), (MentionForm::Nominal, Some("FRA"), false));
    assert_eq!(minister.role.unwrap().slice(text), "foreign minister");
    let spokeswoman = one(text, "a spokeswoman for the Turkish army");
    assert_eq!((spokeswoman.gender, spokeswoman.country), (Some(Gender::Feminine), Some("TUR")));
    assert!(one(text, "two senior officials").plural);
}

#[test]
fn particles_belong_to_names() {
    let text = "Later that evening Khalid bin Rashid al-Amri and Greta van der Berg met the brothers of Jean-Luc d'Aubigny and spoke with Rosa Diaz Jr. about trade.";
    for name in ["Khalid bin Rashid al-Amri", "Greta van der Berg", "Jean-Luc d'Aubigny", "Rosa Diaz Jr."] {
        assert_eq!(one(text, name).kind, Some(ActorKind::Person), "{name}");
    }
}

#[test]
fn names_of_bodies_reach_over_of() {
    let text = "The Ministry of Foreign Affairs and Trade denied it in a letter from its lawyers. Officials of the University of Cape Verde and the Green Valley Council agreed.";
    for name in ["The Ministry of Foreign Affairs and Trade", "the Green Valley Council"] {
        assert_eq!(one(text, name).kind, Some(ActorKind::Organization), "{name}");
    }
}

#[test]
fn a_treaty_or_a_weekday_is_nobody() {
    let text = "On Friday the Lisbon Treaty and World War II were discussed in May.";
    let spans: Vec<_> = found(text).iter().map(|mention| mention.span.slice(text)).collect();
    assert_eq!(spans, ["Lisbon"]);
}

#[test]
fn possessors_are_mentions_and_so_is_the_whole() {
    let text = "Kenya’s air traffic office and Mr Okello's lawyer disagreed with his brother.";
    assert_eq!(one(text, "Kenya").kind, Some(ActorKind::Government));
    assert_eq!(one(text, "Kenya’s air traffic office").country, Some("KEN"));
    assert_eq!(one(text, "Mr Okello").gender, Some(Gender::Masculine));
    assert_eq!(one(text, "Mr Okello's lawyer").form, MentionForm::Nominal);
    assert_eq!(one(text, "his").form, MentionForm::Pronoun);
    assert_eq!(one(text, "his brother").gender, Some(Gender::Masculine));
}

#[test]
fn names_for_their_own_sake() {
    let text = "Danish drones hit the harbour of Ravenna overnight, said Prime Minister Anna Holm of the Green Party.";
    let analysis = dateline_nlp::analyse(text, &[]);
    let all: Vec<_> = names(text, &analysis).into_iter().map(|name| (name.span.slice(text), name.kind)).collect();
    assert!(all.contains(&("Danish", NameKind::People)));
    assert!(all.contains(&("Anna Holm", NameKind::Person)));
    assert!(all.contains(&("Green Party", NameKind::Organization)));
}
