//! As whom the terminal asks, where the kubeconfig holds no credential of its own, or there is none.

use karmada_token_tests::{CommandLine, Outcome, Serve, User, story};

use super::support::Road;

const TOKEN: &str = "inpods.0123456789abcdef";

#[tokio::test]
async fn a_plug_in_is_asked_for_the_credential() -> Outcome {
    story("terminal-plug-in", async |stage| {
        let road = Road::straight(stage).await?;
        let administrator = User::administrator();
        let bearer = administrator.token().unwrap_or_default();
        // What a plug-in is told, it keeps; what it is to say, it says.
        let asked = road.plane.write_file("asked", "")?;
        let said = format!(
            r#"{{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {{"token": "{bearer}"}}}}"#
        );
        let said = road.plane.write_file("credential.json", &said)?;
        let script = format!("echo \"$WHO $KUBERNETES_EXEC_INFO\" > {}; cat {}", asked.display(), said.display());
        let plain = road.plane.kubeconfig(&User::anonymous()).yaml();
        let user = format!(
            "user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      interactiveMode: Never\n      \
             command: /bin/sh\n      args: [\"-c\", {script:?}]\n      env: [{{name: WHO, value: karmada}}]\n"
        );
        assert!(plain.contains("user: {}\n"), "{plain}");
        let file = road.plane.write_file("plug-in", &plain.replace("user: {}\n", &user))?;
        let list = async |file: &std::path::Path| -> Outcome<_> {
            let command = CommandLine::karmada_token(&["list", "-o=name"])?;
            command.kubeconfig(file).run().await
        };
        list(&file).await?.good();
        assert!(std::fs::read_to_string(&asked)?.starts_with("karmada "), "its own environment");

        // One that fails is named, with its own words.
        let broken = plain.replace("user: {}\n", &user.replace("cat ", "echo 'sign in first' >&2; exit 7; "));
        let ran = list(&road.plane.write_file("broken-plug-in", &broken)?).await?;
        assert!(
            ran.code != Some(0) && ran.stdout.is_empty() && !ran.stderr.contains(bearer),
            "{ran:?}"
        );
        assert!(ran.stderr.starts_with("karmada-token: ") && ran.stderr.contains("exit status: 7"), "{ran:?}");
        Ok(())
    })
    .await
}

/// An administrator's kubeconfig that says `as: viewer`, in the terminal and in the page's hands.
#[tokio::test]
async fn who_acts_as_another_may_what_the_other_may() -> Outcome {
    story("terminal-acting-as", async |stage| {
        let road = Road::straight(stage).await?;
        let user = User::administrator_as_viewer();
        let file = road.plane.kubeconfig_file(&user)?;
        let run = async |arguments: &[&str]| -> Outcome<_> {
            CommandLine::karmada_token(arguments)?
                .kubeconfig(&file)
                .run()
                .await
        };
        run(&["list", "-o=name"]).await?.good();
        let refused = run(&["create", "acting.0123456789abcdef"]).await?;
        assert!(
            refused.failed(1).contains("\"viewer\" cannot create"),
            "{refused:?}"
        );

        let proxy = stage.serve(Serve::kubeconfig_file(&file)).await?;
        let session = proxy.session().await?;
        assert_eq!(session.get("/-/info").await?.json()["user"]["name"], "viewer");
        assert!(!road.has("acting").await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_pod_it_is_the_service_account() -> Outcome {
    story("terminal-in-pod", async |stage| {
        let road = Road::straight(stage).await?;
        let account = tempfile::tempdir()?;
        let administrator = User::administrator();
        for (name, text) in [
            ("token", administrator.token().unwrap_or_default()),
            ("ca.crt", road.plane.authority().certificate().as_str()),
            ("namespace", "karmada-system"),
        ] {
            std::fs::write(account.path().join(name), text)?;
        }
        let endpoint = road.plane.endpoint();
        let (host, port) = endpoint.rsplit_once(':').unwrap_or_default();
        let run = async |arguments: &[&str]| -> Outcome<_> {
            let Some(command) = CommandLine::in_pod(account.path(), arguments)? else {
                return Ok(None);
            };
            let command = command
                .env("HOME", "/nonexistent")
                .env("KUBERNETES_SERVICE_HOST", host)
                .env("KUBERNETES_SERVICE_PORT", port);
            Ok(Some(command.run().await?))
        };
        let Some(ran) = run(&["create", TOKEN, "--print-register-command"]).await? else {
            return Ok(());
        };
        // The pod's CA is pinned, as a kubeconfig's is.
        let straight = road
            .run(&["create", TOKEN, "--dry-run", "--print-register-command"])
            .await?;
        assert_eq!(ran.good(), straight.stdout);
        assert!(road.has("inpods").await?);
        let deleted = run(&["delete", TOKEN]).await?.unwrap_or_else(|| unreachable!());
        assert_eq!(deleted.good(), "bootstrap token \"inpods\" deleted\n");

        // A kubeconfig goes before it.
        std::fs::write(account.path().join("token"), "nobody-knows-this")?;
        let stranger = run(&["list"]).await?.unwrap_or_else(|| unreachable!());
        assert!(
            stranger.failed(1).contains("does not know") && !stranger.stderr.contains("nobody-knows-this"),
            "{stranger:?}"
        );
        let file = road.kubeconfig.to_string_lossy().into_owned();
        run(&["list", "-o=name", "--kubeconfig", &file])
            .await?
            .unwrap_or_else(|| unreachable!())
            .good();
        Ok(())
    })
    .await
}
