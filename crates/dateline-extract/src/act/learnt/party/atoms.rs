//! Plain facts about an act and someone who may take part in it, one feature each: the trees put them together.

use dateline_nlp::{Analysis, Tag, TokenId};

use super::clause::Clause;
use super::{Features, Stage, path};
use crate::act::learnt::{bucket, root, yes};
use crate::{Act, Mention, MentionForm, MentionId};

impl Stage<'_> {
    /// Of the act, whoever takes part.
    pub(super) fn of_act(&self, found: &mut Features, act: &Act, token: TokenId, clause: &Clause) {
        let analysis = self.cast.analysis;
        found.add(&["act", act.kind.as_str()]);
        found.add(&["act rule", act.rule.id]);
        found.add(&["act status", act.status.as_str()]);
        found.add(&["act lemma", analysis.lemma(token)]);
        found.add(&["act tag", if analysis.token(token).tag == Tag::Verb { "verb" } else { "noun" }]);
        found.add(&["act relation", analysis.token(token).relation]);
        found.add(&["act said", yes(act.statement.is_some())]);
        found.add(&["act agents", bucket(act.agent.len())]);
        found.add(&["act recipients", bucket(act.recipient.len())]);
        found.add(&["act voice", clause.voice, yes(clause.object.is_some())]);
        found.add(&["act led", bucket(clause.steps), clause.over]);
        for at in token.saturating_sub(2)..token + 4 {
            if at != token && analysis.token(at).sentence == analysis.token(token).sentence {
                found.add(&["act near", if at < token { "left" } else { "right" }, analysis.lemma(at)]);
            }
        }
    }

    /// Of the party, wherever it is mentioned.
    pub(super) fn of_party(&self, found: &mut Features, act: &Act, token: TokenId, party: usize, speaks: &str) {
        let Some(known) = self.cast.parties.get(party) else { return };
        let by_rule = |list: &[MentionId]| yes(self.cast.names(list, party));
        found.add(&["party agent", by_rule(&act.agent)]);
        found.add(&["party recipient", by_rule(&act.recipient)]);
        found.add(&["party kind", known.kind.as_str()]);
        found.add(&["party country", yes(known.country.is_some())]);
        found.add(&["party speaks", speaks]);
        found.add(&["party rank", bucket(self.rank.get(party).copied().unwrap_or(99))]);
        found.add(&["party count", bucket(known.mentions.len())]);
        found.add(&["party back", bucket(self.sentences_back(token, known))]);
        let first = known.mentions.first().and_then(|id| self.cast.mentions.get(*id));
        found.add(&["party from", bucket(first.map_or(99, |mention| mention.sentence))]);
        let named = known.mentions.iter().any(|id| self.cast.mentions.get(*id).is_some_and(|mention| mention.name.is_some()));
        found.add(&["party named", yes(named)]);
        let sentence = self.cast.analysis.token(token).sentence as usize;
        let led = |sentence: usize| self.subject.get(sentence).copied().flatten() == Some(party);
        found.add(&["party leads", yes(led(sentence)), yes(sentence.checked_sub(1).is_some_and(led))]);
        if let Some((agents, recipients)) = self.before.get(&act.trigger) {
            found.add(&["party before", yes(agents.contains(&party)), yes(recipients.contains(&party))]);
        }
        if let Some((agents, recipients)) = self.before_so.get(&act.trigger) {
            found.add(&["party before so", yes(agents.contains(&party)), yes(recipients.contains(&party))]);
        }
        let (agent, recipient) = self.by_root.get(&(party, root(self.cast.analysis, token))).copied().unwrap_or_default();
        found.add(&["party acts by root", bucket(agent as usize)]);
        found.add(&["party suffers by root", bucket(recipient as usize)]);
        let (agent, recipient) = self.acts.get(&party).copied().unwrap_or_default();
        found.add(&["party acts", bucket(agent as usize)]);
        found.add(&["party suffers", bucket(recipient as usize)]);
        let (agent, recipient) = self.by_type.get(&(party, act.kind)).copied().unwrap_or_default();
        found.add(&["party acts so", bucket(agent as usize)]);
        found.add(&["party suffers so", bucket(recipient as usize)]);
    }

    /// Of the mention of the party that stands nearest to the act in its sentence.
    pub(super) fn of_mention(&self, found: &mut Features, act: &Act, token: TokenId, clause: &Clause, id: MentionId) {
        let analysis = self.cast.analysis;
        let Some(mention) = self.cast.mentions.get(id) else { return };
        let head = analysis.head_of(mention.tokens.clone()).unwrap_or(mention.tokens.start);
        let left = mention.tokens.start < token;
        let way = path(analysis, token, head);
        let steps = way.matches(['^', 'v']).count();
        found.add(&["mention way", &way]);
        found.add(&["mention steps", bucket(steps)]);
        let is =
            |at: Option<TokenId>| at.is_some_and(|at| at == head || mention.tokens.contains(&at) || beside(analysis, head, at));
        let (leads, object) = (is(clause.subject), is(clause.object));
        found.add(&["mention leads", yes(leads), clause.voice]);
        found.add(&["mention leads by", yes(leads), bucket(clause.steps), clause.over]);
        found.add(&["mention object", yes(object), clause.voice]);
        let split = way.find('v').unwrap_or(way.len());
        let (up, down) = way.split_at(split);
        found.add(&["mention up", up]);
        found.add(&["mention down", down]);
        found.add(&["mention last", analysis.token(head).relation]);
        found.add(&["mention left", yes(left)]);
        found.add(&["mention far", bucket(mention.tokens.start.abs_diff(token))]);
        found.add(&["mention form", form(mention)]);
        found.add(&["mention plural", yes(mention.plural)]);
        found.add(&["mention named", yes(mention.name.is_some())]);
        found.add(&["mention head", analysis.lemma(head)]);
        found.add_bits(&["mention head"], dateline_lexicon::acts::classes(analysis.lemma(head)));
        let over = analysis.token(head).head;
        found.add(&["mention over", over.map_or("", |over| analysis.lemma(over))]);
        found.add(&[
            "mention over tag",
            over.map_or("none", |over| if analysis.token(over).tag == Tag::Verb { "verb" } else { "other" }),
        ]);
        for back in 1..=2 {
            let at = mention.tokens.start.checked_sub(back);
            found.add(&["mention behind", bucket(back), at.map_or("", |at| analysis.lower(at))]);
        }
        found.add(&["mention before", analysis.lower(mention.tokens.end)]);
        found.add(&["mention inside", yes(mention.span.overlaps(act.trigger))]);
        found.add(&["mention in what", yes(act.what.is_some_and(|what| what.overlaps(mention.span)))]);
        found.add(&["mention in condition", yes(act.condition.is_some_and(|condition| condition.overlaps(mention.span)))]);
        found.add(&["mention in place", yes(act.place.is_some_and(|place| place.span.overlaps(mention.span)))]);
        // Who else stands between: the nearest actor on its side, the next one, …
        let between = |other: &&MentionId| {
            self.cast.mentions.get(**other).is_some_and(|other| {
                let at = other.tokens.start;
                other.span != mention.span
                    && if left { mention.tokens.start < at && at < token } else { token < at && at < mention.tokens.start }
            })
        };
        let here = self.here.get(mention.sentence).map_or(&[][..], Vec::as_slice);
        found.add(&["mention place", yes(left), bucket(here.iter().filter(between).count())]);
        let verbs = |at: &TokenId| analysis.token(*at).tag == Tag::Verb;
        let gap = if left { mention.tokens.end..token } else { token + 1..mention.tokens.start };
        found.add(&["mention verbs", yes(left), bucket(gap.filter(verbs).count())]);
        found.add(&["mention subject", yes(self.subject.get(mention.sentence).copied().flatten() == (self.cast.of)(id))]);
    }

    /// Of a recipient beside the agent.
    pub(super) fn of_pair(&self, found: &mut Features, act: &Act, agent: Option<usize>, recipient: Option<usize>) {
        let known = |party: Option<usize>| party.and_then(|party| self.cast.parties.get(party));
        let sort = |party| known(party).map_or("nobody", |party| party.kind.as_str());
        found.add(&["pair agent", sort(agent)]);
        found.add(&["pair kinds", sort(agent), sort(recipient)]);
        let country = |party| known(party).and_then(|party| party.country);
        let same = country(agent).is_some() && country(agent) == country(recipient);
        found.add(&["pair country", yes(same)]);
        let by_rule = agent.is_some_and(|agent| self.cast.names(&act.agent, agent));
        found.add(&["pair agent by rule", yes(by_rule)]);
        let speaker = act.statement.and_then(|id| self.cast.speaker(id));
        found.add(&["pair agent speaks", yes(agent.is_some() && agent == speaker)]);
        let faced = agent.zip(recipient).and_then(|pair| self.faced.get(&pair)).copied().unwrap_or(0);
        found.add(&["pair faced", bucket(faced as usize)]);
    }
}

/// Whether the token stands beside the other: "A and B".
fn beside(analysis: &Analysis, token: TokenId, other: TokenId) -> bool {
    let own = analysis.token(token);
    own.relation == "conj" && own.head == Some(other)
}

pub(super) fn form(mention: &Mention) -> &'static str {
    match mention.form {
        MentionForm::Name => "name",
        MentionForm::Nominal => "nominal",
        MentionForm::Pronoun => "pronoun",
    }
}
