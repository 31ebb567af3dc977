//! All stages of extraction over one report.

use dateline_nlp::Analysis;
use dateline_record::Report;
use dateline_time::Timex;

use crate::act::learnt::Model;
use crate::{Act, Extraction, Mention, MentionId, Source, Statement, act, mention, statement};

/// Everything found in one report: mentions, the given times, statements and acts, each sorted by place.
pub fn extract(report: &Report, analysis: &Analysis, times: Vec<Timex>) -> Extraction {
    extract_with(report, analysis, times, Model::embedded())
}

/// [`extract()`] with another model of acts than the one in the program.
pub fn extract_with(report: &Report, analysis: &Analysis, times: Vec<Timex>, model: &Model) -> Extraction {
    let text = &report.text;
    let mut mentions = mention::mentions(text, analysis);
    let mut statements = statement::statements(text, analysis, &times, &mut mentions);
    let mut acts = act::acts(text, analysis, &times, &statements, &mut mentions, model);
    sort(&mut mentions, &mut statements, &mut acts);
    Extraction { mentions, times, statements, acts }
}

/// Brings the mentions that statements and acts added into place, and points everything at the new places.
fn sort(mentions: &mut Vec<Mention>, statements: &mut [Statement], acts: &mut [Act]) {
    let mut order: Vec<MentionId> = (0..mentions.len()).collect();
    order.sort_by_key(|&id| mentions.get(id).map(|mention| (mention.span.start(), mention.span.end(), id)));
    let mut place = vec![0; order.len()];
    for (position, &id) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(id) {
            *slot = position;
        }
    }
    let moved = |id: &mut MentionId| *id = place.get(*id).copied().unwrap_or(*id);
    for statement in statements {
        for link in &mut statement.chain {
            if let Source::Mention(id) = &mut link.source {
                moved(id);
            }
        }
        statement.to.iter_mut().for_each(moved);
    }
    for act in acts {
        act.agent.iter_mut().chain(&mut act.recipient).for_each(moved);
    }
    let mut sorted: Vec<Mention> = order.iter().filter_map(|&id| mentions.get(id)).cloned().collect();
    std::mem::swap(mentions, &mut sorted);
}
