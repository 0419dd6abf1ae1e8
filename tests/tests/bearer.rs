//! Issue 3, (e): in bearer mode each caller is itself, and nobody else.

use http::StatusCode;
use karmada_token_tests::{
    AuditEvent, Browser, Console, Outcome, Proxy, Role, SECRETS, Secrets, Serve, User, Wishes, story,
};
use serde_json::json;
use std::time::Duration;

const WISHES: Wishes<'static> = Wishes {
    ttl: "1h",
    groups: &["system:bootstrappers:karmada:default-cluster-token"],
    description: "made with a bearer token",
};

/// Types a bearer token into the sign-in form.
async fn sign_in(page: &Browser, token: &str) -> Outcome {
    page.find(Role::Heading, "Sign in").node().await?;
    page.find(Role::Textbox, "Bearer token").fill(token).await?;
    page.find(Role::Button, "Sign in").click().await?;
    Ok(())
}

fn token(user: &User) -> &str {
    user.token().unwrap_or_default()
}

#[tokio::test]
async fn an_administrator_and_a_viewer_get_what_rbac_lets_them() -> Outcome {
    story("bearer", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;

        let page = stage.open(&proxy.url()).await?;
        sign_in(&page, token(&User::administrator())).await?;
        let administrator = Console::new(page);
        let created = administrator.create(&WISHES).await?;
        let data = Secrets::of(&plane).await?.data(created.id()).await?;
        assert_eq!(data["description"], WISHES.description);

        let page = stage.open(&proxy.url()).await?;
        sign_in(&page, token(&User::viewer())).await?;
        let viewer = Console::new(page.clone());
        viewer
            .row(created.id(), Duration::from_secs(10), |_| true)
            .await?;
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
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        sign_in(&page, "a-token-that-nobody-holds").await?;
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
        sign_in(&page, token(&User::nobody())).await?;
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
