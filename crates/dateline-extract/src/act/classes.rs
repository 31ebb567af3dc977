//! The noun classes that rules ask for by name.

use std::sync::LazyLock;

use dateline_lexicon::acts::{Classes, class};

/// People, one or many.
pub(super) static PEOPLE: LazyLock<Classes> = LazyLock::new(|| class("people"));
/// "dozens", "a group": what counts stands in the of-phrase.
pub(super) static QUANTITY: LazyLock<Classes> = LazyLock::new(|| class("quantity"));
/// Holders, seekers and objects of political power.
pub(super) static POLITIC: LazyLock<Classes> = LazyLock::new(|| class("politic"));
/// Weapons and what they do.
pub(super) static WEAPONRY: LazyLock<Classes> = LazyLock::new(|| class("weaponry"));
/// What can be attacked.
pub(super) static TARGET: LazyLock<Classes> = LazyLock::new(|| class("target"));
/// What belongs to a country and stands for it.
pub(super) static LAND: LazyLock<Classes> = LazyLock::new(|| class("land"));
/// Those who act for a country.
pub(super) static REPRESENT: LazyLock<Classes> = LazyLock::new(|| class("represent"));
/// Verbs of saying that one can refuse to do without refusing anybody anything.
pub(super) static RETICENT: LazyLock<Classes> = LazyLock::new(|| class("reticent"));
/// Agreements of any sort.
pub(super) static ACCORD: LazyLock<Classes> = LazyLock::new(|| class("accord"));
/// Verbs of running out.
pub(super) static ENDING: LazyLock<Classes> = LazyLock::new(|| class("ending"));
/// What runs for a time and then ends: "pause", "window", "truce".
pub(super) static TERM: LazyLock<Classes> = LazyLock::new(|| class("term"));
/// Those who can be sides of an act, where they are counted or named together.
pub(super) static SIDES: LazyLock<Classes> = LazyLock::new(|| class("sides"));
