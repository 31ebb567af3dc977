//! Closed sets: each name is the one the record contract prints.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a closed set with its printed names, so that enum, JSON and text forms cannot drift apart.
macro_rules! closed_set {
    ($(#[$about:meta])* $set:ident { $($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $set {
            $($(#[$doc])* #[serde(rename = $text)] $name,)+
        }

        impl $set {
            /// All of them, in the order of the code book.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The printed name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The one printed as `text`, if any.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }

        impl std::fmt::Display for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

closed_set! {
    /// What an actor is.
    ActorKind {
        /// A named human being.
        Person = "person",
        /// The government of a country, or one of its metonyms.
        Government = "government",
        /// A ministry, party, company, alliance, court.
        Organization = "organization",
        /// An army, militia or armed movement.
        ArmedGroup = "armed_group",
        /// A newspaper, broadcaster or agency.
        Media = "media",
        /// A place that acts or is acted on.
        Place = "place",
        /// People taken together: "European allies", "protesters".
        Group = "group",
        /// A source without a name: "critics", "a senior official".
        Unnamed = "unnamed",
    }
}

closed_set! {
    /// How a statement stands in the text.
    StatementKind {
        /// Wholly in quotation marks.
        Direct = "direct",
        /// Reported words with a quotation in them.
        Mixed = "mixed",
        /// Reported words.
        Indirect = "indirect",
    }
}

closed_set! {
    /// PLOVER 0.8 event types.
    ActType {
        /// Promises or agrees to act.
        Agree = "AGREE",
        /// Meets, visits, calls, negotiates.
        Consult = "CONSULT",
        /// Backs, praises, recognises, ratifies.
        Support = "SUPPORT",
        /// Yields in words, without effect yet.
        Concede = "CONCEDE",
        /// Material cooperation for both sides' gain.
        Cooperate = "COOPERATE",
        /// Material help for the recipient.
        Aid = "AID",
        /// Concession with effect: withdrawal, release, ceasefire.
        Retreat = "RETREAT",
        /// Asks, demands, orders.
        Request = "REQUEST",
        /// Criticises, accuses, sues, investigates.
        Accuse = "ACCUSE",
        /// Refuses.
        Reject = "REJECT",
        /// Warns of harm.
        Threaten = "THREATEN",
        /// Civilian collective dissent.
        Protest = "PROTEST",
        /// Cuts relations: sanctions, tariffs, expulsions.
        Sanction = "SANCTION",
        /// Force posture short of force.
        Mobilize = "MOBILIZE",
        /// Repression short of violence: arrests, seizures, bans.
        Coerce = "COERCE",
        /// Physical violence.
        Assault = "ASSAULT",
    }
}

impl ActType {
    /// The CAMEO root code that PLOVER derives this type from; `None` where several roots fall together.
    ///
    /// *Source:* CAMEO2PLOVER-2021.
    pub fn cameo_root(self) -> Option<&'static str> {
        Some(match self {
            Self::Agree => "03",
            Self::Consult => "04",
            Self::Support => "05",
            Self::Cooperate => "06",
            Self::Aid => "07",
            Self::Concede | Self::Retreat => "08",
            Self::Request => "10",
            Self::Accuse => "11",
            Self::Reject => "12",
            Self::Threaten => "13",
            Self::Protest => "14",
            Self::Mobilize => "15",
            Self::Sanction => "16",
            Self::Coerce => "17",
            Self::Assault => return None,
        })
    }
}

closed_set! {
    /// Whether an act happened.
    Status {
        /// Happened or is going on.
        Done = "done",
        /// Announced, promised, expected.
        Planned = "planned",
        /// Held out as harm.
        Threatened = "threatened",
        /// Asked for.
        Demanded = "demanded",
        /// May happen.
        Possible = "possible",
        /// Said not to have happened.
        Denied = "denied",
    }
}

closed_set! {
    /// What an act still to come commits somebody to.
    Commitment {
        /// Harm held out.
        Threat = "threat",
        /// Something announced or agreed to do.
        Promise = "promise",
        /// Something asked of another.
        Demand = "demand",
        /// Something that would be done.
        Offer = "offer",
    }
}

closed_set! {
    /// TIMEX3 types. *Source:* TimeML annotation guidelines 1.2.1.
    TimexType {
        /// A day or a longer calendar period.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

closed_set! {
    /// TIMEX3 modifiers. *Source:* TimeML annotation guidelines 1.2.1.
    TimexMod {
        /// "more than a year ago"
        Before = "BEFORE",
        /// "less than a year ago"
        After = "AFTER",
        /// "no later than"
        OnOrBefore = "ON_OR_BEFORE",
        /// "no earlier than"
        OnOrAfter = "ON_OR_AFTER",
        /// "less than two hours"
        LessThan = "LESS_THAN",
        /// "more than three years"
        MoreThan = "MORE_THAN",
        /// "at most"
        EqualOrLess = "EQUAL_OR_LESS",
        /// "at least"
        EqualOrMore = "EQUAL_OR_MORE",
        /// "early 2025"
        Start = "START",
        /// "mid-August"
        Mid = "MID",
        /// "late May"
        End = "END",
        /// "about three hours"
        Approx = "APPROX",
    }
}
