//! Both verdicts on a Secret: the API server's authenticator's and the bootstrap signer's.

use super::compare::same;
use super::draft::Draft;
use super::times::Instant;
use super::{Fidelity, FidelityError, Random, Tally};
use karmada_token_core::{
    DetachedSignature, Reason, Secret, SecretState, Timestamp, Token, TokenRecord, Verdict,
};
use serde::Deserialize;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the authenticator said, and between which two times it did.
#[derive(Deserialize)]
struct Authentication {
    from: Instant,
    to: Instant,
    authenticated: bool,
    user: String,
    groups: Option<Vec<String>>,
}

/// What the signer wrote, and between which two times it did.
#[derive(Deserialize)]
struct Signing {
    from: Instant,
    to: Instant,
    signature: String,
}

pub(super) fn authentication(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare(
        "authenticates",
        secret,
        |text: &String, theirs: Option<Authentication>| {
            let theirs = theirs.ok_or("no Secret to them")?;
            let record = record(text)?;
            agree(&record, theirs.from, theirs.to, theirs.authenticated, |verdict| {
                verdict.authenticates
            })?;
            if theirs.authenticated {
                let id = record.id.map(|id| format!("system:bootstrap:{id}"));
                same(&id, &Some(theirs.user))?;
                same(&identity(&record), &theirs.groups.unwrap_or_default())?;
            }
            Ok(())
        },
    )
}

pub(super) fn signing(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    fidelity.compare("signed", secret, |text: &String, theirs: Option<Signing>| {
        let theirs = theirs.ok_or("no Secret to them")?;
        let record = record(text)?;
        let signed = !theirs.signature.is_empty();
        agree(&record, theirs.from, theirs.to, signed, |verdict| verdict.signed)?;
        if signed {
            verify(&record, &theirs.signature)
        } else {
            Ok(())
        }
    })
}

/// What the signer wrote is a signature to ours too, where the secret is one that a member can type.
fn verify(record: &TokenRecord, signature: &str) -> Result<(), String> {
    let (Some(id), SecretState::Exposed(secret)) = (record.id, &record.secret) else {
        return Ok(());
    };
    let signature: DetachedSignature = signature.parse().map_err(|error| format!("{error}"))?;
    signature
        .verify(CLUSTER_INFO.as_bytes(), &Token::new(id, secret.clone()))
        .map_err(|error| error.to_string())
}

/// What tests/oracle has signed.
const CLUSTER_INFO: &str = "apiVersion: v1\nkind: Config\n";

/// The original read the clock between two times, and a token may have ended between them: the verdict of either counts.
fn agree(
    record: &TokenRecord,
    from: Instant,
    to: Instant,
    theirs: bool,
    against: impl Fn(Verdict) -> Vec<Reason>,
) -> Result<(), String> {
    let at_first = against(record.verdict(from.timestamp()?));
    let at_last = against(record.verdict(to.timestamp()?));
    if at_first.is_empty() != at_last.is_empty() {
        return Ok(());
    }
    same(&at_last.is_empty(), &theirs).map_err(|words| format!("{words}; ours because {at_last:?}"))
}

/// The groups of the token's bearer, sorted and each once, as the API server gives them.
fn identity(record: &TokenRecord) -> Vec<String> {
    let mut groups = record.groups.clone();
    groups.push("system:bootstrappers".to_owned());
    groups.sort();
    groups.dedup();
    groups
}

fn record(text: &str) -> Result<TokenRecord, String> {
    let secret = Secret::from_json(text).map_err(|error| error.to_string())?;
    Ok(TokenRecord::from(&secret))
}

/// A Secret with few enough faults that each decides alone, now and then.
fn secret(random: &mut Random) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(now.as_secs()).unwrap_or_default();
    let Ok(now) = Timestamp::from_unix_seconds(now) else {
        return String::new();
    };
    let chance = random.of(&[0, 4, 8, 15]);
    Draft::drawn(random, now, chance).object(random, 5).to_string()
}
