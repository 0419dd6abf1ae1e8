//! Where core is meant to differ from the originals, each with what both say. docs/fidelity.md gives the reasons, under
//! the same names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{
    Description, DescriptionError, Group, Groups, Secret, SecretError, Timestamp, TokenRecord, Ttl, TtlError,
    Usages, UsagesError, pins_of_pem,
};
use karmada_token_tests::Outcome;
use karmada_token_tests::oracle::{Oracle, OracleError};
use serde_json::{Value, json};

/// What the original answers to one case.
fn theirs(ask: &str, case: &Value) -> Result<Value, OracleError> {
    let answers = Oracle::start()?.ask(ask, std::slice::from_ref(case))?;
    answers
        .into_iter()
        .next()
        .ok_or_else(|| OracleError::Ended(ask.to_owned()))
}

/// What kubeadm writes into a Secret for these wishes, beside ID and secret.
fn written(wishes: Value) -> Result<Value, OracleError> {
    let mut case = json!({"token": "abcdef.0123456789abcdef"});
    if let (Value::Object(case), Value::Object(wishes)) = (&mut case, wishes) {
        case.extend(wishes);
    }
    let secret = theirs("encode", &case)?;
    let text = |value: &Value| {
        let bytes = value.as_str().and_then(|value| STANDARD.decode(value).ok());
        json!(String::from_utf8_lossy(&bytes.unwrap_or_default()))
    };
    let data = secret["data"].as_object().into_iter().flatten();
    let others = data.filter(|(key, _)| !key.starts_with("token-"));
    Ok(others.map(|(key, value)| (key.clone(), text(value))).collect())
}

#[test]
fn a_negative_ttl() -> Outcome {
    assert_eq!(
        written(json!({"ttl": -300_000_000_000_i64}))?,
        json!({}),
        "it never expires"
    );
    assert_eq!("-5m".parse::<Ttl>(), Err(TtlError::Negative));
    Ok(())
}

#[test]
fn a_ttl_below_a_second() -> Outcome {
    let data = written(json!({"ttl": 1}))?;
    let end = Timestamp::parse_rfc3339(data["expiration"].as_str().unwrap_or_default())?;
    assert_eq!(end.subsec_nanos(), 0, "it ends with the second that has begun");
    assert_eq!("1ns".parse::<Ttl>(), Err(TtlError::TooShort));
    Ok(())
}

#[test]
fn a_sum_that_wraps_around() -> Outcome {
    let text = "9223372036854775808ns9223372036854775808ns";
    assert_eq!(
        theirs("durationParse", &json!(text))?,
        json!(0),
        "a TTL that never expires"
    );
    assert!(matches!(text.parse::<Ttl>(), Err(TtlError::Duration(_))));
    Ok(())
}

#[test]
fn an_end_after_the_year_9999() -> Outcome {
    let seconds = 253_402_300_800_i64;
    let data = written(json!({"expires": {"seconds": seconds, "nanos": 0}}))?;
    assert_eq!(data["expiration"], "10000-01-01T00:00:00Z");
    assert_eq!(
        theirs("time", &data["expiration"])?,
        Value::Null,
        "it is expired from the start"
    );
    let now = Timestamp::from_unix_seconds(seconds - 1)?;
    assert_eq!("1s".parse::<Ttl>()?.expiration(now), Err(TtlError::TooLong));
    Ok(())
}

#[test]
fn bad_groups() -> Outcome {
    let data = written(json!({"groups": ["bad"]}))?;
    assert_eq!(data["auth-extra-groups"], "bad", "nobody is let in with it");
    assert!("bad".parse::<Group>().is_err() && "bad".parse::<Groups>().is_err());
    Ok(())
}

#[test]
fn unknown_usages_and_none() -> Outcome {
    assert_eq!(
        written(json!({"usages": ["foo"]}))?,
        json!({"usage-bootstrap-foo": "true"})
    );
    assert!(matches!(
        "foo".parse::<Usages>(),
        Err(UsagesError::Unknown { .. })
    ));
    assert_eq!(written(json!({"usages": []}))?, json!({}));
    assert_eq!("".parse::<Usages>(), Err(UsagesError::Empty));
    Ok(())
}

