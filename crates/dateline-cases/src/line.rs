//! One line of an `expect` fence, or of a record shown in the same form.

use std::collections::BTreeMap;

use dateline_record::vocabulary::{ActType, ActorKind, StatementKind, Status, TimexType};

/// What a field of a line holds, which says how it is compared.
#[derive(Clone, Copy, Debug)]
enum Field {
    /// Words: equal but for white space; `…` at the end makes a prefix of them.
    Words,
    /// Sources joined by `<-`.
    Chain,
    /// Agents `->` recipients, each separated by commas, in any order.
    Sides,
    /// A word of a closed set.
    Of(fn(&str) -> bool),
}

/// The kinds of lines: name, fields in order, named fields that may follow.
const KINDS: &[(&str, &[Field], &[&str])] = &[
    (
        "statement",
        &[Field::Chain, Field::Words, Field::Of(|word| StatementKind::parse(word).is_some()), Field::Words],
        &["to", "when", "medium", "within"],
    ),
    (
        "act",
        &[
            Field::Of(|word| ActType::parse(word).is_some()),
            Field::Of(|word| Status::parse(word).is_some()),
            Field::Sides,
            Field::Words,
        ],
        &["condition", "deadline", "measure", "where", "when", "what", "also", "mode", "cameo", "statement"],
    ),
    ("time", &[Field::Words, Field::Of(|word| TimexType::parse(word).is_some()), Field::Words], &["mod", "from", "to"]),
    ("actor", &[Field::Words, Field::Of(|word| ActorKind::parse(word).is_some()), Field::Words], &["alias", "role"]),
    ("dateline", &[Field::Words, Field::Words, Field::Words, Field::Words], &[]),
    ("published", &[Field::Words], &[]),
    ("language", &[Field::Words], &[]),
    ("count", &[Field::Of(is_count)], &[]),
    ("diagnostic", &[Field::Words], &[]),
];

fn is_count(words: &str) -> bool {
    let Some((what, number)) = words.split_once(' ') else { return false };
    ["statements", "acts", "times", "actors", "diagnostics"].contains(&what) && number.parse::<usize>().is_ok()
}

/// A line taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// As written.
    pub(crate) text: String,
    kind: &'static str,
    fields: Vec<(Field, String)>,
    named: BTreeMap<String, Vec<String>>,
}

impl Line {
    /// Takes a line apart. The message says what is wrong with it: a line that nothing can match must not pass for one.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let (kind, rest) = text.split_once(':').ok_or("no `kind:` at its start")?;
        let (kind, fields, names) =
            KINDS.iter().find(|(name, ..)| *name == kind.trim()).ok_or_else(|| format!("no kind of line is called `{kind}`"))?;
        let parts: Vec<String> = rest.split(" | ").map(plain).collect();
        if parts.len() < fields.len() {
            return Err(format!("`{kind}` needs {} fields, separated by ` | `", fields.len()));
        }
        let (positional, trailing) = parts.split_at(fields.len());
        for (field, value) in fields.iter().zip(positional) {
            match field {
                Field::Of(known) if !known(value) && value != "_" => return Err(format!("`{value}` is not in its closed set")),
                Field::Sides if value != "_" && !value.contains("->") => return Err(format!("`{value}` has no `->`")),
                _ => {}
            }
        }
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for part in trailing {
            let (name, value) = part.split_once(':').ok_or_else(|| format!("`{part}` is no `name: value`"))?;
            if !names.contains(&name.trim()) {
                return Err(format!("`{kind}` has no field `{name}`; it has {}", names.join(", ")));
            }
            named.entry(name.trim().to_owned()).or_default().push(plain(value));
        }
        let fields = fields.iter().copied().zip(positional.iter().cloned()).collect();
        Ok(Self { text: text.trim().to_owned(), kind, fields, named })
    }

    /// Whether `shown`, a line of a record, is what this line asks for.
    pub(crate) fn holds(&self, shown: &Line) -> bool {
        self.kind == shown.kind && self.agreements(shown) == self.fields.len() + self.named.len()
    }

    /// Fields of `shown` that are as this line asks.
    pub(crate) fn agreements(&self, shown: &Line) -> usize {
        let fields = self.fields.iter().zip(&shown.fields).filter(|((field, want), (_, got))| field.agrees(want, got));
        let named = self.named.iter().filter(|(name, wanted)| {
            let none = [String::from("-")];
            let got = shown.named.get(*name).map_or(&none[..], Vec::as_slice);
            wanted.iter().all(|want| got.iter().any(|got| words_agree(want, got)))
        });
        fields.count() + named.count()
    }

    /// Whether the two are of one kind.
    pub(crate) fn same_kind(&self, other: &Line) -> bool {
        self.kind == other.kind
    }

    /// How alike the words of two lines are, from 0 to 1: shared words over all.
    pub(crate) fn likeness(&self, other: &Line) -> f64 {
        let words = |line: &Line| line.text.split_whitespace().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        let (left, right) = (words(self), words(other));
        let shared = left.intersection(&right).count() as f64;
        shared / (left.union(&right).count().max(1)) as f64
    }
}

