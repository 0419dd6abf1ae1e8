//! What a token is worth to whoever holds it, on Karmada as installed.

use crate::{Expiration, Group, RecordedExpiration, Timestamp, TokenRecord, Ttl};
use alloc::string::String;

/// Whether a bearer of these groups could become administrator: Karmada's own may ask for the certificate of its
/// rbac-generator, which is worth the control plane.
pub fn is_worth_the_control_plane<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    let default = Group::karmada_default();
    groups.any(|group| group == default.as_str())
}

/// Whether an end is more than a day away, or there is none: whoever chooses it is told once more what that means.
#[must_use]
pub fn is_far(end: Expiration, now: Timestamp) -> bool {
    match (end, Ttl::DEFAULT.expiration(now)) {
        (Expiration::At(end), Ok(Expiration::At(tomorrow))) => end > tomorrow,
        _ => true,
    }
}

impl TokenRecord {
    /// Whether its holder could become administrator.
    #[must_use]
    pub fn is_worth_the_control_plane(&self) -> bool {
        is_worth_the_control_plane(self.groups.iter().map(String::as_str))
    }

    /// Whether it lives for more than another day, or for ever.
    #[must_use]
    pub fn is_long_lived(&self, now: Timestamp) -> bool {
        match self.expiration {
            RecordedExpiration::Never => true,
            RecordedExpiration::At(end) => is_far(Expiration::At(end), now),
            // The API server takes it for expired.
            RecordedExpiration::Unparseable(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Secret, key};
    use zeroize::Zeroizing;

    fn record(name: &str, value: &str) -> TokenRecord {
        let mut secret = Secret::default();
        let value = Zeroizing::new(value.to_owned());
        secret.string_data.insert(name.to_owned(), value);
        TokenRecord::from(&secret)
    }

    #[test]
    fn s44_karmadas_own_group_is_worth_the_control_plane() {
        for (groups, is_worth) in [
            ("system:bootstrappers:karmada:default-cluster-token", true),
            (
                "system:bootstrappers:team-a,system:bootstrappers:karmada:default-cluster-token",
                true,
            ),
            ("system:bootstrappers:team-a", false),
            ("", false),
        ] {
            let record = record(key::EXTRA_GROUPS, groups);
            assert_eq!(record.is_worth_the_control_plane(), is_worth, "{groups}");
        }
    }

    #[test]
    fn s44_what_lives_for_more_than_another_day_is_long_lived() {
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
        for (end, is_long) in [
            ("", true),
            ("2026-11-25T06:00:00Z", false),
            ("2026-11-25T06:00:01Z", true),
            ("2020-01-01T00:00:00Z", false),
            ("tomorrow", false),
        ] {
            let record = record(key::EXPIRATION, end);
            assert_eq!(record.is_long_lived(now), is_long, "{end}");
        }
    }
}
