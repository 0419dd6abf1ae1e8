//! `suspend`, `resume`, `extend`.

use karmada_token_core::Timestamp;
use karmada_token_tests::{Outcome, User, is_refused, story, who_am_i};

use super::support::Road;

const TOKEN: &str = "change.0123456789abcdef";

#[tokio::test]
async fn a_suspended_token_lets_nobody_in_until_it_is_resumed() -> Outcome {
    story("terminal-suspend", async |stage| {
        let straight = Road::alone(stage).await?;
        let proxied = straight.through_the_proxy(stage).await?;
        for road in [&straight, &proxied] {
            road.run(&["create", TOKEN]).await?.good();
            let bearer = road.plane.kubeconfig(&User::bearing(TOKEN));
            assert_eq!(who_am_i(&bearer).await?.name, "system:bootstrap:change");

            let ran = road.run(&["suspend", "change"]).await?;
            assert_eq!(ran.good(), "bootstrap token \"change\" suspended\n");
            is_refused(&bearer).await?;
            let ran = road.run(&["list", "-o", "wide"]).await?;
            assert!(ran.good().contains("suspended"), "{ran:?}");

            let ran = road.run(&["resume", TOKEN]).await?;
            assert_eq!(
                ran.good(),
                "bootstrap token \"change\" resumed: authentication,signing\n"
            );
            assert_eq!(who_am_i(&bearer).await?.name, "system:bootstrap:change");
            road.run(&["delete", "change"]).await?.good();
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn resuming_switches_on_what_was_switched_off_and_no_more() -> Outcome {
    story("terminal-resume", async |stage| {
        let road = Road::alone(stage).await?;
        road.run(&["create", "--usages=signing", "--groups=", TOKEN])
            .await?;
        // Twice is as good as once.
        for _ in 0..2 {
            road.run(&["suspend", TOKEN]).await?.good();
        }
        assert_eq!(
            road.secrets().await?.data("change").await?["usage-bootstrap-signing"],
            "false"
        );
        let ran = road.run(&["resume", TOKEN]).await?;
        assert_eq!(ran.good(), "bootstrap token \"change\" resumed: signing\n");
        // Of one that somebody else suspended by taking both away, both are meant.
        let data = [("token-id", "resume"), ("token-secret", "0123456789abcdef")];
        road.secrets()
            .await?
            .create_token("bootstrap-token-resume", &data)
            .await?;
        let ran = road.run(&["resume", "resume"]).await?;
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (
                Some(0),
                "bootstrap token \"resume\" resumed: authentication,signing\n"
            )
        );
        assert!(ran.stderr.contains("nothing says which usages"), "{ran:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_lives_longer_from_now_on_or_than_it_would_have() -> Outcome {
    story("terminal-extend", async |stage| {
        let straight = Road::alone(stage).await?;
        extend(&straight).await?;
        let proxied = straight.through_the_proxy(stage).await?;
        extend(&proxied).await
    })
    .await
}

async fn extend(road: &Road) -> Outcome {
    let secrets = road.secrets().await?;
    let data = [
        ("token-id", "change"),
        ("token-secret", "0123456789abcdef"),
        ("expiration", "2126-01-01T00:00:00Z"),
        ("usage-bootstrap-authentication", "true"),
    ];
    secrets.create_token("bootstrap-token-change", &data).await?;
    let ran = road.run(&["extend", "--by", "36h", "change"]).await?;
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (
            Some(0),
            "bootstrap token \"change\" expires 2126-01-02T12:00:00Z (before: 2126-01-01T00:00:00Z)\n"
        )
    );
    assert!(
        ran.stderr.contains("lives until 2126-01-02T12:00:00Z: "),
        "{ran:?}"
    );
    let before = secrets.object("change").await?;
    let ran = road.run(&["extend", "--ttl=1h", "--dry-run", "change"]).await?;
    assert!(
        ran.good()
            .ends_with(" (before: 2126-01-02T12:00:00Z) (server dry run)\n"),
        "{ran:?}"
    );
    let ran = road.run(&["extend", "change"]).await?;
    assert!(
        ran.failed(64)
            .contains("expires 2126-01-02T12:00:00Z, and a day from now is sooner"),
        "{ran:?}"
    );
    assert_eq!(secrets.object("change").await?, before);

    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)?
        .as_secs();
    road.run(&["extend", "--ttl=1h", "change"]).await?.good();
    let end = Timestamp::parse_rfc3339(&secrets.data("change").await?["expiration"])?;
    let lives = end.unix_seconds() - i64::try_from(now)?;
    assert!((3_600..3_660).contains(&lives), "{lives}");

    let ran = road.run(&["extend", "--ttl=0", "change"]).await?;
    assert!(
        ran.stdout
            .starts_with("bootstrap token \"change\" never expires (before: 2"),
        "{ran:?}"
    );
    assert!(
        ran.code == Some(0) && ran.stderr.starts_with("note: token change never expires: "),
        "{ran:?}"
    );
    assert!(!secrets.data("change").await?.contains_key("expiration"));

    // The others of several are changed whatever becomes of one.
    let ran = road.run(&["extend", "--ttl=24h", "nobody", "change"]).await?;
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout.starts_with("bootstrap token \"change\" expires "),
        "{ran:?}"
    );
    assert!(
        ran.stderr.contains("not found") && ran.stderr.contains("1 of 2 failed"),
        "{ran:?}"
    );
    for (arguments, words) in [
        (
            ["extend", "--ttl=-1h", "change"],
            "--ttl: a TTL can't be negative",
        ),
        (["extend", "--by=0", "change"], "--by 0 changes nothing"),
    ] {
        let ran = road.run(&arguments).await?;
        assert!(ran.failed(64).contains(words), "{ran:?}");
    }
    road.run(&["delete", "change"]).await?.good();
    Ok(())
}

#[tokio::test]
async fn a_secret_of_another_type_is_left_alone() -> Outcome {
    story("terminal-change-type", async |stage| {
        let road = Road::alone(stage).await?;
        let secrets = road.secrets().await?;
        secrets
            .create("bootstrap-token-opaque", "Opaque", &[("token-id", "opaque")])
            .await?;
        let before = secrets.object("opaque").await?;
        let ran = road.run(&["suspend", "opaque"]).await?;
        assert!(ran.failed(1).contains("is no bootstrap token"), "{ran:?}");
        assert_eq!(secrets.object("opaque").await?, before);
        Ok(())
    })
    .await
}
