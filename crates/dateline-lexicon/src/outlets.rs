//! Outlets by the domains of their sites.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

/// An outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its usual name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: &'static str,
}

static DOMAINS: LazyLock<FxHashMap<&'static str, Outlet>> = LazyLock::new(|| {
    rows(include_str!("../data/outlets.tsv"))
        .flat_map(|row| {
            let outlet = Outlet { name: row.field(0), country: row.field(2) };
            row.list(1).map(move |domain| (domain, outlet))
        })
        .collect()
});

/// The outlet of a host (lower case): by the host itself, else by the domain it belongs to.
pub fn by_host(host: &str) -> Option<Outlet> {
    let mut rest = host;
    loop {
        if let Some(outlet) = DOMAINS.get(rest) {
            return Some(*outlet);
        }
        rest = rest.split_once('.')?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::by_host;
    use crate::table::rows;

    #[test]
    fn the_closest_domain_wins() {
        let name = |host| by_host(host).map(|outlet| outlet.name);
        assert_eq!(name("www.jpost.com"), Some("The Jerusalem Post"));
        assert_eq!(name("economictimes.indiatimes.com"), Some("The Economic Times"));
        assert_eq!(name("m.timesofindia.indiatimes.com"), Some("The Times of India"));
        assert_eq!(name("jpost.com.example.org"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn no_domain_stands_for_two() {
        let domains: usize = rows(include_str!("../data/outlets.tsv")).map(|row| row.list(1).count()).sum();
        assert_eq!(domains, super::DOMAINS.len());
    }
}
