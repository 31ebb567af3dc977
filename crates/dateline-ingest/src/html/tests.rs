use jiff::civil::date;

use super::{article, fill, is_page};
use crate::Place;
use crate::finish::Parts;
use crate::read::{Context, Options};

fn filled(source: &str) -> (Parts, Vec<&'static str>) {
    let (mut parts, mut diagnostics) = (Parts::default(), Vec::new());
    let place = Place::file("page.html");
    let options = Options::default();
    let context = Context { place: &place, options: &options };
    fill(&mut parts, source, &context, &mut diagnostics);
    (parts, diagnostics.iter().map(|diagnostic| diagnostic.code).collect())
}

fn page(head: &str) -> String {
    let paragraph = "<p>The minister told reporters on Tuesday that the two sides had agreed, after long talks, \
                     to meet again before the end of the month, and that no date was set.</p>";
    format!(
        "<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a> <a href=/x>World</a></nav>\
         <article><h1>Talks go on</h1><time datetime=2025-08-06T10:00>6 Aug</time>{}</article>\
         <footer>About us</footer></body></html>",
        paragraph.repeat(5)
    )
}

#[test]
fn linked_data_is_believed_first() {
    let head = r#"<title>Talks go on | The Gazette</title><meta property="og:site_name" content="The Gazette">
        <meta name=author content="Staff"><meta property="article:published_time" content="2025-08-05T01:00:00Z">
        <link rel=canonical href="https://gazette.example/talks">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":["NewsArticle"],"headline":"Talks go on &amp; on","datePublished":"2025-08-07T08:00:00+02:00",
        "author":[{"@type":"Person","name":"Ann Roe"},{"name":"Bo Lind"}],"publisher":{"name":"Gazette Ltd"}}]}</script>"#;
    let (parts, codes) = filled(&page(head));
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(parts.title.as_deref(), Some("Talks go on & on"));
    assert_eq!(parts.outlet.as_deref(), Some("The Gazette"));
    assert_eq!(parts.author.as_deref(), Some("Ann Roe, Bo Lind"));
    assert_eq!(parts.url.as_deref(), Some("https://gazette.example/talks"));
    assert_eq!(parts.published, Some(date(2025, 8, 7)));
    assert!(parts.text.contains("no date was set.\n\nThe minister"), "{}", parts.text);
    assert!(!parts.text.contains("About us") && !parts.text.contains("World"));
}

#[test]
fn meta_tags_then_time_give_the_date() {
    let (parts, _) = filled(&page("<meta itemprop=datePublished content='August 5, 2025'>"));
    assert_eq!(parts.published, Some(date(2025, 8, 5)));
    let (parts, _) = filled(&page("<meta name=date content='07/08/2025'>"));
    assert_eq!(parts.published, Some(date(2025, 8, 6)));
}

#[test]
fn what_the_input_says_stands() {
    let mut parts = Parts { title: Some("Given".into()), ..Parts::default() };
    let place = Place::file("page.html");
    let context = Context { place: &place, options: &Options::default() };
    fill(&mut parts, &page("<title>Other</title>"), &context, &mut Vec::new());
    assert_eq!(parts.title.as_deref(), Some("Given"));
}

#[test]
fn a_fragment_is_taken_whole() {
    assert!(!is_page("<p>One</p>"));
    let (parts, codes) = filled("<p>One &amp; two</p><p>Three</p>");
    assert_eq!((parts.text.as_str(), codes.len()), ("One & two\n\nThree", 0));
}

#[test]
fn bombs_give_their_text_and_a_warning() {
    let deep = format!("<html><body>{}<p>Deep down it says so.</p>", "<div>".repeat(100_000));
    let (parts, codes) = filled(&deep);
    assert_eq!((parts.text.as_str(), codes.as_slice()), ("Deep down it says so.", ["DL0217"].as_slice()));
    let wide = format!("<html><body><p data-x='{}'>It says so.</p>", "y".repeat(8 << 20));
    let (parts, codes) = filled(&wide);
    assert_eq!((parts.text.as_str(), codes.as_slice()), ("It says so.", ["DL0217"].as_slice()));
}

#[test]
fn the_largest_pages_let_through_are_read_in_time() {
    let started = std::time::Instant::now();
    for inner in ["<div>".repeat(390), "<b><p>".repeat(390), "<span><i>".repeat(190), "<table><tr><td>".repeat(130)] {
        let source = format!("<html><body>{inner}{}", "<p>The two sides, he said, agreed.</p>".repeat(200));
        article(&source, true);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
