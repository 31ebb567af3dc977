//! The same someone in several reports.
//!
//! *Finds:* persons of the same full name, organisations, media and armed groups of the same name, governments and places of the
//! same country. Countries that are known must agree; an actor whose country no report tells is joined to the only one of its
//! name whose country is known. A surname with an office and a country ("President Lind", NOR) stands for itself across reports.
//!
//! *Does not find:* anyone by surname alone, groups and unnamed sources: these are actors of one report. Names that differ by more
//! than writing (a nickname, a maiden name) are left to readers, who can merge them.

use dateline_record::Actor;
use dateline_record::vocabulary::ActorKind;

/// What an actor of a report is compared by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Kind, name and country: actors of the same key are one.
    pub full: String,
    /// The key without the country: among these, unknown countries are settled by [`same`]. `None` for an actor of one report alone.
    pub group: Option<String>,
}

/// The key of an actor; `report` is the report's own key, for those that no other report can mean.
pub fn key(actor: &Actor, report: &str) -> Key {
    let country = actor.country.as_deref().unwrap_or("");
    let name = normal(&actor.name);
    let group = match actor.kind {
        ActorKind::Government if !country.is_empty() => Some(format!("government|{country}")),
        ActorKind::Person => match (name.contains(' '), actor.role.as_deref()) {
            (true, _) => Some(format!("person|{name}")),
            (false, Some(role)) if !country.is_empty() => Some(format!("person|{name}|{}", normal(role))),
            _ => None,
        },
        ActorKind::Group | ActorKind::Unnamed => None,
        kind => Some(format!("{kind}|{name}")),
    };
    match group {
        Some(group) => Key { full: format!("{group}|{country}"), group: Some(group) },
        None => Key { full: format!("{report}|{name}|{country}"), group: None },
    }
}

/// Of actors of one group, given by country, whom each is one with: `None` where it stands for itself, the place in `countries` of
/// another where it is that one.
///
/// Those without a country are the one with a country when there is only one.
pub fn same(countries: &[Option<&str>]) -> Vec<Option<usize>> {
    let mut known = countries.iter().enumerate().filter(|(_, country)| country.is_some());
    let only = match (known.next(), known.next()) {
        (Some((only, _)), None) => Some(only),
        _ => None,
    };
    countries.iter().map(|country| only.filter(|_| country.is_none())).collect()
}

/// A name as it is compared: lower case, letters without marks, no initials in the middle, endings of one sound written one way.
pub fn normal(name: &str) -> String {
    let plain: String = name.chars().flat_map(char::to_lowercase).filter_map(plain).collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| *word != "the").collect();
    let last = words.len().saturating_sub(1);
    let kept = words.iter().enumerate().filter(|(at, word)| *at == 0 || *at == last || word.chars().count() > 1);
    kept.map(|(_, word)| ending(word)).collect::<Vec<_>>().join(" ")
}

/// "zelenskyy", "zelenskiy" and "zelenskij" are written "zelensky".
fn ending(word: &str) -> String {
    let stem = ["yy", "iy", "ij", "yi"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 3);
    stem.map_or_else(|| word.to_owned(), |stem| format!("{stem}y"))
}

/// A lower-case letter without its marks; dots and apostrophes fall away, hyphens part words.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' | 'ĝ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ŭ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '.' | '\'' | '’' | ',' | '\u{300}'..='\u{36f}' => return None,
        '-' | '‐' | '–' => ' ',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::{key, normal, same};
    use dateline_record::Actor;
    use dateline_record::vocabulary::ActorKind;

    fn actor(name: &str, kind: ActorKind, country: Option<&str>, role: Option<&str>) -> Actor {
        let (country, role) = (country.map(str::to_owned), role.map(str::to_owned));
        Actor { id: "a1".into(), name: name.into(), kind, country, role, aliases: vec![], mentions: vec![] }
    }

    #[test]
    fn writings_of_one_name_are_one() {
        assert_eq!(normal("Henrik J. Åsland"), normal("henrik asland"));
        assert_eq!(normal("Danylo Horovskyy"), normal("Danylo Horovskiy"));
        assert_ne!(normal("Mary Lind"), normal("Marie Lind"));
    }

    #[test]
    fn surnames_alone_are_never_one() {
        let alone = actor("Lind", ActorKind::Person, Some("NOR"), None);
        assert_ne!(key(&alone, "report 1"), key(&alone, "report 2"));
        let minister = actor("Lind", ActorKind::Person, Some("NOR"), Some("Prime Minister"));
        assert_eq!(key(&minister, "report 1"), key(&minister, "report 2"));
        let other = actor("Lind", ActorKind::Person, Some("SWE"), Some("Prime Minister"));
        assert_ne!(key(&minister, "report 1").full, key(&other, "report 1").full);
    }

    #[test]
    fn groups_and_critics_stay_in_their_report() {
        for kind in [ActorKind::Group, ActorKind::Unnamed] {
            let critics = actor("critics", kind, None, None);
            assert_ne!(key(&critics, "1"), key(&critics, "2"));
        }
    }

    #[test]
    fn an_unknown_country_is_the_only_known_one() {
        assert_eq!(same(&[Some("NOR"), None]), [None, Some(0)]);
        assert_eq!(same(&[Some("NOR"), None, Some("SWE")]), [None, None, None]);
        assert_eq!(same(&[None]), [None]);
    }
}
