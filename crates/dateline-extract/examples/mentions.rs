//! Prints the mentions of a text from standard input, one a line.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::Read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    let analysis = dateline_nlp::analyse(&text, &[]);
    for mention in dateline_extract::mention::mentions(&text, &analysis) {
        let words = |span: Option<dateline_text::Span>| span.map_or("-", |span| span.slice(&text));
        println!(
            "{:?} | {} | name {} | role {} | {:?} {:?} {:?}{}{}",
            mention.form,
            mention.span.slice(&text),
            words(mention.name),
            words(mention.role),
            mention.kind,
            mention.country.unwrap_or("-"),
            mention.canonical.unwrap_or("-"),
            if mention.plural { " plural" } else { "" },
            mention.gender.map(|gender| format!(" {gender:?}")).unwrap_or_default(),
        );
    }
    Ok(())
}
