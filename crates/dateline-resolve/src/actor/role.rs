//! The words of a role and which roles may be the same holder's.

use dateline_lexicon::{name_words, nominals, roles};

/// A role in lower case: "deputy foreign minister".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RoleWords<'a> {
    full: &'a str,
    /// The longest compound of the noun table at its end, in the singular: "foreign minister".
    noun: &'a str,
}

impl<'a> RoleWords<'a> {
    pub(super) fn of(full: &'a str) -> Self {
        let full = full.trim();
        let mut starts = full.match_indices(' ').map(|(at, _)| at + 1).collect::<Vec<_>>();
        starts.insert(0, 0);
        let from = starts.len().saturating_sub(3);
        let tails = starts.get(from..).unwrap_or(&[]).iter().filter_map(|&start| full.get(start..));
        let noun = tails.into_iter().find_map(|words| nominals::lookup(words).map(|nominal| nominal.noun));
        // "minister of foreign affairs": the noun stands first.
        let noun = noun.or_else(|| full.split(' ').find_map(|word| nominals::lookup(word).map(|nominal| nominal.noun)));
        Self { full, noun: noun.unwrap_or_else(|| full.rsplit(' ').next().unwrap_or(full)) }
    }

    /// The class of the head noun.
    pub(super) fn class(&self) -> Option<nominals::Class> {
        nominals::lookup(self.noun).map(|noun| noun.class)
    }

    /// Whether this may be said of the holder of `role`.
    pub(super) fn may_be(&self, role: RoleWords) -> bool {
        let fields_agree = || {
            let mut fields = self.full.split(' ').filter(|word| {
                let class = name_words::lookup(word);
                class.portfolio && !class.grade && !self.noun.contains(word)
            });
            fields.all(|field| role.full.contains(field) || !role.full.contains(' '))
        };
        let under = |words: &str| words.split(' ').any(|word| name_words::lookup(word).under);
        let last = role.noun.rsplit(' ').next() == Some(self.noun);
        let alike = roles::may_be_said_of(self.noun, role.noun) && fields_agree() || self.full == self.noun && last;
        alike && (!under(role.full) || under(self.full))
    }
}

#[cfg(test)]
mod tests {
    use super::RoleWords;

    fn may(noun: &str, role: &str) -> bool {
        RoleWords::of(noun).may_be(RoleWords::of(role))
    }

    #[test]
    fn fields_must_agree() {
        assert!(may("minister", "foreign minister"));
        assert!(may("premier", "prime minister"));
        assert!(may("top diplomat", "foreign minister"));
        assert!(!may("defense minister", "foreign minister"));
        assert!(!may("air force spokesman", "president"));
        assert!(may("president", "president"));
        assert!(!may("president", "vice president"));
    }
}
