//! Issue 6, 8: where a role gives a right for some tokens by name, the page gives it for those.

use karmada_token_tests::{
    Browser, Console, ControlPlane, Locator, Outcome, Role, SECRETS, SOON, Serve, User, account_of_role,
    kubectl, story, token_secret, until,
};

/// Who may look at the list, and do the rest with two tokens alone.
const ROLE: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: keeper, namespace: kube-system }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [list, watch] }
- { apiGroups: [''], resources: [secrets], resourceNames: [bootstrap-token-mine01, bootstrap-token-mine02], verbs: [get, patch, delete] }
";

/// Notes for which token the page asks what the person may do; an empty name for the list in general.
const NOTE: &str = r#"
    globalThis.asked = [];
    const ask = globalThis.fetch;
    globalThis.fetch = async (what, ...rest) => {
      if (String(what.url ?? what).endsWith("/selfsubjectaccessreviews")) {
        const { verb, name = "" } = (await what.clone().json()).spec.resourceAttributes;
        globalThis.asked.push(`${verb} ${name}`);
      }
      return ask(what, ...rest);
    };
"#;

async fn keeper(plane: &ControlPlane) -> Outcome<User> {
    let administrator = plane.kubeconfig(&User::administrator());
    let file = plane.write_file("keeper.yaml", ROLE)?;
    kubectl(&administrator, &["apply", "-f", &file.display().to_string()]).await?;
    Ok(account_of_role(plane, "keeper").await?)
}

async fn asked(page: &Browser) -> Outcome<Vec<String>> {
    let asked = page.script("return globalThis.asked").await?;
    let mut asked: Vec<String> = serde_json::from_value(asked)?;
    asked.sort();
    Ok(asked)
}

/// What was asked, of these tokens and in general, each once.
fn questions(tokens: &[&str]) -> Vec<String> {
    let of = |name: String| ["delete", "get", "patch"].map(|verb| format!("{verb} {name}"));
    let named = tokens.iter().map(|id| of(format!("bootstrap-token-{id}")));
    let mut all: Vec<String> = named.flatten().chain(of(String::new())).collect();
    all.push("create ".to_owned());
    all.sort();
    all
}

async fn is_off(button: &Locator, off: bool) -> Outcome {
    let wrong = if off {
        "it can be pressed"
    } else {
        "it can't be pressed"
    };
    button.until(wrong, |_, node| node.is("disabled") == off).await?;
    Ok(())
}

#[tokio::test]
async fn a_right_by_name_is_asked_for_when_its_token_is_looked_at() -> Outcome {
    story("right-by-name", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let token = User::administrator().token().unwrap_or_default().to_owned();
        let session = proxy.session_of(&token).await?;
        for id in ["mine01", "mine02", "their1"] {
            session.post(SECRETS, &token_secret(id)).await?;
        }
        let page = stage.open("about:blank").await?;
        page.before_each_load(NOTE).await?;
        page.open(&proxy.url()).await?;
        let console = Console::new(page.clone());
        console.sign_in(&keeper(&plane).await?).await?;
        for id in ["mine01", "mine02", "their1"] {
            is_off(&page.find(Role::Button, &format!("Delete token {id}")), true).await?;
        }
        assert_eq!(asked(&page).await?, questions(&[]), "nobody looked at one yet");

        // The panel of one that the role names, twice, and of one that it doesn't.
        for (id, off) in [("mine01", false), ("their1", true), ("mine01", false)] {
            page.find(Role::Button, id).click().await?;
            let panel = page.find(Role::Dialog, &format!("Token {id}"));
            for name in ["Suspend", "Edit", "Delete", "It has leaked", "Reveal the token"] {
                is_off(&panel.find(Role::Button, name), off).await?;
            }
            panel.find(Role::Button, "Close").click().await?;
            panel.gone().await?;
        }
        let known = questions(&["mine01", "their1"]);
        until("every answer", SOON, async || {
            (asked(&page).await.ok()? == known).then_some(())
        })
        .await?;

        // A row's own button, which the pointer comes to.
        let delete = page.find(Role::Button, "Delete token mine02");
        delete.click().await?;
        is_off(&delete, false).await?;
        console.delete("mine02").await?;
        assert!(console.reveal("mine01").await?.token.starts_with("mine01."));
        assert_eq!(asked(&page).await?, questions(&["mine01", "mine02", "their1"]));
        Ok(())
    })
    .await
}
