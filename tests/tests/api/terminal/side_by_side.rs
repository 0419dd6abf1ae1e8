//! Ours and kubeadm's, option by option. docs/terminal.md lists where they differ on purpose.

use std::collections::BTreeMap;

use karmada_token_core::Timestamp;
use karmada_token_tests::{Outcome, Stage, story};

use super::support::{Road, token_line};

/// Karmada's default group, which kubeadm has another in place of.
const GROUPS: &str = "--groups=system:bootstrappers:karmada:default-cluster-token";

/// Flags that both have; each is given to both.
const CREATES: [&[&str]; 9] = [
    &[GROUPS],
    &[GROUPS, "--ttl=2m"],
    &[GROUPS, "--ttl", "1h30m"],
    &[GROUPS, "--ttl=0"],
    &[GROUPS, "--usages=authentication"],
    &[GROUPS, "--usages", "authentication", "--usages", "signing"],
    &["--groups=system:bootstrappers:a,system:bootstrappers:b:c"],
    &[
        "--groups",
        "system:bootstrappers:a",
        "--groups",
        "system:bootstrappers:b",
    ],
    &[GROUPS, "--description", "für ein Mitglied, \"eins\""],
];

/// Both roads, told by the same steps.
async fn on_both_roads(name: &str, steps: impl AsyncFn(&Road, &str) -> Outcome) -> Outcome {
    story(name, async |stage: &mut Stage| {
        let straight = Road::straight(stage).await?;
        steps(&straight, "a").await?;
        let proxied = straight.through_the_proxy(stage).await?;
        steps(&proxied, "b").await
    })
    .await
}

/// A token's data without what can't be the same twice; how long it lives in its place.
fn comparable(
    mut data: BTreeMap<String, String>,
    id: &str,
) -> Outcome<(BTreeMap<String, String>, Option<i64>)> {
    assert_eq!(data.remove("token-id").as_deref(), Some(id));
    assert!(data.remove("token-secret").is_some());
    let end = data.remove("expiration");
    let parse = |end: &String| {
        assert!(end.ends_with('Z') && end.len() == 20, "{end}");
        Timestamp::parse_rfc3339(end)
    };
    let end = end.as_ref().map(parse).transpose()?;
    Ok((data, end.map(Timestamp::unix_seconds)))
}

#[tokio::test]
async fn a_random_token_is_printed_and_kept_as_kubeadm_does() -> Outcome {
    on_both_roads("side-by-side-create", async |road, _| {
        for flags in CREATES {
            let create: Vec<&str> = ["create"].iter().chain(flags).copied().collect();
            let theirs = token_line(road.kubeadm(&create).await?.good());
            let ours = road.run(&create).await?;
            assert_eq!(ours.code, Some(0), "{ours:?}");
            let ours = token_line(&ours.stdout);
            let secrets = road.secrets().await?;
            let (our_data, our_end) = comparable(secrets.data(&ours[..6]).await?, &ours[..6])?;
            let (their_data, their_end) = comparable(secrets.data(&theirs[..6]).await?, &theirs[..6])?;
            assert_eq!(our_data, their_data, "{flags:?}");
            let apart = our_end.zip(their_end).map(|(ours, theirs)| ours - theirs);
            assert_eq!(our_end.is_some(), their_end.is_some(), "{flags:?}");
            assert!(
                apart.is_none_or(|apart| (0..10).contains(&apart)),
                "{flags:?}: {apart:?} s apart"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_given_token_is_printed_to_the_byte_and_refused_the_second_time() -> Outcome {
    on_both_roads("side-by-side-given", async |road, mark| {
        let token = format!("given{mark}.0123456789abcdef");
        let theirs = road.kubeadm(&["create", &token]).await?;
        assert_eq!(road.kubeadm(&["delete", &token]).await?.code, Some(0));
        assert_eq!(road.run(&["create", &token]).await?, theirs);
        let before = road.secrets().await?.object(&token[..6]).await?;

        let theirs = road.kubeadm(&["create", &token]).await?;
        let ours = road.run(&["create", &token]).await?;
        let exists = format!("a token with id \"{}\" already exists", &token[..6]);
        assert!(theirs.failed(1).contains(&exists), "{theirs:?}");
        assert_eq!(ours.failed(1), format!("karmada-token: {exists}\n"));
        assert_eq!(road.secrets().await?.object(&token[..6]).await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn delete_says_the_same_of_an_id_and_of_a_token() -> Outcome {
    on_both_roads("side-by-side-delete", async |road, mark| {
        for suffix in ["", ".0123456789abcdef"] {
            let token = format!("delet{mark}.0123456789abcdef");
            let argument = format!("delet{mark}{suffix}");
            road.kubeadm(&["create", &token]).await?.good();
            let theirs = road.kubeadm(&["delete", &argument]).await?;
            road.kubeadm(&["create", &token]).await?.good();
            let ours = road.run(&["delete", &argument]).await?;
            assert_eq!(ours, theirs);
            assert!(!road.has(&token[..6]).await?);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_join_command_is_kubeadms_but_for_its_trailing_space() -> Outcome {
    story("side-by-side-join", async |stage| {
        let road = Road::straight(stage).await?;
        let token = "joined.0123456789abcdef";
        let theirs = road.kubeadm(&["create", token, "--print-join-command"]).await?;
        road.kubeadm(&["delete", token]).await?.good();
        let ours = road
            .run(&["create", token, GROUPS, "--print-join-command"])
            .await?;
        assert_eq!(ours.good().trim_end(), theirs.good().trim_end());
        assert!(theirs.stdout.ends_with(" \n"), "{theirs:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn generate_prints_one_token_and_asks_nobody() -> Outcome {
    story("side-by-side-generate", async |stage| {
        let road = Road::straight(stage).await?;
        let before = road.secrets().await?.token_names().await?;
        let theirs = token_line(road.kubeadm(&["generate"]).await?.good());
        let generate = karmada_token_tests::CommandLine::karmada_token(&["generate"])?;
        let ours = token_line(generate.run().await?.good());
        assert_ne!(ours, theirs);
        let id = format!("bootstrap-token-{}", &ours[..6]);
        assert!(!before.contains(&id) && !road.has(&ours[..6]).await?);
        Ok(())
    })
    .await
}
