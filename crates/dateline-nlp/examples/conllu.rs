//! Prints the analysis of a text on standard input as CoNLL-U, without a parse: for `score_conllu.py`.
#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let analysis = dateline_nlp::analyse(&text, &[]);
    for sentence in &analysis.sentences {
        for (id, at) in sentence.tokens.clone().enumerate() {
            let token = analysis.token(at);
            let tag = format!("{:?}", token.tag).to_uppercase().replace("OTHER", "X");
            println!("{}\t{}\t{}\t{tag}\t_\t_\t0\t_\t_\t_", id + 1, token.span.slice(&text), analysis.lemma(at));
        }
        println!();
    }
    Ok(())
}
