//! What `delete` does beyond the reference.

use karmada_token_tests::{Outcome, story};

use super::support::Road;

#[tokio::test]
async fn the_expired_are_shown_first_and_deleted_when_told_so() -> Outcome {
    story("terminal-delete-expired", async |stage| {
        let straight = Road::alone(stage).await?;
        expired(&straight).await?;
        let proxied = straight.through_the_proxy(stage).await?;
        expired(&proxied).await
    })
    .await
}

async fn expired(road: &Road) -> Outcome {
    let secrets = road.secrets().await?;
    for (id, end) in [
        ("olderr", "2020-01-01T00:00:00Z"),
        ("newerr", "2126-01-01T00:00:00Z"),
        ("broken", "soon"),
    ] {
        let data = [
            ("token-id", id),
            ("token-secret", "0123456789abcdef"),
            ("expiration", end),
        ];
        secrets
            .create_token(&format!("bootstrap-token-{id}"), &data)
            .await?;
    }
    let all = secrets.token_names().await?;

    let preview = road.run(&["delete", "--expired"]).await?;
    assert_eq!(preview.code, Some(0), "{preview:?}");
    assert!(
        preview.stdout.contains("olderr.****") && preview.stdout.contains("broken.****"),
        "{preview:?}"
    );
    assert!(
        !preview.stdout.contains("newerr") && !preview.stdout.contains("0123456789abcdef"),
        "{preview:?}"
    );
    assert_eq!(preview.stderr, "2 would be deleted: add --yes to do it\n");
    assert_eq!(secrets.token_names().await?, all);

    let dry = road.run(&["delete", "--expired", "--dry-run"]).await?;
    assert_eq!(dry.good().lines().count(), 2, "{dry:?}");
    assert_eq!(secrets.token_names().await?, all);

    let done = road.run(&["delete", "--expired", "--yes"]).await?;
    assert_eq!(
        done.good(),
        "bootstrap token \"broken\" deleted\nbootstrap token \"olderr\" deleted\n"
    );
    assert_eq!(secrets.token_names().await?, ["bootstrap-token-newerr"]);
    for arguments in [&["delete", "--expired"][..], &["delete", "--expired", "--yes"]] {
        let ran = road.run(arguments).await?;
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (Some(0), "no token has expired\n")
        );
    }
    road.run(&["delete", "newerr"]).await?.good();
    Ok(())
}

#[tokio::test]
async fn names_from_list_can_be_piped_in() -> Outcome {
    story("terminal-delete-piped", async |stage| {
        let road = Road::alone(stage).await?;
        road.run(&["create", "pipeda.0123456789abcdef", "pipedb.0123456789abcdef"])
            .await?
            .good();
        let names = road.run(&["list", "-o", "name"]).await?;
        let ran = road.run_with(&["delete", "-"], names.good()).await?;
        assert_eq!(
            ran.good(),
            "bootstrap token \"pipeda\" deleted\nbootstrap token \"pipedb\" deleted\n"
        );
        assert_eq!(road.run(&["list", "-o=name"]).await?.good(), "");
        Ok(())
    })
    .await
}