#[test]
fn descriptions_that_are_long_or_obeyed_by_a_terminal() -> Outcome {
    for (text, error) in [
        ("a\u{1b}[2J".to_owned(), DescriptionError::Control { position: 2 }),
        (
            "a".repeat(1025),
            DescriptionError::TooLong {
                found: 1025,
                position: 1025,
            },
        ),
    ] {
        assert_eq!(written(json!({"description": text}))?["description"], text);
        assert_eq!(text.parse::<Description>(), Err(error));
    }
    Ok(())
}

/// JSON that the API server's reader takes and ours refuses, or the other way round.
#[test]
fn json_that_no_server_writes() -> Outcome {
    let reads = |text: &str| -> Result<(bool, bool), OracleError> {
        Ok((
            !theirs("decode", &json!(text))?.is_null(),
            Secret::from_json(text).is_ok(),
        ))
    };
    let refused = [
        r#"{"type": "a", "type": "b"}"#,
        r#"{"data": {"token-id": [97, 98]}}"#,
        r#"{"metadata": {"annotations": {"a": "\ud800"}}}"#,
    ];
    for text in refused {
        assert_eq!(reads(text)?, (true, false), "{text}");
    }
    let deep = format!("{{\"unknown\": {}{}}}", "[".repeat(20_000), "]".repeat(20_000));
    for text in [r#"{"metadata": {"labels": 7}}"#, r#"{"immutable": "x"}"#, &deep] {
        assert_eq!(reads(text)?, (false, true), "{text:.60}");
    }
    let large = format!("{{\"type\": \"{}\"}}", "a".repeat(1 << 20));
    assert!(!theirs("decode", &json!(large))?.is_null());
    assert_eq!(Secret::from_json(&large).err(), Some(SecretError::TooLarge));
    Ok(())
}

#[test]
fn groups_that_begin_with_a_comma_and_usages_nobody_knows() -> Outcome {
    let encode = |text: &str| STANDARD.encode(text);
    let object = json!({"metadata": {"name": "bootstrap-token-abcdef"}, "type": "bootstrap.kubernetes.io/token", "data": {
        "token-id": encode("abcdef"), "token-secret": encode("0123456789abcdef"),
        "usage-bootstrap-authentication": encode("true"), "usage-bootstrap-foo": encode("true"),
        "auth-extra-groups": encode(",system:bootstrappers:a"),
    }})
    .to_string();
    let read = &theirs("decode", &json!(object))?["token"];
    assert_eq!(
        (&read["groups"], &read["usages"]),
        (&Value::Null, &json!(["authentication", "foo"]))
    );
    assert_eq!(theirs("authenticates", &json!(object))?["authenticated"], false);
    let record = TokenRecord::from(&Secret::from_json(&object)?);
    assert_eq!(record.groups, ["", "system:bootstrappers:a"]);
    assert_eq!(record.usages.to_string(), "authentication");
    Ok(())
}

/// Only the place of the public key is read in a certificate: the last bytes, its signature and the algorithm of it, are
/// not looked at.
#[test]
fn certificates_that_are_damaged_past_their_key() -> Outcome {
    let der = authority()?;
    let good = pins_of_pem(pem(&der).as_bytes())?;
    let mut damaged = der;
    let algorithm = damaged.len() - 90..damaged.len() - 60;
    for byte in damaged.get_mut(algorithm).into_iter().flatten() {
        *byte = 0xff;
    }
    let text = pem(&damaged);
    assert_eq!(theirs("pins", &json!(STANDARD.encode(&text)))?, Value::Null);
    assert_eq!(pins_of_pem(text.as_bytes())?, good);
    Ok(())
}

fn authority() -> Outcome<Vec<u8>> {
    let key = rcgen::KeyPair::generate()?;
    Ok(rcgen::CertificateParams::new(["ca".to_owned()])?
        .self_signed(&key)?
        .der()
        .to_vec())
}

fn pem(der: &[u8]) -> String {
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        STANDARD.encode(der)
    )
}
