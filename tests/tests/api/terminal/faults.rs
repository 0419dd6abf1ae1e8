//! Each fault of karmadactl (docs/terminal.md), done right.

use std::time::Duration;

use karmada_token_tests::{CommandLine, Outcome, User, story};

use super::support::{Road, token_line};

/// A command line that must be refused as wrong use, before anything is asked of a server.
async fn refused_before_anything(arguments: &[&str], told: &str) -> Outcome {
    // No kubeconfig at all: who got as far as looking for one would say so instead.
    let ran = CommandLine::karmada_token(arguments)?
        .env("HOME", "/nonexistent")
        .run()
        .await?;
    let said = ran.failed(64);
    // Core's words go on to say at which character, and what would be right.
    assert!(said.starts_with(&format!("karmada-token: {told}")), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    Ok(())
}

#[tokio::test]
async fn a_bad_group_is_refused() -> Outcome {
    refused_before_anything(
        &["create", "--groups", "system:bootstrappers:good,bad"],
        "--groups: group 2, \"bad\"",
    )
    .await
}

#[tokio::test]
async fn an_unknown_usage_is_refused() -> Outcome {
    refused_before_anything(&["create", "--usages", "foo"], "--usages: unknown usage \"foo\"").await
}

#[tokio::test]
async fn a_negative_ttl_is_refused() -> Outcome {
    let told = "--ttl: a TTL can't be negative";
    refused_before_anything(&["create", "--ttl=-5m"], told).await?;
    refused_before_anything(&["create", "--ttl", "-5m"], told).await
}

#[tokio::test]
async fn kubeconfig_alone_gives_the_register_command() -> Outcome {
    story("fault-kubeconfig", async |stage| {
        let road = Road::straight(stage).await?;
        let command = CommandLine::karmada_token(&["create", "--print-register-command"])?;
        // A list, as kubectl reads it: what isn't there is passed over.
        let list = format!("/nonexistent/config:{}", road.kubeconfig.display());
        let ran = command.env("KUBECONFIG", list).run().await?;
        let line = ran.good();
        let begin = format!("karmadactl register {} --token ", road.plane.endpoint());
        assert!(line.starts_with(&begin), "{line}");
        let token = &line[begin.len()..begin.len() + 23];
        assert!(road.has(&token[..6]).await?);
        let pin = line[begin.len() + 23..].trim_end();
        assert!(
            pin.starts_with(" --discovery-token-ca-cert-hash sha256:"),
            "{line}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_is_left_behind_where_the_register_command_cant_be_made() -> Outcome {
    story("fault-register", async |stage| {
        let road = Road::alone(stage).await?;
        let mut kubeconfig = road.plane.kubeconfig(&User::administrator());
        kubeconfig.authority = None;
        let file = road.plane.write_kubeconfig("without-ca", &kubeconfig)?;
        let with = async |arguments: &[&str]| -> Outcome<_> {
            CommandLine::karmada_token(arguments)?
                .kubeconfig(&file)
                .run()
                .await
        };
        let ran = with(&["create", "--print-register-command"]).await?;
        assert!(
            ran.failed(64)
                .contains("the kubeconfig's cluster has no CA certificate"),
            "{ran:?}"
        );
        assert!(road.secrets().await?.token_names().await?.is_empty());
        // The very kubeconfig makes tokens: the command alone was what couldn't be made.
        assert_eq!(with(&["create"]).await?.code, Some(0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_bad_argument_of_delete_is_told_what_would_be_right() -> Outcome {
    refused_before_anything(
        &["delete", "abcdef", "ABCDEF"],
        "argument 2: a token ID may hold only a-z and 0-9, and has an upper-case letter at character 1",
    )
    .await?;
    refused_before_anything(
        &["delete", "abcdef.0123456789abcde"],
        "argument 1: the token secret, after the dot, must be 16 characters long, and has 15",
    )
    .await
}

#[tokio::test]
async fn delete_goes_on_after_a_failure() -> Outcome {
    story("fault-delete", async |stage| {
        let road = Road::straight(stage).await?;
        for id in ["goonaa", "gooncc"] {
            road.run(&["create", &format!("{id}.0123456789abcdef")])
                .await?
                .good();
        }
        let ran = road.run(&["delete", "goonaa", "goonbb", "gooncc"]).await?;
        assert_eq!(ran.code, Some(1));
        assert_eq!(
            ran.stdout,
            "bootstrap token \"goonaa\" deleted\nbootstrap token \"gooncc\" deleted\n"
        );
        assert!(
            ran.stderr
                .contains("secrets \"bootstrap-token-goonbb\" not found"),
            "{ran:?}"
        );
        assert!(ran.stderr.ends_with("karmada-token: 1 of 3 failed\n"), "{ran:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_servers_refusal_is_shown_in_its_words_and_asked_for_once() -> Outcome {
    story("fault-refusal", async |stage| {
        let road = Road::straight(stage).await?;
        let stranger = road.plane.stranger("refused-once")?;
        let file = road.plane.kubeconfig_file(&stranger)?;
        let create = CommandLine::karmada_token(&["create"])?.kubeconfig(&file).run();
        // The reference goes on for over a minute, and then tells of a time-out.
        let ran = tokio::time::timeout(Duration::from_secs(30), create).await??;
        assert!(
            ran.failed(1).contains(
                "secrets is forbidden: User \"refused-once\" cannot create resource \"secrets\" in API group \"\" in the namespace \
                 \"kube-system\""
            ),
            "{ran:?}"
        );
        let events = karmada_token_tests::AuditEvent::read(&road.plane.audit_log())?;
        let asked = events.iter().filter(|event| event.user() == stranger.name() && event.verb == "create");
        assert_eq!(asked.count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_empty_description_and_no_groups_leave_no_key_behind() -> Outcome {
    story("fault-empty", async |stage| {
        let road = Road::straight(stage).await?;
        let ran = road
            .run(&["create", "--groups=", "--description=", "--ttl=0"])
            .await?;
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.stderr.contains("never expires"), "{ran:?}");
        let token = token_line(&ran.stdout);
        let data = road.secrets().await?.data(&token[..6]).await?;
        let keys: Vec<&str> = data.keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "token-id",
                "token-secret",
                "usage-bootstrap-authentication",
                "usage-bootstrap-signing"
            ]
        );
        Ok(())
    })
    .await
}
