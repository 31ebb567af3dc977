//! Prints the analysis of a text on standard input as CoNLL-U, without a parse: for `score_conllu.py`.
//!
//! Words split at an apostrophe are printed as one multiword token; possessive pronouns, determiners here, as `PRON`.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::Read;

use dateline_nlp::{Analysis, Tag, TokenId};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let analysis = dateline_nlp::analyse(&text, &[]);
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        for (id, word) in sentence.tokens.clone().enumerate() {
            if word == at {
                at += 1;
                while at < sentence.tokens.end && is_clitic(&analysis, at) {
                    at += 1;
                }
                if at > word + 1 {
                    println!("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_", id + 1, id + at - word, analysis.span(word..at).slice(&text));
                }
            }
            let form = analysis.token(word).span.slice(&text);
            println!(
                "{}\t{form}\t{}\t{}\t_\t_\t0\t_\t_\tform={:?}",
                id + 1,
                analysis.lemma(word),
                tag(&analysis, word),
                analysis.token(word).form
            );
        }
        println!();
    }
    Ok(())
}

/// Whether the token is glued to the word before it, as "n't" and "'s" are.
fn is_clitic(analysis: &Analysis, at: TokenId) -> bool {
    let glued = analysis.token(at - 1).span.end() == analysis.token(at).span.start();
    let word = analysis.lower(at);
    let splits = word.starts_with(['\'', '’']) && (word.chars().count() > 1 || analysis.token(at).tag == Tag::Part);
    glued && (splits || matches!(word, "n't" | "n’t" | "na" | "ta") || word == "not" && analysis.lower(at - 1) == "can")
}

fn tag(analysis: &Analysis, at: TokenId) -> String {
    match (analysis.token(at).tag, analysis.lower(at)) {
        (Tag::Det, "my" | "your" | "his" | "her" | "its" | "our" | "their" | "whose") => "PRON".to_owned(),
        (Tag::Other, "$" | "%" | "/" | "+" | "=" | "#" | "€" | "£" | "<" | ">") => "SYM".to_owned(),
        (Tag::Other, word) if word.starts_with(char::is_alphabetic) => "INTJ".to_owned(),
        (Tag::Other, _) => "X".to_owned(),
        (other, _) => format!("{other:?}").to_uppercase(),
    }
}
