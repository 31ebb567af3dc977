//! Which report a text belongs to.

/// Parameters of addresses that say how a reader came, not what is read; those that end in `*` by their beginning.
const TRACKING: &[&str] = &[
    "utm_*",
    "at_*",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "cmpid",
    "cmp",
    "ref",
    "ref_src",
    "ref_url",
    "smid",
    "smtyp",
    "ns_source",
    "ns_mchannel",
    "ns_campaign",
    "ocid",
    "traffic_source",
    "feedtype",
    "feedname",
    "taid",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "spm",
    "partner",
    "xtor",
    "_ga",
    "wt.mc_id",
];

/// Where a report came from, for the reports without an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// A line or object that names its report itself.
    Named,
    /// An entry of a feed: its guid is its name.
    Feed,
    /// A file; the path that stays the same wherever it is named from.
    File(&'a str),
}

/// The key of a report: the same for every capture of it.
///
/// The guid of an entry of a feed; else the address, canonical; else the path of the file; else the name the input gives it.
pub fn key(url: Option<&str>, name: &str, origin: Origin<'_>) -> String {
    let address = url.and_then(canonical);
    match (origin, address) {
        (Origin::Feed, address) => canonical(name).or(address).unwrap_or_else(|| format!("feed:{name}")),
        (_, Some(address)) => address,
        (Origin::File(path), None) => format!("file:{path}"),
        (Origin::Named, None) => format!("name:{name}"),
    }
}

/// An address as it is compared: without scheme, `www.`, standard port, fragment, tracking, or a slash at the end; the host in lower
/// case, parameters in order. `None` for what is no address of the web.
pub fn canonical(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let port = match scheme.to_ascii_lowercase().as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let rest = rest.split('#').next()?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next()?.to_ascii_lowercase();
    let host = host.strip_suffix(port).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let mut kept: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty() && !is_tracking(parameter)).collect();
    kept.sort_unstable();
    let path = path.trim_end_matches('/');
    let mut key = format!("{host}/{path}");
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    Some(key)
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter).to_ascii_lowercase();
    TRACKING.iter().any(|known| match known.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *known,
    })
}

#[cfg(test)]
mod tests {
    use super::{Origin, canonical, key};

    #[test]
    fn one_page_has_one_address() {
        let same = [
            "https://www.courier.example/2025/ports/",
            "http://courier.example:80/2025/ports#comments",
            "HTTPS://Courier.Example/2025/ports?utm_source=x&fbclid=1",
        ];
        for url in same {
            assert_eq!(canonical(url).as_deref(), Some("courier.example/2025/ports"), "{url}");
        }
        assert_eq!(canonical("https://x.example/?b=2&a=1").as_deref(), Some("x.example/?a=1&b=2"));
        assert_ne!(canonical("https://x.example/a?id=1"), canonical("https://x.example/a?id=2"));
        assert_eq!([canonical("urn:isbn:1"), canonical("https:///x"), canonical("")], [None, None, None]);
    }

    #[test]
    fn guids_paths_and_names_stand_in() {
        assert_eq!(key(Some("https://x.example/a"), "g-1", Origin::Feed), "x.example/a");
        assert_eq!(key(None, "g-1", Origin::Feed), "feed:g-1");
        assert_eq!(key(None, "a", Origin::File("/in/a.txt")), "file:/in/a.txt");
        assert_eq!(key(None, "a", Origin::Named), "name:a");
        assert_eq!(key(Some("https://x.example/a"), "a", Origin::File("/in/a.html")), "x.example/a");
    }
}
