//! A token's Secret as YAML, for reading, for `kubectl apply` and for a repository.

use karmada_token_core::BootstrapToken;
use std::fmt::Write;
use zeroize::Zeroizing;

/// What stands in place of a token secret that is not to be seen.
pub(crate) const MASKED: &str = karmada_token_core::TokenSecret::MASK;

/// A Secret with these values, in this order, in clear in `stringData`.
///
/// Every value is written as a JSON string, which YAML reads as the same string: no value is taken for a number, a date
/// or a mapping, whatever is in it.
pub(crate) fn manifest<'a>(
    name: &str,
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Zeroizing<String> {
    let mut yaml = Zeroizing::new(String::with_capacity(2_048));
    // Writing to a String can't fail.
    let _ = write!(
        yaml,
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {}\n  namespace: kube-system\ntype: {}\nstringData:\n",
        plain(name),
        karmada_token_core::SECRET_TYPE,
    );
    for (key, value) in values {
        let _ = writeln!(yaml, "  {key}: {}", *quoted(value));
    }
    yaml
}

/// The manifest of a token that is to be made, with its secret in clear.
pub(crate) fn manifest_of(token: &BootstrapToken) -> Zeroizing<String> {
    let secret = token.to_secret();
    // Every value of a token that is to be made is text.
    let values = secret
        .data
        .keys()
        .filter_map(|key| Some((key.as_ref(), std::str::from_utf8(secret.value(key)?).ok()?)));
    manifest(&secret.metadata.name, values)
}

/// A name of `[a-z0-9.-]` stands as it is; one that is another is quoted.
fn plain(name: &str) -> String {
    let is_plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.');
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        quoted(name).to_string()
    }
}

fn quoted(value: &str) -> Zeroizing<String> {
    // A string can always be written as JSON.
    Zeroizing::new(serde_json::to_string(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_as_what_it_was_made_of() {
        let yaml = manifest(
            "bootstrap-token-abcdef",
            [("token-id", "123456"), ("description", "a: \"b\"\n# c")],
        );
        assert_eq!(
            yaml.as_str(),
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: bootstrap-token-abcdef\n  namespace: kube-system\n\
             type: bootstrap.kubernetes.io/token\nstringData:\n  token-id: \"123456\"\n  \
             description: \"a: \\\"b\\\"\\n# c\"\n"
        );
        assert!(manifest("UPPER: x", []).contains("  name: \"UPPER: x\"\n"));
    }

    #[test]
    fn the_manifest_of_a_new_token_is_what_would_be_sent() {
        let now = karmada_token_core::Timestamp::from_unix_seconds(1_700_000_000).unwrap();
        let limits = crate::model::Limits::default();
        let draft = crate::model::Draft::new(None, &limits);
        let token = "abcdef.0123456789abcdef".parse().unwrap();
        let token = draft.check(&limits, now).unwrap().with(token, now).unwrap();
        assert_eq!(
            manifest_of(&token).as_str(),
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: bootstrap-token-abcdef\n  namespace: kube-system\n\
             type: bootstrap.kubernetes.io/token\nstringData:\n  \
             auth-extra-groups: \"system:bootstrappers:karmada:default-cluster-token\"\n  \
             expiration: \"2023-11-15T22:13:20Z\"\n  token-id: \"abcdef\"\n  \
             token-secret: \"0123456789abcdef\"\n  usage-bootstrap-authentication: \"true\"\n  \
             usage-bootstrap-signing: \"true\"\n"
        );
    }
}
