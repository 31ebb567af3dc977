use proptest::prelude::*;

use super::find;
use crate::dateline_line::{self, Opening};

/// The boilerplate of a text, part by part.
fn parts(text: &str) -> Vec<&str> {
    let opening = dateline_line::find(text, None);
    find(text, &opening, None).into_iter().map(|span| span.slice(text)).collect()
}

#[test]
fn notices_take_their_sentence() {
    assert_eq!(
        parts("The talks failed. © 2025 The Gazette Ltd. All rights reserved. He left at noon, and she stayed for another day."),
        ["© 2025 The Gazette Ltd. All rights reserved."]
    );
    assert_eq!(
        parts("He left. This material may not be published, broadcast or rewritten. Talks go on."),
        ["This material may not be published, broadcast or rewritten."]
    );
    assert_eq!(parts("He left.  Already a subscriber? Log in now. She stayed."), ["Already a subscriber? Log in now."]);
}

#[test]
fn what_ends_a_report_ends_it() {
    let text = "The talks failed on Monday, and no new date was set by either of the two sides. Jane Roe contributed to this report. \
                Bo Lind covers Norway for The Gazette.";
    assert_eq!(parts(text), ["Jane Roe contributed to this report. Bo Lind covers Norway for The Gazette."]);
    let early = "Jane Roe contributed to this report. The talks failed on Monday, and no new date was set by either side.";
    assert_eq!(parts(early), ["Jane Roe contributed to this report."]);
}

#[test]
fn prompts_without_a_stop_end_with_their_phrase() {
    assert_eq!(
        parts(
            "He left. To view this video please enable JavaScript, or use a browser that supports HTML5 video The talks failed."
        ),
        ["To view this video please enable JavaScript, or use a browser that supports HTML5 video"]
    );
}

#[test]
fn prompts_need_their_place_and_company() {
    assert_eq!(parts("So it was. Sign up for our weekly newsletter here. He left."), ["Sign up for our weekly newsletter here."]);
    assert!(parts("They had to sign up for the army newsletter.").is_empty());
    assert!(parts("Sign up for the army, he said.").is_empty());
    assert_eq!(parts("He left.\nFollow Jane Roe on Twitter @janeroe."), ["Follow Jane Roe on Twitter @janeroe."]);
    assert!(parts("Follow the money, he said.").is_empty());
    assert!(parts("The firm bought an advertisement on Monday.").is_empty());
    assert_eq!(parts("Advertisement\nThe talks failed.\nAdvertisement"), ["Advertisement", "Advertisement"]);
}

#[test]
fn capitals_end_with_the_capitals() {
    assert_eq!(parts("He won. CLICK HERE TO GET THE GAZETTE APP A man said he left."), ["CLICK HERE TO GET THE GAZETTE APP"]);
}

#[test]
fn credits_take_their_brackets() {
    assert_eq!(
        parts("Talks failed. (Reporting by Jane Roe; Editing by Bo Lind) He left."),
        ["(Reporting by Jane Roe; Editing by Bo Lind)"]
    );
    assert_eq!(parts("A man speaks in Oslo. (Jane Roe/Getty Images) He left."), ["(Jane Roe/Getty Images)"]);
    assert!(parts("He sued Getty Images in March (and lost).").is_empty());
    assert_eq!(parts("He left.\nPhoto: Jane Roe\nShe stayed."), ["Photo: Jane Roe"]);
}

#[test]
fn the_dateline_counts() {
    assert_eq!(parts("OSLO, May 5 (NTB) - Talks failed."), ["OSLO, May 5 (NTB) -"]);
}

#[test]
fn ordinary_text_has_none() {
    for text in [
        "He said the image of the party had suffered. Read more widely, he told them.",
        "She watched the video and shared it. The court reserved all judgment.",
        "Reporting by the network showed otherwise; the paper subscribed to that view.",
        "\"Follow me,\" he said. \"Share your bread.\"",
        "The company's privacy policy changed and cookies were banned.",
        "The photo shows a man. More than that: he asked for more.",
    ] {
        assert_eq!(parts(text), Vec::<&str>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn takes_any_text(
        text in "(?s).{0,80}|(Advertisement|READ MORE:|\\(Photo|\\)|all rights reserved|sign up|newsletter|\\. |\n|  |é|Word | © 2025){0,12}",
    ) {
        let spans = find(&text, &Opening::default(), None);
        for pair in spans.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start());
        }
        for span in spans {
            prop_assert!(!span.slice(&text).is_empty());
        }
    }
}