impl Field {
    fn agrees(self, want: &str, got: &str) -> bool {
        match self {
            Self::Words | Self::Of(_) => words_agree(want, got),
            Self::Chain => {
                let split = |chain: &str| chain.split("<-").map(plain).collect::<Vec<_>>();
                let (wanted, got) = (split(want), split(got));
                want == "_" || wanted.len() == got.len() && wanted.iter().zip(&got).all(|(want, got)| words_agree(want, got))
            }
            Self::Sides => {
                let sides = |text: &str| text.split_once("->").map(|(left, right)| [members(left), members(right)]);
                let each = |(want, got): (&Vec<String>, &Vec<String>)| want.iter().any(|one| one == "_") || want == got;
                let both = sides(want).zip(sides(got));
                want == "_" || both.is_some_and(|(want, got)| want.iter().zip(&got).all(each))
            }
        }
    }
}

fn members(side: &str) -> Vec<String> {
    let mut members: Vec<String> = side.split(',').map(plain).collect();
    members.sort();
    members
}

/// Words with one blank between them.
fn plain(words: impl AsRef<str>) -> String {
    words.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_agree(want: &str, got: &str) -> bool {
    want == "_" || want == got || want.strip_suffix('…').is_some_and(|start| got.starts_with(start.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn line(text: &str) -> Line {
        Line::parse(text).unwrap()
    }

    #[test]
    fn compares_field_by_field() {
        let shown = line(
            "statement: Ana Ruiz <- TASS | said | direct | we will not wait / another day | to: reporters | when: 2025-03-01",
        );
        for held in [
            "statement: Ana Ruiz <- TASS | said | direct | we will not wait / another day",
            "statement: _ <- TASS | _ | _ | we will not…",
            "statement: _ | said | direct | _ | when: 2025-03-01 | medium: -",
        ] {
            assert!(line(held).holds(&shown), "{held}");
        }
        for not_held in [
            "statement: Ana Ruiz | said | direct | _",
            "statement: _ | said | direct | _ | to: -",
            "statement: _ | said | direct | will…",
            "statement: _ | said | mixed | _",
        ] {
            assert!(!line(not_held).holds(&shown), "{not_held}");
        }
    }

    #[test]
    fn sides_are_sets() {
        let shown = line("act: CONSULT | done | Kenya, Norland -> - | met");
        assert!(line("act: CONSULT | done | Norland, Kenya -> - | met").holds(&shown));
        assert!(line("act: CONSULT | done | _ -> - | met").holds(&shown));
        assert!(!line("act: CONSULT | done | Norland -> - | met").holds(&shown));
        assert!(!line("act: CONSULT | done | _ -> Norland | met").holds(&shown));
    }

    #[test]
    fn every_alias_asked_for_must_be_there() {
        let shown = line("actor: Norland | government | NLD | alias: Oslo | alias: the palace");
        assert!(line("actor: Norland | government | _ | alias: the palace").holds(&shown));
        assert!(!line("actor: Norland | government | _ | alias: the palace | alias: Bergen").holds(&shown));
    }

    #[test]
    fn a_line_that_nothing_can_match_is_refused() {
        for (bad, why) in [
            ("statment: _ | said | direct | _", "no kind"),
            ("statement: _ | said | direct", "needs 4"),
            ("statement: _ | said | spoken | _", "closed set"),
            ("statement: _ | said | direct | _ | until: x", "no field"),
            ("act: CONSULT | done | Kenya | met", "no `->`"),
            ("count: statements none", "closed set"),
            ("nothing", "no `kind:`"),
        ] {
            let message = Line::parse(bad).unwrap_err();
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
