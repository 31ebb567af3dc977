use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::find;

/// Place, country, date, agency and what follows the dateline.
fn parts(text: &str, published: Option<Date>) -> Option<(String, String, String, String, &str)> {
    let dateline = find(text, published).dateline?;
    let or = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let rest = text[dateline.span.end()..].trim_start();
    Some((
        or(dateline.place.map(|place| place.0)),
        or(dateline.country),
        or(dateline.date.map(|date| date.0.to_string())),
        or(dateline.agency.map(|agency| agency.0)),
        rest.split(' ').next().unwrap_or(""),
    ))
}

#[track_caller]
fn check(text: &str, place: &str, date: &str, agency: &str, next: &str) {
    let found = parts(text, Some(date_of_metadata())).map(|(place, _, date, agency, next)| (place, date, agency, next));
    assert_eq!(found, Some((place.into(), date.into(), agency.into(), next)), "{text}");
}

fn date_of_metadata() -> Date {
    date(2025, 8, 7)
}

#[test]
fn all_usual_shapes() {
    check("WASHINGTON, Aug 7 (Reuters) - Talks", "WASHINGTON", "2025-08-07", "Reuters", "Talks");
    check("Washington [US], August 7 : Talks", "Washington", "2025-08-07", "-", "Talks");
    check(" date 2025-08-07 Washington [US], August 6 : Talks", "Washington", "2025-08-06", "-", "Talks");
    check("MOSCOW, May 26. /TASS/. Talks", "MOSCOW", "2025-05-26", "TASS", "Talks");
    check("ST. PETERSBURG, May 26. /TASS/. Talks", "ST. PETERSBURG", "2025-05-26", "TASS", "Talks");
    check("UST-LUGA /Leningrad Region/, May 26. /TASS/. Talks", "UST-LUGA", "2025-05-26", "TASS", "Talks");
    check("JERUSALEM — Talks", "JERUSALEM", "-", "-", "Talks");
    check("TEHRAN (Tasnim) – Talks", "TEHRAN", "-", "Tasnim", "Talks");
    check("TEHRAN, May 21 (MNA) –  Talks", "TEHRAN", "2025-05-21", "MNA", "Talks");
    check("PARIS (AP) — Talks", "PARIS", "-", "AP", "Talks");
    check("BEIJING, May 21 (Xinhua) -- Talks", "BEIJING", "2025-05-21", "Xinhua", "Talks");
    check("KYIV, Ukraine (AP) — Talks", "KYIV", "-", "AP", "Talks");
    check("Seoul, May 3 (Yonhap) Talks", "Seoul", "2025-05-03", "Yonhap", "Talks");
    check("New Delhi, May 21 (PTI) Talks", "New Delhi", "2025-05-21", "PTI", "Talks");
    check("MOSCOW. May 26 (Interfax) - Talks", "MOSCOW", "2025-05-26", "Interfax", "Talks");
    check("MINSK, 26 May (BelTA) – Talks", "MINSK", "2025-05-26", "BelTA", "Talks");
    check("MOSCOW, May 26 - RIA Novosti. Talks", "MOSCOW", "2025-05-26", "RIA Novosti", "Talks");
    check("Tehran, May 21, IRNA – Talks", "Tehran", "2025-05-21", "IRNA", "Talks");
    check("Damascus, SANA- Talks", "Damascus", "-", "SANA", "Talks");
    check("Berlin (dpa) - Talks", "Berlin", "-", "dpa", "Talks");
    check("ABU DHABI, 21st May, 2025 (WAM) -- Talks", "ABU DHABI", "2025-05-21", "WAM", "Talks");
    check("(Reuters) - Talks", "-", "-", "Reuters", "Talks");
    check("NEW YORK, March 5 - Talks", "NEW YORK", "2025-03-05", "-", "Talks");
    check("CALGARY, Alberta, March 3 - Talks", "CALGARY", "2025-03-03", "-", "Talks");
    check("ANN ARBOR, Mich. – Talks", "ANN ARBOR", "-", "-", "Talks");
    check("MANCHESTER, N.H. (AP) — Talks", "MANCHESTER", "-", "AP", "Talks");
    check("WASHINGTON, D.C. — Talks", "WASHINGTON", "-", "-", "Talks");
    check("LONDON/NEW YORK, Aug 7 (Reuters) - Talks", "LONDON/NEW YORK", "2025-08-07", "Reuters", "Talks");
    check("Tirana, Albania (CNN) Talks", "Tirana", "-", "CNN", "Talks");
    check("LARGO, Fla., Oct 9, Reuter - Talks", "LARGO", "2024-10-09", "Reuter", "Talks");
    check("SANA, Yemen — Talks", "SANA", "-", "-", "Talks");
    check("TAMPA (FOX 13) - Talks", "TAMPA", "-", "FOX 13", "Talks");
    check("UNITED NATIONS -- Talks", "UNITED NATIONS", "-", "-", "Talks");
    check("Smallville, March 3 - Talks", "Smallville", "2025-03-03", "-", "Talks");
    check("Talks fail.\n\nSMALLVILLE — Talks", "SMALLVILLE", "-", "-", "Talks");
    check("MEXICO CITY (AP) — Talks", "MEXICO CITY", "-", "AP", "Talks");
    check("RIO DE JANEIRO, Dec. 31 (AP) — Talks", "RIO DE JANEIRO", "2024-12-31", "AP", "Talks");
    check("ABOARD AIR FORCE ONE, Aug 7 (Reuters) - Talks", "ABOARD AIR FORCE ONE", "2025-08-07", "Reuters", "Talks");
}

