//! What can be wrong with a bootstrap token Secret.

use crate::{Flaw, GroupError};

super::problems! {
    /// A problem of a bootstrap token Secret.
    SecretProblem {
        ApiVersion => Error, "secret-api-version",
            "the apiVersion of a Secret is v1",
            "The API server refuses any other.";
        Type => Error, "secret-type",
            "its type is not bootstrap.kubernetes.io/token",
            "Secrets of another type are not looked at; and a type can't be changed later.";
        Namespace => Error, "secret-namespace",
            "it is not in the namespace kube-system",
            "Tokens are looked for in kube-system alone.";
        NamespaceMissing => Warning, "secret-namespace-missing",
            "it names no namespace",
            "kubectl would put it into the current one; tokens are looked for in kube-system alone.";
        Name => Error, "secret-name",
            "its name is not bootstrap-token- and the token ID",
            "It is looked for by that name.";
        IdMissing => Error, "secret-id-missing",
            "token-id is missing",
            "It must be there, and equal the end of the name.";
        Id {
            /// What is wrong.
            flaw: Flaw,
        } => Error, "secret-id-malformed",
            "token-id {flaw}",
            "No token can match it.";
        IdMismatch => Error, "secret-id-mismatch",
            "token-id is not the ID in the name",
            "The token then neither signs nor lets anybody in.";
        SecretMissing => Error, "secret-secret-missing",
            "token-secret is missing",
            "Without it there is no token.";
        Secret {
            /// What is wrong.
            flaw: Flaw,
        } => Error, "secret-secret-malformed",
            "token-secret {flaw}",
            "No token can match it.";
        NotBase64 => Error, "secret-not-base64",
            "a value in data is not in base64",
            "The API server refuses the Secret. Plain values belong under stringData.";
        PlainInData => Error, "secret-plain-in-data",
            "a plain value stands in data, where base64 is expected",
            "It would be decoded into something else. Plain values belong under stringData.";
        EncodedInStringData => Error, "secret-encoded-in-string-data",
            "a value in base64 stands in stringData, where plain values are expected",
            "It would be taken as it stands. Values in base64 belong under data.";
        LineBreak => Error, "secret-line-break",
            "the value ends with a line break or a space",
            "echo adds one where printf doesn't; it becomes a part of the value, and nothing matches it.";
        NotText => Error, "secret-not-text",
            "this value must be in quotation marks",
            "Without them YAML takes it for a number or a truth value, and the API server refuses it.";
        Nested => Error, "secret-nested",
            "a list or a map stands where one text belongs",
            "The API server refuses the Secret. Several groups are one text, with commas.";
        Field => Error, "secret-field",
            "this field of a Secret holds something of another sort",
            "The API server refuses the Secret.";
        Deleting => Error, "secret-deleting",
            "it is being deleted",
            "It lets nobody in any more, and will be deleted.";
        Expiration => Error, "secret-expiration",
            "expiration is no time in RFC 3339, like 2026-11-24T06:00:00Z",
            "The API server takes the token for expired, and it is deleted at once.";
        Expired => Error, "secret-expired",
            "it has expired",
            "It lets nobody in any more, and will be deleted.";
        NeverExpires => Warning, "secret-never-expires",
            "it never expires",
            "Whoever finds it can use it until somebody deletes it. Set expiration.";
        UsageValue {
            /// Its key in the data.
            key: &'static str,
        } => Error, "secret-usage-value",
            "{key} is on only where its value is exactly \"true\"",
            "Any other value switches it off.";
        UsageMissing {
            /// Its key in the data.
            key: &'static str,
        } => Warning, "secret-usage-missing",
            "{key} is not on",
            "To register, a cluster needs both usages, each with the value \"true\".";
        Group {
            /// What is wrong.
            error: GroupError,
        } => Error, "secret-group",
            "a group in auth-extra-groups: {error}",
            "One bad group, and the API server lets nobody in with the token.";
        GroupSpace => Error, "secret-group-space",
            "there is a space in the list of groups",
            "It becomes a part of the group, and the API server lets nobody in with the token.";
        OtherGroups => Warning, "secret-other-groups",
            "Karmada's default group is not among its groups",
            "On Karmada as installed, only system:bootstrappers:karmada:default-cluster-token may register a cluster.";
        UnknownKey => Warning, "secret-unknown-key",
            "no bootstrap token has such a key",
            "It has no effect; a wanted one may be misspelt.";
        KeyTwice => Info, "secret-key-twice",
            "the key is in data too, and the value here wins",
            "Leave out the one that isn't meant.";
        Masked => Info, "secret-masked",
            "its token-secret was taken out",
            "It was masked on the way; whether the secret is well-formed, the annotation says.";
        LastApplied => Warning, "secret-last-applied",
            "kubectl apply left a copy of the whole Secret in an annotation",
            "The token secret stays in it, also where token-secret is masked. Use kubectl create instead.";
        DuplicateName => Error, "secret-duplicate-name",
            "another Secret above has this name",
            "The later one would overwrite the earlier, or be refused.";
        OtherType => Info, "secret-other-type",
            "this Secret is no bootstrap token",
            "It is passed over.";
        Named => Info, "secret-named",
            "only the name of a token's Secret stands here",
            "kubectl get with -o yaml prints it as it is.";
    }
}
