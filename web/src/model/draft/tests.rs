//! What the form lets through, and what it says of the rest.

use super::*;
use crate::model::fixture::row;
use karmada_token_core::Policy;

mod duplicate;

fn now() -> Timestamp {
    Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap()
}

fn untouched() -> Draft {
    Draft::new(None, &Limits::default())
}

fn custom(ttl: &str) -> Draft {
    Draft {
        lifetime: Lifetime::Custom,
        ttl: ttl.to_owned(),
        ..untouched()
    }
}

fn ttl_flaw(draft: &Draft, limits: &Limits) -> Option<String> {
    let flaws = draft.check(limits, now()).err()?;
    flaws.ttl.map(|error| error.to_string())
}

#[test]
fn an_untouched_form_is_the_references_default() {
    let wish = untouched().check(&Limits::default(), now()).unwrap();
    assert!(!wish.is_long_lived());
    let token = wish
        .with("abcdef.0123456789abcdef".parse().unwrap(), now())
        .unwrap();
    let end = Timestamp::parse_rfc3339("2026-11-25T06:00:00Z").unwrap();
    assert_eq!(token.expiration, karmada_token_core::Expiration::At(end));
    assert_eq!(
        (token.usages, token.groups),
        (Usages::ALL, Groups::karmada_default())
    );
    assert_eq!(token.description, None);
}

#[test]
fn a_default_ttl_picks_its_choice() {
    assert_eq!(
        Draft::new("1h".parse().ok(), &Limits::default()).lifetime,
        Lifetime::Hours(1)
    );
    assert_eq!(
        Draft::new("168h".parse().ok(), &Limits::default()).lifetime,
        Lifetime::Hours(168)
    );
    assert_eq!(
        Draft::new("0".parse().ok(), &Limits::default()).lifetime,
        Lifetime::Never
    );
    let other = Draft::new("90m".parse().ok(), &Limits::default());
    assert_eq!(
        (other.lifetime, other.ttl.as_str()),
        (Lifetime::Custom, "1h30m0s")
    );
}

#[test]
fn a_bad_ttl_is_told_as_core_tells_it() {
    let limits = Limits::default();
    for bad in ["", "-5m", "1x", "1ms", "99999999h"] {
        assert!(ttl_flaw(&custom(bad), &limits).is_some(), "{bad}");
    }
    for good in ["1s", " 1h30m ", "0", "2000h"] {
        assert_eq!(ttl_flaw(&custom(good), &limits), None, "{good}");
    }
}

#[test]
fn a_bad_ttl_does_not_count_while_a_preset_is_chosen() {
    let draft = Draft {
        ttl: "1x".to_owned(),
        ..untouched()
    };
    assert!(draft.check(&Limits::default(), now()).is_ok());
}

#[test]
fn limits_bind_presets_and_typed_values_alike() {
    let limits = Limits::new(Policy {
        max_ttl: "12h".parse().ok(),
        ..Policy::default()
    });
    assert_eq!(
        ttl_flaw(&untouched(), &limits).unwrap(),
        "a token may live for at most 12h0m0s here, counted from its creation"
    );
    assert_eq!(ttl_flaw(&custom("12h"), &limits), None);
    assert_eq!(
        ttl_flaw(&custom("0"), &limits).unwrap(),
        LifetimeError::MustExpire.to_string()
    );
    let must_expire = Limits::new(Policy {
        must_expire: true,
        ..Policy::default()
    });
    assert!(ttl_flaw(&custom("0"), &must_expire).is_some());
}

#[test]
fn every_flaw_is_told_at_once() {
    let draft = Draft {
        lifetime: Lifetime::Custom,
        ttl: "-5m".to_owned(),
        usages: Usages::default(),
        groups: "system:masters".to_owned(),
        description: "a\u{1b}b".to_owned(),
        ..untouched()
    };
    let flaws = draft.check(&Limits::default(), now()).unwrap_err();
    assert!(
        flaws.ttl.is_some()
            && flaws.usages.is_some()
            && flaws.groups.is_some()
            && flaws.description.is_some()
    );
}

#[test]
fn what_lives_longer_than_a_day_is_marked() {
    for (ttl, long) in [("24h", false), ("24h1s", true), ("0", true)] {
        let wish = custom(ttl).check(&Limits::default(), now()).unwrap();
        assert_eq!(wish.is_long_lived(), long, "{ttl}");
    }
}

#[test]
fn a_date_and_time_must_be_there_and_ahead() {
    let until = |seconds: Option<i64>| {
        let until =
            seconds.map(|seconds| Timestamp::from_unix_seconds(now().unix_seconds() + seconds).unwrap());
        Draft {
            lifetime: Lifetime::Until,
            until,
            ..untouched()
        }
    };
    assert!(until(None).check(&Limits::default(), now()).is_err());
    assert!(until(Some(0)).check(&Limits::default(), now()).is_err());
    let wish = until(Some(7_200)).check(&Limits::default(), now()).unwrap();
    assert!(!wish.is_long_lived());
    let limits = Limits::new(Policy {
        max_ttl: "1h".parse().ok(),
        ..Policy::default()
    });
    assert!(until(Some(3_600)).check(&limits, now()).is_ok());
    assert!(until(Some(3_661)).check(&limits, now()).is_err());
}