#[test]
fn stands_after_headlines_stamps_and_by_lines() {
    check("Talks begin.\n\nWASHINGTON (AP) — Talks", "WASHINGTON", "-", "AP", "Talks");
    check("Since 1900 May 26, 2025 (The Daily)     TOKYO -- Talks", "TOKYO", "-", "-", "Talks");
    check("He spoke. (Jane Roe/NTB) OSLO – Talks", "OSLO", "-", "-", "Talks");
    check("By Jane Roe ABUJA, Nov 1 (Reuters) - Talks", "ABUJA", "2024-11-01", "Reuters", "Talks");
}

#[test]
fn the_year_comes_from_what_is_nearest_or_from_nowhere() {
    let date_of = |text, published| find(text, published).dateline.unwrap().date.map(|date| date.0);
    assert_eq!(date_of("OSLO, Dec 31 (NTB) - Talks", Some(date(2025, 1, 1))), Some(date(2024, 12, 31)));
    assert_eq!(date_of("OSLO, Dec 31 (NTB) - Talks", None), None);
    let stamped = find("Published January 2, 2025\nOSLO, Dec 31 (NTB) - Talks", None);
    assert_eq!(stamped.dateline.unwrap().date.unwrap().0, date(2024, 12, 31));
    assert_eq!(stamped.published, Some(date(2025, 1, 2)));
    assert_eq!(find("OSLO, Dec 31, 2024 (NTB) - Talks", None).published, Some(date(2024, 12, 31)));
}

#[test]
fn a_stamp_alone_opens_too() {
    let opening = find("Thursday, August 7, 2025  6:17 pm (Paris)  Talks go on", None);
    assert_eq!(opening.published, Some(date(2025, 8, 7)));
    assert!(opening.dateline.is_some_and(|dateline| dateline.place.is_none() && dateline.span.end() == 41));
}

#[test]
fn ordinary_sentences_are_no_datelines() {
    for text in [
        "Moscow — which denies it — said no.",
        "Trump - the president - said so.",
        "BREAKING — The talks have failed.",
        "NATO - The alliance said so.",
        "UPDATE: The talks have failed.",
        "President Roe, May 5 was a good day.",
        "Paris, May and June are warm.",
        "The EU (Brussels) said no.",
        "May 5: The day it ended.",
        "Sunday, May 5 - The talks",
        "I - The Beginning",
        "Talks failed. EXCLUSIVE – As the talks failed, he left.",
        "Play DEC. 18: He left.",
        "It was over. Paris — The dream — was not.",
        "U.S. - China talks failed.",
        "WINNERS — The best of the week: none.",
        "Reuters said on Monday that talks went on.",
        "\"Washington, May 5 - we met,\" he said.",
    ] {
        let found = parts(text, Some(date_of_metadata()));
        assert!(found.is_none(), "{text}: {found:?}");
    }
}

proptest! {
    #[test]
    fn takes_any_text(
        text in "(?s).{0,60}|(WASHINGTON|Oslo|, |Aug 7| \\(|Reuters|AP|\\)| -| —|\\. |/TASS/|\\[US\\]|\n| : |é|Mich\\.|  ){0,10}",
    ) {
        let opening = find(&text, Some(date_of_metadata()));
        prop_assert_eq!(&opening, &find(&text, Some(date_of_metadata())));
        if let Some(dateline) = opening.dateline {
            prop_assert!(!dateline.span.slice(&text).is_empty());
            for (name, span) in dateline.place.iter().chain(&dateline.agency) {
                prop_assert_eq!(span.slice(&text), name.as_str());
                prop_assert!(dateline.span.contains(*span));
            }
        }
    }
}
