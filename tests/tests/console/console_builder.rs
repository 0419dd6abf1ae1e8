//! The register command as it is wished for, from the panel of a token that was just made.

use karmada_token_tests::{Console, Outcome, Role, SOON, Serve, User, Wishes, story, until};

const WISHES: Wishes<'static> = Wishes::described("with every option");

#[tokio::test]
async fn every_option_is_in_the_command_and_a_wrong_one_is_said_at_its_field() -> Outcome {
    story("builder", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let serve = Serve::kubeconfig(&plane, &User::administrator())?;
        let proxy = stage.serve(serve).await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        let console = Console::new(page.clone());
        let result = console.submit(&WISHES).await?;
        result
            .find(Role::DisclosureTriangle, "More options")
            .click()
            .await?;
        result
            .find(Role::Radio, "kubectl karmada register")
            .click()
            .await?;
        let days = result.find(Role::Textbox, "Lifetime of the agent's certificate, in days");
        days.fill("0").await?;
        days.until("it is not said to be wrong", |_, node| node.is("invalid"))
            .await?;
        let said = result.text().await?;
        assert!(said.contains("A whole number of days from 1 to 24855."), "{said}");
        for (label, value) in [
            ("Lifetime of the agent's certificate, in days", "30"),
            ("Namespace of the agent", "agents"),
            ("Proxy to the member", "http://proxy.example.com:3128"),
            ("Image of the agent", "registry.example.com/karmada-agent:v1.16.0"),
        ] {
            result.find(Role::Textbox, label).fill(value).await?;
        }
        result
            .find(Role::Checkbox, "Dry run: only check the member")
            .click()
            .await?;
        let command = console.take_result().await?.register_command;
        assert!(command.starts_with("kubectl karmada register "), "{command}");
        for option in [
            "--namespace agents",
            "--proxy-server-address http://proxy.example.com:3128",
            "--karmada-agent-image registry.example.com/karmada-agent:v1.16.0",
            "--cert-expiration-seconds 2592000",
            "--dry-run",
        ] {
            assert!(command.contains(option), "{option}: {command}");
        }
        Ok(())
    })
    .await
}

/// What is told of an endpoint that no other machine reaches, and of one that cluster-info doesn't name.
const INTERNAL: &str = "resolves only on this machine or inside one cluster";
const ANOTHER: &str = "cluster-info names another endpoint";

#[tokio::test]
async fn a_command_names_the_endpoint_that_is_chosen_and_what_is_wrong_with_it_is_told() -> Outcome {
    story("builder-endpoint", async |stage| {
        let plane = stage.shared_control_plane().await?;
        // The same server by another name than that of cluster-info.
        let own = plane.endpoint();
        let local = own.replace("127.0.0.1", "localhost");
        let serve = Serve::bearer_through(&format!("https://{local}"), &plane)
            .and("--advertise-server=https://karmada.example.com:5443");
        let console = stage.console(serve).await?;
        console.sign_in(&User::administrator()).await?;
        let result = console.submit(&WISHES).await?;
        let command = result.find(Role::Textbox, "Register command");
        for (choice, endpoint, told) in [
            ("Advertised", "karmada.example.com:5443", [false, true]),
            ("This server's", &local, [true, true]),
            ("cluster-info's", &own, [true, false]),
        ] {
            result.find(Role::Radio, choice).click().await?;
            let named = format!("karmadactl register {endpoint} ");
            command
                .until("it names another endpoint", |_, node| {
                    node.value().starts_with(&named)
                })
                .await?;
            // cluster-info is asked for meanwhile.
            let said = until(choice, SOON, async || {
                let text = result.text().await.ok()?;
                ([INTERNAL, ANOTHER].map(|words| text.contains(words)) == told).then_some(())
            });
            said.await?;
        }
        Ok(())
    })
    .await
}