#[test]
fn a_change_holds_what_is_different_and_nothing_else() {
    let row = crate::model::fixture::row("abcdef", &[("description", "old")]);
    let changes = |draft: &Draft| {
        let wish = draft.check(&Limits::default(), now()).unwrap();
        wish.changes(&row, now()).unwrap()
    };
    let same = Draft::of(&row);
    assert_eq!(changes(&same), None);
    let renamed = Draft {
        description: "new".to_owned(),
        ..same.clone()
    };
    let patch = changes(&renamed).unwrap();
    assert_eq!(patch.description, Some("new".parse().ok()));
    assert!(patch.expiration.is_none() && patch.usages.is_none() && patch.groups.is_none());
    let ending = Draft {
        lifetime: Lifetime::Hours(1),
        ..same
    };
    assert!(matches!(
        changes(&ending).unwrap().expiration,
        Some(Expiration::At(_))
    ));
}

#[test]
fn each_cluster_has_a_wish_that_says_whose_it_is() {
    let draft = Draft {
        is_many: true,
        clusters: "eu-1\nus-1".to_owned(),
        ..untouched()
    };
    let described = |draft: &Draft| -> Vec<_> {
        let each = draft.check_each(&Limits::default(), now()).unwrap();
        let each = each.into_iter();
        each.map(|(name, wish)| (name.unwrap().to_string(), wish.description().unwrap().to_string()))
            .collect()
    };
    let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(described(&draft), [pair("eu-1", "eu-1"), pair("us-1", "us-1")]);
    let team = Draft {
        description: "team a".to_owned(),
        ..draft.clone()
    };
    assert_eq!(
        described(&team),
        [pair("eu-1", "eu-1: team a"), pair("us-1", "us-1: team a")]
    );
    let one = Draft {
        is_many: false,
        ..team
    };
    let each = one.check_each(&Limits::default(), now()).unwrap();
    assert!(each.len() == 1 && each[0].0.is_none());
}

#[test]
fn the_flaws_of_the_names_are_told_with_the_others() {
    let draft = Draft {
        is_many: true,
        clusters: "Eu".to_owned(),
        usages: Usages::default(),
        ..untouched()
    };
    let flaws = draft.check_each(&Limits::default(), now()).unwrap_err();
    assert!(flaws.clusters.is_some() && flaws.usages.is_some());
    let too_long = Draft {
        clusters: "a".to_owned(),
        usages: Usages::ALL,
        description: "x".repeat(Description::MAX_BYTES),
        ..draft
    };
    let flaws = too_long.check_each(&Limits::default(), now()).unwrap_err();
    assert!(flaws.description.is_some() && flaws.clusters.is_none());
}

#[test]
fn the_end_is_known_while_something_else_is_wrong() {
    let limits = Limits::default();
    let draft = Draft {
        groups: "system:masters".to_owned(),
        ..untouched()
    };
    assert!(draft.check(&limits, now()).is_err());
    assert_eq!(
        draft.expiration(&limits, now()),
        untouched().expiration(&limits, now())
    );
    assert!(draft.expiration(&limits, now()).is_some());
    assert_eq!(custom("-5m").expiration(&limits, now()), None);
}

#[test]
fn what_lives_long_is_known_while_something_else_is_wrong() {
    let limits = Limits::default();
    let wrong = |lifetime| Draft {
        lifetime,
        groups: "system:masters".to_owned(),
        ..untouched()
    };
    assert!(wrong(Lifetime::Never).is_long_lived(&limits, now()));
    assert!(wrong(Lifetime::Hours(168)).is_long_lived(&limits, now()));
    assert!(!wrong(Lifetime::Hours(24)).is_long_lived(&limits, now()));
    assert!(!custom("x").is_long_lived(&limits, now()));
    let never = Draft::of(&crate::model::fixture::row("abcdef", &[]));
    assert!(never.is_long_lived(&limits, now()), "one that is kept too");
}

#[test]
fn a_date_and_time_begins_with_tomorrows_or_the_latest_that_is_allowed() {
    let chosen = |limits: &Limits, until: Option<&str>| {
        let mut draft = Draft {
            until: until.map(|time| Timestamp::parse_rfc3339(time).unwrap()),
            ..untouched()
        };
        let late = Timestamp::parse_rfc3339("2026-11-24T06:00:31Z").unwrap();
        draft.choose(Lifetime::Until, limits, late);
        assert_eq!(draft.check(limits, late).err(), None);
        draft.until.map(|time| time.to_string())
    };
    let strict = Limits::new(Policy {
        max_ttl: "12h".parse().ok(),
        ..Policy::default()
    });
    let typed = "2026-11-24T07:00:00Z";
    for (limits, typed, until) in [
        (&Limits::default(), None, "2026-11-25T06:00:00Z"),
        (&strict, None, "2026-11-24T18:00:00Z"),
        (&strict, Some(typed), typed),
    ] {
        assert_eq!(chosen(limits, typed).as_deref(), Some(until));
    }
    let mut draft = untouched();
    draft.choose(Lifetime::Never, &strict, now());
    assert_eq!((draft.lifetime, draft.until), (Lifetime::Never, None));
}
