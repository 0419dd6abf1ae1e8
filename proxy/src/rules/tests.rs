use super::*;
use crate::status::Cause;
use karmada_token_core::{ByteString, Secret, Timestamp, TokenRecord};
use rstest::rstest;

fn args(words: &[&str]) -> PolicyArgs {
    use clap::{Args as _, FromArgMatches as _};
    let command = PolicyArgs::augment_args(clap::Command::new("policy"));
    let matches = command.get_matches_from([&["policy"], words].concat());
    PolicyArgs::from_arg_matches(&matches).unwrap()
}

fn rules(words: &[&str]) -> Rules {
    Rules::parse(&args(words)).unwrap()
}

/// A token of these values, by key.
fn token(data: &[(&str, &str)]) -> TokenRecord {
    let data = data
        .iter()
        .map(|(key, value)| ((*key).to_owned().into(), ByteString::from(*value)));
    TokenRecord::from(&Secret {
        data: data.collect(),
        ..Secret::default()
    })
}

/// The fields of the rules that are broken by a change at noon of a token made then.
fn broken(rules: &Rules, before: Option<&TokenRecord>, after: &TokenRecord) -> Vec<String> {
    let created = Timestamp::parse_rfc3339("2026-11-24T12:00:00Z").unwrap();
    let change = Change {
        before,
        after,
        created,
    };
    rules
        .broken_by(change)
        .into_iter()
        .map(|cause: Cause| cause.field)
        .collect()
}

const END: &str = "expiration";
const GROUPS: &str = "auth-extra-groups";
const OURS: &str = "system:bootstrappers:karmada:default-cluster-token";
const OTHER: &str = "system:bootstrappers:other";

#[rstest]
#[case(&[], &[], &[])]
#[case(&["--forbid-never-expires"], &[], &["data[expiration]"])]
#[case(&["--forbid-never-expires"], &[(END, "2099-01-01T00:00:00Z")], &[])]
#[case(&["--max-ttl=24h"], &[], &["data[expiration]"])]
#[case(&["--max-ttl=24h"], &[(END, "2026-11-25T12:00:00Z")], &[])]
#[case(&["--max-ttl=24h"], &[(END, "2026-11-25T12:01:00Z")], &[])]
#[case(&["--max-ttl=24h"], &[(END, "2026-11-25T12:01:01Z")], &["data[expiration]"])]
#[case(&["--allowed-groups", OURS], &[], &[])]
#[case(&["--allowed-groups", OURS], &[(GROUPS, OURS)], &[])]
#[case(&["--allowed-groups", OURS], &[(GROUPS, OTHER)], &["data[auth-extra-groups]"])]
#[case(&["--allowed-usages=signing"], &[("usage-bootstrap-signing", "true")], &[])]
#[case(&["--allowed-usages=signing"], &[("usage-bootstrap-authentication", "true")],
    &["data[usage-bootstrap-authentication]"])]
#[case(&["--allowed-usages=signing"], &[("usage-bootstrap-authentication", "false")], &[])]
fn a_new_token_keeps_every_rule(
    #[case] words: &[&str],
    #[case] data: &[(&str, &str)],
    #[case] wanted: &[&str],
) {
    assert_eq!(broken(&rules(words), None, &token(data)), wanted);
}

#[rstest]
// What is as it was is left alone: a token from before the rule can be suspended.
#[case(&[], &[], true)]
#[case(&[(END, "2099-01-01T00:00:00Z"), (GROUPS, OTHER)], &[(END, "2099-01-01T00:00:00Z"), (GROUPS, OTHER)], true)]
#[case(&[("usage-bootstrap-authentication", "true")], &[("usage-bootstrap-authentication", "true")], true)]
#[case(&[("usage-bootstrap-authentication", "true")], &[], true)]
// Shortened is allowed from wherever; lengthened up to what a new token may have.
#[case(&[], &[(END, "2098-01-01T00:00:00Z")], true)]
#[case(&[(END, "2099-01-01T00:00:00Z")], &[(END, "2098-01-01T00:00:00Z")], true)]
#[case(&[(END, "2026-11-25T10:00:00Z")], &[(END, "2026-11-25T12:00:00Z")], true)]
#[case(&[(END, "2098-01-01T00:00:00Z")], &[(END, "2099-01-01T00:00:00Z")], false)]
#[case(&[(END, "2026-11-25T12:00:00Z")], &[(END, "2026-11-25T13:00:00Z")], false)]
#[case(&[(END, "2026-11-25T12:00:00Z")], &[], false)]
#[case(&[(END, "soon")], &[(END, "2099-01-01T00:00:00Z")], false)]
#[case(&[], &[(GROUPS, OTHER)], false)]
#[case(&[(GROUPS, OTHER)], &[], true)]
#[case(&[], &[("usage-bootstrap-authentication", "true")], false)]
fn a_change_keeps_the_rules_where_it_changes(
    #[case] before: &[(&str, &str)],
    #[case] after: &[(&str, &str)],
    #[case] is_kept: bool,
) {
    let rules = rules(&[
        "--max-ttl=24h",
        "--allowed-groups",
        OURS,
        "--allowed-usages=signing",
    ]);
    let found = broken(&rules, Some(&token(before)), &token(after));
    assert_eq!(found.is_empty(), is_kept, "{found:?}");
}

#[rstest]
#[case(&["--max-ttl=soon"], "--max-ttl \"soon\"")]
#[case(&["--max-ttl=-1h"], "--max-ttl \"-1h\"")]
#[case(&["--max-ttl=0"], "--max-ttl 0")]
#[case(&["--allowed-groups=system:masters"], "--allowed-groups \"system:masters\"")]
#[case(&["--allowed-usages=admin"], "--allowed-usages")]
fn what_is_no_rule_is_refused_with_its_flag(#[case] words: &[&str], #[case] flag: &str) {
    let error = Rules::parse(&args(words)).unwrap_err().to_string();
    assert!(error.starts_with(flag), "{error}");
}

#[test]
fn a_refusal_names_the_rule() {
    let rules = rules(&[
        "--max-ttl=24h",
        "--allowed-groups",
        OURS,
        "--allowed-usages=signing",
    ]);
    let flags = ["--max-ttl", "--allowed-groups", "--allowed-usages"];
    for (rule, flag) in rules.each().into_iter().zip(flags) {
        assert!(rule.words().contains(flag), "{}", rule.words());
    }
}

#[test]
fn nothing_to_print_is_said() {
    assert_eq!(Rules::default().manifest(), Err(RulesError::None));
}
