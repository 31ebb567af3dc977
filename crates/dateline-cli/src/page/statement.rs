//! A statement: *who — cue — content — to whom, when — by which medium*, and the sentence it stands in.

use dateline::record::vocabulary::StatementKind;
use dateline::record::{Range, Statement};

use super::paper::{Paper, Style, Text};
use super::view::{View, when};

pub(super) fn write(out: &mut String, paper: Paper, view: &View<'_>, statement: &Statement) {
    let cue = statement.chain.last().and_then(|link| link.cue);
    let mut text = Text::new().with(Style::Who, view.chain(&statement.chain));
    if let Some(cue) = cue {
        text = text.with(Style::Faint, " — ").with(Style::Cue, view.words(cue));
    }
    text = text.with(Style::Faint, " — ").with(Style::Content, content(view, statement));
    let to = statement.to.as_deref().map(|to| format!("to {}", view.name(to)));
    let circumstances: Vec<String> = to.into_iter().chain(statement.when.as_ref().map(when)).collect();
    if !circumstances.is_empty() {
        text = text.with(Style::Faint, " — ").with(Style::Time, circumstances.join(", "));
    }
    if let Some(medium) = &statement.medium {
        text = text.with(Style::Faint, " — ").plain(format!("via {medium}"));
    }
    if let Some(outer) = &statement.within {
        text = text.with(Style::Faint, format!(" (within {outer})"));
    }
    paper.write(out, &format!(" {:>4}  ", statement.id), &text);
    if let Some(focus) = cue.or_else(|| statement.content.first().copied()) {
        paper.write_marked(out, "         │ ", &view.sentence(focus, &marks(statement)));
    }
}

/// The pieces, in quotation marks where the speech is direct.
fn content(view: &View<'_>, statement: &Statement) -> String {
    let words = statement.content.iter().map(|piece| view.words(*piece)).collect::<Vec<_>>().join(" … ");
    if statement.kind == StatementKind::Direct { format!("“{words}”") } else { words }
}

/// Content below, sources and cues above it.
fn marks(statement: &Statement) -> Vec<(Range, Style)> {
    let content = statement.content.iter().map(|piece| (*piece, Style::Content));
    let sources = statement.chain.iter().filter_map(|link| Some((link.span?, Style::Who)));
    let cues = statement.chain.iter().filter_map(|link| Some((link.cue?, Style::Cue)));
    content.chain(sources).chain(cues).collect()
}
