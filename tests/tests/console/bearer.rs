//! In bearer mode each caller is itself, and nobody else.

use http::{Method, StatusCode};
use karmada_token_tests::{
    AuditEvent, Console, ControlPlane, Outcome, Proxy, Role, SECRETS, SOON, Secrets, Serve, User, Wishes,
    account_of_role, kubectl, story, token_secret, until,
};
use serde_json::json;

const WISHES: Wishes<'static> = Wishes::described("made with a bearer token");

fn token(user: &User) -> &str {
    user.token().unwrap_or_default()
}

#[tokio::test]
async fn an_administrator_and_a_viewer_get_what_rbac_lets_them() -> Outcome {
    story("bearer", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;

        let administrator = Console::new(stage.open(&proxy.url()).await?);
        administrator.sign_in(&User::administrator()).await?;
        let created = administrator.create(&WISHES).await?;
        let data = Secrets::of(&plane).await?.data(created.id()).await?;
        assert_eq!(data["description"], WISHES.description);

        let page = stage.open(&proxy.url()).await?;
        let viewer = Console::new(page.clone());
        viewer.sign_in(&User::viewer()).await?;
        viewer.row(created.id(), SOON, |_| true).await?;
        page.find(Role::Button, "Create token")
            .until("it is not disabled", |_, node| node.is("disabled"))
            .await?;

        // Two people at one proxy: neither sees the other's session.
        assert!(
            administrator
                .page()
                .tree()
                .await?
                .outline()
                .contains("administrator")
        );
        assert!(!page.tree().await?.outline().contains("administrator"));
        page.find(Role::Button, "Sign out").click().await?;
        page.find(Role::Heading, "Sign in").node().await?;
        administrator.delete(created.id()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_nobody_holds_is_refused_in_the_page() -> Outcome {
    story("stranger", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let console = stage.console(Serve::bearer(&plane)).await?;
        console
            .sign_in(&User::bearing("a-token-that-nobody-holds"))
            .await?;
        let page = console.page();
        page.find_containing(Role::Alert, "does not know this token")
            .node()
            .await?;
        page.find(Role::Heading, "Sign in").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn someone_without_rights_is_told_so_and_sees_nothing() -> Outcome {
    story("nobody", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        Console::new(page.clone()).sign_in(&User::nobody()).await?;
        page.find_containing(Role::Alert, "The list can't be shown")
            .node()
            .await?;
        assert!(page.rows("Bootstrap tokens").await?.is_empty());

        let api = proxy.http().bearing(token(&User::nobody()))?;
        assert_eq!(api.get(SECRETS).await?.status, StatusCode::FORBIDDEN);
        Ok(())
    })
    .await
}

/// GET as whoever shows this token; no token for none.
async fn list_status(proxy: &Proxy, token: Option<&str>) -> Outcome<StatusCode> {
    let http = proxy.http();
    let http = token.map_or(Ok(http.clone()), |token| http.bearing(token))?;
    Ok(http.get(SECRETS).await?.status)
}

#[tokio::test]
async fn a_kubeconfigs_own_credential_is_never_lent() -> Outcome {
    story("never-lent", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let owner = plane.administrator("never-lent")?;
        let proxy = stage.serve(Serve::bearer_beside(&plane, &owner)?).await?;

        assert_eq!(list_status(&proxy, None).await?, StatusCode::UNAUTHORIZED);
        assert_eq!(
            list_status(&proxy, Some("a-token-that-nobody-holds")).await?,
            StatusCode::UNAUTHORIZED
        );
        assert_eq!(
            list_status(&proxy, Some(token(&User::viewer()))).await?,
            StatusCode::OK
        );
        assert_eq!(
            list_status(&proxy, Some(token(&User::nobody()))).await?,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            list_status(&proxy, Some(token(&User::administrator()))).await?,
            StatusCode::OK
        );
        // A session of one is no session of another.
        let viewer = proxy.session_of(token(&User::viewer())).await?;
        assert_eq!(
            viewer.get("/-/info").await?.json()["user"]["name"],
            json!("viewer")
        );
        assert_eq!(list_status(&proxy, None).await?, StatusCode::UNAUTHORIZED);

        let events = AuditEvent::read(&plane.audit_log())?;
        assert!(
            events.iter().any(|event| event.user() == "viewer"),
            "the audit log is read rightly"
        );
        let lent = events.iter().find(|event| event.user() == owner.name());
        assert!(lent.is_none(), "the kubeconfig's user acted: {lent:?}");
        Ok(())
    })
    .await
}

/// Who may look at every token, and delete those of `names` alone; all of them where none is named.
async fn let_delete(plane: &ControlPlane, names: &[&str]) -> Outcome {
    let only = match names {
        [] => String::new(),
        names => format!(", resourceNames: [{}]", names.join(", ")),
    };
    let role = format!(
        "\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {{ name: deleter, namespace: kube-system }}
rules:
- {{ apiGroups: [''], resources: [secrets], verbs: [get, list, watch] }}
- {{ apiGroups: [''], resources: [secrets]{only}, verbs: [delete] }}
"
    );
    let file = plane.write_file("deleter.yaml", &role)?;
    let file = file.display().to_string();
    kubectl(&plane.kubeconfig(&User::administrator()), &["apply", "-f", &file]).await?;
    Ok(())
}

#[tokio::test]
async fn where_rbac_lets_one_of_several_go_each_says_its_own_outcome() -> Outcome {
    story("resource-names", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let session = proxy.session_of(token(&User::administrator())).await?;
        for id in ["letgo1", "kept01"] {
            session.post(SECRETS, &token_secret(id)).await?;
        }
        let_delete(&plane, &[]).await?;
        let deleter = account_of_role(&plane, "deleter").await?;

        let page = stage.open(&proxy.url()).await?;
        let console = Console::new(page.clone());
        console.sign_in(&deleter).await?;
        for id in ["letgo1", "kept01"] {
            let select = format!("Select token {id}");
            page.find(Role::Checkbox, &select).click().await?;
        }
        // The right is narrowed after the page has asked for it.
        let_delete(&plane, &["bootstrap-token-letgo1"]).await?;
        until("the narrower right to be in force", SOON, async || {
            let delete = [
                "-n",
                "kube-system",
                "delete",
                "secret",
                "bootstrap-token-kept01",
                "--dry-run=server",
            ];
            kubectl(&plane.kubeconfig(&deleter), &delete)
                .await
                .is_err()
                .then_some(())
        })
        .await?;
        let question = console.change_selected("Delete", 2).await?;
        question
            .find_containing(Role::Alert, "Done: 1. Failed: 1.")
            .node()
            .await?;
        for (id, outcome) in [
            ("letgo1", "Deleted"),
            ("kept01", "You are not allowed to do this"),
        ] {
            let line = question.find_containing(Role::ListItem, id);
            let told = line.text().await?;
            assert!(told.contains(outcome), "{id}: {told}");
        }
        question.find(Role::Button, "Done").click().await?;
        console.no_row("letgo1", SOON).await?;
        console.row("kept01", SOON, |_| true).await?;
        // Who may not delete every one is told so from the start, when the page is loaded anew.
        page.reload().await?;
        page.find(Role::Button, "Delete token kept01")
            .until("it can be pressed", |_, node| node.is("disabled"))
            .await?;
        session
            .send(Method::DELETE, &format!("{SECRETS}/bootstrap-token-kept01"), None)
            .await?;
        Ok(())
    })
    .await
}
