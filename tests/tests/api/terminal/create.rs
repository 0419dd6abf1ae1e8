//! What `create` does beyond the reference.

use karmada_token_tests::{CommandLine, Outcome, User, story};
use serde_json::Value;

use super::support::{Road, token_line};

#[tokio::test]
async fn several_at_once_random_given_and_piped_in() -> Outcome {
    story("terminal-several", async |stage| {
        let road = Road::straight(stage).await?;
        let ran = road.run(&["create", "--count=3"]).await?;
        let tokens: Vec<String> = ran.good().split_inclusive('\n').map(token_line).collect();
        assert_eq!(tokens.len(), 3);
        for token in &tokens {
            assert!(road.has(&token[..6]).await?);
        }
        let ran = road
            .run(&["create", "sevena.0123456789abcdef", "sevenb.0123456789abcdef"])
            .await?;
        assert_eq!(ran.good(), "sevena.0123456789abcdef\nsevenb.0123456789abcdef\n");
        let piped = "sevenc.0123456789abcdef\n\nsevend.0123456789abcdef\n";
        let ran = road.run_with(&["create", "-"], piped).await?;
        assert_eq!(ran.good(), "sevenc.0123456789abcdef\nsevend.0123456789abcdef\n");

        // One that is there already doesn't keep the others back.
        let ran = road
            .run(&["create", "sevena.0123456789abcdef", "sevene.0123456789abcdef"])
            .await?;
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(1), "sevene.0123456789abcdef\n")
        );
        assert!(
            ran.stderr.contains("a token with id \"sevena\" already exists"),
            "{ran:?}"
        );
        assert_eq!(road.run_with(&["create", "-"], "\n").await?.code, Some(64));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dry_run_leaves_nothing_behind() -> Outcome {
    story("terminal-dry-run", async |stage| {
        let road = Road::alone(stage).await?;
        // By itself it needs no server.
        let alone = CommandLine::karmada_token(&["create", "--dry-run"])?.env("HOME", "/nonexistent");
        let ran = alone.run().await?;
        assert_eq!(ran.stderr, "dry run: nothing was created\n");
        token_line(&ran.stdout);
        let ran = road.run(&["create", "--dry-run=server"]).await?;
        assert_eq!(ran.stderr, "server dry run: nothing was created\n");
        assert!(!road.has(&token_line(&ran.stdout)[..6]).await?);
        // The server judges it: the viewer may not.
        let viewer = road.plane.kubeconfig_file(&User::viewer())?;
        let ran = CommandLine::karmada_token(&["create", "--dry-run=server"])?
            .kubeconfig(&viewer)
            .run()
            .await?;
        assert!(ran.failed(1).contains("forbidden"), "{ran:?}");
        assert!(road.secrets().await?.token_names().await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn forms_name_the_token_and_its_command() -> Outcome {
    story("terminal-forms", async |stage| {
        let road = Road::straight(stage).await?;
        let ran = road
            .run(&[
                "create",
                "-o=json",
                "--print-register-command",
                "formaa.0123456789abcdef",
            ])
            .await?;
        let token: Value = serde_json::from_str(ran.good())?;
        assert_eq!(token["token"], "formaa.0123456789abcdef");
        assert_eq!(token["state"], "usable");
        let command = token["command"].as_str().unwrap_or_default();
        assert!(
            command.contains("register") && command.contains("--token formaa.0123456789abcdef"),
            "{command}"
        );
        let ran = road
            .run(&["create", "-o=name", "formbb.0123456789abcdef"])
            .await?;
        assert_eq!(ran.good(), "secret/bootstrap-token-formbb\n");
        let ran = road.run(&["create", "-o=json", "--count=2"]).await?;
        let list: Value = serde_json::from_str(ran.good())?;
        assert_eq!(list["kind"], "BootstrapTokenList");
        assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_command_takes_another_endpoint_and_a_cluster_name() -> Outcome {
    story("terminal-endpoint", async |stage| {
        let road = Road::straight(stage).await?;
        let flags = ["create", "--print-register-command", "--endpoint=https://karmada.example.com:5443/", "endpnt.0123456789abcdef"];
        let plain = road.run(&flags).await?;
        assert!(
            plain.good().starts_with(
                "karmadactl register karmada.example.com:5443 --token endpnt.0123456789abcdef --discovery-token-ca-cert-hash sha256:"
            ),
            "{plain:?}"
        );
        road.run(&["delete", "endpnt"]).await?.good();
        let mut named = flags.to_vec();
        named.push("--cluster-name=member-1");
        let named = road.run(&named).await?;
        assert_eq!(named.good().trim_end(), format!("{} --cluster-name member-1", plain.good().trim_end()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_control_plane_that_isnt_karmadas_is_remarked_upon() -> Outcome {
    story("terminal-not-karmada", async |stage| {
        let road = Road::to(stage.control_plane_without_controllers().await?)?;
        let administrator = road.plane.kubeconfig(&User::administrator());
        assert_eq!(road.run(&["create"]).await?.stderr, "");
        karmada_token_tests::kubectl(&administrator, &["delete", "crd", "--all"]).await?;
        let told = async || -> Outcome<Option<()>> {
            let ran = road.run(&["create", "--ttl=1m"]).await?;
            assert_eq!(ran.code, Some(0));
            Ok(ran
                .stderr
                .contains("has no API group cluster.karmada.io")
                .then_some(()))
        };
        let deadline = std::time::Duration::from_secs(20);
        karmada_token_tests::until("the remark", deadline, async || told().await.ok().flatten()).await?;
        // kubeadm's command is for kubeadm's control planes.
        let ran = road.run(&["create", "--print-join-command"]).await?;
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        Ok(())
    })
    .await
}
