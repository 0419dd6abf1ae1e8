//! The leak panel leads through what to do, in order, and its commands do it.

use std::time::Duration;

use karmada_token_tests::{
    Approver, Outcome, Role, SOON, Serve, User, Wishes, is_refused, member, shell, story,
};

const WISHES: Wishes<'static> = Wishes::described("soon in the wrong hands");
const BINDING: &str = "kubectl get clusterrolebinding system:karmada:agent-rbac-generator -o name";

#[tokio::test]
async fn the_steps_after_a_leak_are_taken_one_by_one() -> Outcome {
    story("leak", async |stage| {
        // A binding goes for a moment, without which no other story's member joins.
        let plane = stage.lent_control_plane().await?;
        plane.start_controller_manager()?;
        let _approver = Approver::start(&plane).await?;
        let administrator = User::administrator();
        let kubeconfig = plane.kubeconfig(&administrator);
        let console = stage.console(Serve::bearer(&plane)).await?;
        let page = console.page().clone();
        console.sign_in(&administrator).await?;
        let created = console.create(&WISHES).await?;
        // Somebody else has used it already.
        member::join(&created.register_command, "intruder").await?;

        let id = created.id();
        page.find(Role::Button, id).click().await?;
        let token = page.find(Role::Dialog, &format!("Token {id}"));
        token.find(Role::Button, "It has leaked").click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id} has leaked"));
        let text = panel.text().await?;
        let steps = [
            "Delete the token",
            "Look for certificate requests",
            "Suspend the binding",
            "Ask the audit log",
            "Look at roles and bindings",
            "Look at the registered clusters",
            "Replace what the intruder could read",
        ];
        let places: Vec<_> = steps.iter().map(|step| text.find(step)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");

        panel.find(Role::Button, "Delete token").click().await?;
        panel.find(Role::Button, "Delete token").gone().await?;
        is_refused(&plane.kubeconfig(&User::bearing(&created.token))).await?;

        // The panel stays for the rest.
        let command = async |name: &str| panel.find(Role::Textbox, name).value().await;
        let requests = shell(&kubeconfig, &command("Requests made with it").await?).await?;
        assert!(!requests.is_empty());
        for request in requests.lines() {
            assert!(
                request.contains(&format!("system:bootstrap:{id}")) && request.contains("Approved"),
                "{requests}"
            );
        }

        assert!(!shell(&kubeconfig, BINDING).await?.is_empty());
        let suspend = command("Suspend the binding").await?;
        let gone =
            format!("{suspend}\nif {BINDING}; then exit 1; fi\nkubectl apply -f agent-rbac-generator.yaml");
        shell(&kubeconfig, &gone).await?;
        assert!(!shell(&kubeconfig, BINDING).await?.is_empty(), "it was put back");

        // Whoever wants to stay in adds to what is there: it is its last change that counts.
        shell(
            &kubeconfig,
            "kubectl set subject clusterrolebinding system:basic-user --user=intruder",
        )
        .await?;
        let changes = shell(&kubeconfig, &command("Changes of roles").await?).await?;
        assert!(
            changes.contains("system:karmada:agent-rbac-generator"),
            "{changes}"
        );
        let changed = changes
            .lines()
            .find(|line| line.contains(" ClusterRoleBinding ") && line.ends_with(" system:basic-user"));
        let times: Vec<_> = changed.unwrap_or_default().split(' ').take(2).collect();
        assert!(times.len() == 2 && times[0] > times[1], "{changes}");
        shell(&kubeconfig, &command("Registered clusters").await?).await?;
        let secrets = command("Secrets").await?;
        let secrets = format!("kubectl create secret generic member1-credential >/dev/null\n{secrets}");
        let secrets = shell(&kubeconfig, &secrets).await?;
        assert!(secrets.contains(" member1-credential "), "{secrets}");
        let asked = command("Ask the audit log, where it is a file").await?;
        assert!(
            asked.contains("\"system:karmada:agent:rbac-generator\""),
            "{asked}"
        );
        panel.find(Role::Button, "Close").click().await?;
        panel.gone().await?;
        console.no_row(id, Duration::from_secs(10)).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_may_be_changed_the_panel_is_read_and_deletes_nothing() -> Outcome {
    story("leak-readonly", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Usable").await?;
        page.script("document.querySelector('karmada-token-console').setAttribute('readonly', '')")
            .await?;
        page.find(Role::Button, "Create token")
            .until("it can be pressed", |_, node| node.is("disabled"))
            .await?;
        page.find(Role::Button, &id).click().await?;
        let token = page.find(Role::Dialog, &format!("Token {id}"));
        token.find(Role::Button, "It has leaked").click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id} has leaked"));
        panel.find(Role::Textbox, "Requests made with it").node().await?;
        let delete = panel.find(Role::Button, "Delete token");
        delete
            .until("it can be pressed", |_, node| node.is("disabled"))
            .await?;
        delete.click().await?;
        panel
            .find_containing(Role::Status, "This page only shows tokens")
            .node()
            .await?;
        panel.find(Role::Button, "Close").click().await?;
        token.find(Role::Button, "Close").click().await?;
        console
            .row(&id, SOON, |row| row.cell("Status") == "Usable")
            .await?;
        Ok(())
    })
    .await
}
