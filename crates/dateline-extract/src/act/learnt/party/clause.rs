//! The clause that an act stands in: its voice, subject and object.

use dateline_nlp::{Analysis, Tag, TokenId};

/// So many tokens on either side of a verb its subject and object are looked for.
const WINDOW: usize = 40;
/// So many clauses around an act are looked at.
const CLAUSES: usize = 4;

/// The clause that an act stands in.
pub(super) struct Clause {
    /// Whether its subject acts or suffers: "active", "passive", "reduced" ("troops sent by"), "noun".
    pub(super) voice: &'static str,
    /// The head of its subject: its own, or that of the nearest clause around it that has one.
    pub(super) subject: Option<TokenId>,
    /// How many clauses around that is, and the relation to it.
    pub(super) steps: usize,
    pub(super) over: &'static str,
    /// The head of its object.
    pub(super) object: Option<TokenId>,
}

impl Clause {
    pub(super) fn of(analysis: &Analysis, token: TokenId) -> Self {
        let child = |of: TokenId, is: &dyn Fn(&'static str) -> bool| {
            let sentence = analysis.token(of).sentence;
            let near = of.saturating_sub(WINDOW)..of + WINDOW;
            near.into_iter().find(|at| {
                let child = analysis.token(*at);
                child.head == Some(of) && child.sentence == sentence && is(child.relation)
            })
        };
        let own = analysis.token(token);
        let passive = child(token, &|relation| matches!(relation, "nsubj:pass" | "aux:pass")).is_some();
        let voice = match own.tag {
            Tag::Verb if passive => "passive",
            Tag::Verb if own.relation == "acl" => "reduced",
            Tag::Verb => "active",
            _ => "noun",
        };
        let (mut at, mut steps, mut over) = (token, 0, "");
        let subject = loop {
            if let Some(subject) = child(at, &|relation| relation.starts_with("nsubj")) {
                break Some(subject);
            }
            let Some(head) = analysis.token(at).head.filter(|_| steps < CLAUSES) else { break None };
            (over, at, steps) = (analysis.token(at).relation, head, steps + 1);
        };
        Self { voice, subject, steps, over, object: child(token, &|relation| relation == "obj") }
    }
}
