//! Where a role gives a right for some tokens by name, the page gives it for those.

use karmada_token_tests::{
    Browser, Console, ControlPlane, Locator, Outcome, Role, SOON, Secrets, Serve, Stage, User,
    account_of_role, kubectl, story, until,
};

/// Who may look at the list, and do the rest with two tokens alone.
const ROLE: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ROLE, namespace: kube-system }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [list, watch] }
- { apiGroups: [''], resources: [secrets], resourceNames: [bootstrap-token-mine01, bootstrap-token-mine02], verbs: [get, patch, delete] }
";

/// Notes for which token the page asks what the person may do, an empty name for the list in general; and how many of these
/// questions were under way at once. Each answer takes a while: whoever is quick does not get by with luck.
const NOTE: &str = r#"
    globalThis.asked = [];
    globalThis.most = 0;
    let running = 0;
    const ask = globalThis.fetch;
    globalThis.fetch = async (what, ...rest) => {
      if (!String(what.url ?? what).endsWith("/selfsubjectaccessreviews")) return ask(what, ...rest);
      const { verb, name = "" } = (await what.clone().json()).spec.resourceAttributes;
      globalThis.asked.push(`${verb} ${name}`);
      globalThis.most = Math.max(globalThis.most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      try {
        return await ask(what, ...rest);
      } finally {
        running -= 1;
      }
    };
"#;

async fn keeper(plane: &ControlPlane, role: &str) -> Outcome<User> {
    let administrator = plane.kubeconfig(&User::administrator());
    let file = plane.write_file(&format!("{role}.yaml"), &ROLE.replace("ROLE", role))?;
    kubectl(&administrator, &["apply", "-f", &file.display().to_string()]).await?;
    account_of_role(plane, role).await
}

async fn asked(page: &Browser) -> Outcome<Vec<String>> {
    let asked = page.script("return globalThis.asked").await?;
    let mut asked: Vec<String> = serde_json::from_value(asked)?;
    asked.sort();
    Ok(asked)
}

/// What was asked, of these tokens and in general, each once.
fn questions(tokens: &[&str]) -> Vec<String> {
    questions_of(&["delete", "get", "patch"], tokens)
}

/// The same where of tokens only these verbs were asked.
fn questions_of(verbs: &[&str], tokens: &[&str]) -> Vec<String> {
    let of = |id: &&str| {
        let of_verb = |verb: &&str| format!("{verb} bootstrap-token-{id}");
        verbs.iter().map(of_verb).collect::<Vec<_>>()
    };
    let general = ["create", "delete", "get", "patch"].map(|verb| format!("{verb} "));
    let mut all: Vec<String> = tokens.iter().flat_map(of).chain(general).collect();
    all.sort();
    all
}

/// Waits until that has been asked, and nothing else.
async fn has_asked(page: &Browser, questions: &[String]) -> Outcome {
    until("every question", SOON, async || {
        (asked(page).await.ok()? == questions).then_some(())
    })
    .await?;
    Ok(())
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

/// The console of somebody who may do something with two tokens alone.
async fn keepers_console(stage: &mut Stage, plane: &ControlPlane, role: &str) -> Outcome<Console> {
    let proxy = stage.serve(Serve::bearer(plane)).await?;
    let page = stage.open("about:blank").await?;
    page.before_each_load(NOTE).await?;
    // The tokens of the role are the first to be seen.
    let address = format!("{}/#/tokens?sort=-token", proxy.url());
    page.open(&address).await?;
    let console = Console::new(page.clone());
    console.sign_in(&keeper(plane, role).await?).await?;
    Ok(console)
}

const IDS: [&str; 3] = ["mine01", "mine02", "their1"];

#[tokio::test]
async fn a_right_by_name_is_asked_for_when_its_token_is_looked_at() -> Outcome {
    story("right-by-name", async |stage| {
        // A token of another story that comes under the pointer would be asked for, too.
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        for id in IDS {
            secrets.create_usable(id).await?;
        }
        let console = keepers_console(stage, &plane, "keeper-of-some").await?;
        let page = console.page().clone();
        for id in IDS {
            is_off(&page.find(Role::Button, &format!("Delete token {id}")), true).await?;
        }
        has_asked(&page, &questions(&[])).await?;

        // The panel of one that the role names, twice, and of one that it doesn't.
        for (id, off) in [("mine01", false), ("their1", true), ("mine01", false)] {
            page.find(Role::Button, id).click().await?;
            let panel = page.find(Role::Dialog, &format!("Token {id}"));
            for name in ["Suspend", "Edit", "Delete", "Reveal the token"] {
                is_off(&panel.find(Role::Button, name), off).await?;
            }
            // What to do about a leak is for anybody to read.
            panel.find(Role::Button, "It has leaked").click().await?;
            let leak = page.find(Role::Dialog, &format!("Token {id} has leaked"));
            is_off(&leak.find(Role::Button, "Delete token"), off).await?;
            leak.find(Role::Button, "Close").click().await?;
            leak.gone().await?;
            panel.find(Role::Button, "Close").click().await?;
            panel.gone().await?;
        }
        has_asked(&page, &questions(&["mine01", "their1"])).await?;

        // A row's own button, which is pressed as soon as it is pointed at, as a finger does: it waits for the answer.
        console.delete("mine02").await?;
        assert!(console.reveal("mine01").await?.token.starts_with("mine01."));
        has_asked(&page, &questions(&IDS)).await?;
        // Or says why not: a finger sees no tip.
        page.find(Role::Button, "Delete token their1").click().await?;
        page.find_containing(Role::Status, "You may not delete Secrets")
            .node()
            .await?;
        Ok(())
    })
    .await
}

/// Why the first button of the selection's bar is off.
const WHY_NOT: &str = "return document.querySelector('karmada-token-console').shadowRoot.querySelector('.selection-bar button').title";

async fn says(page: &Browser, part: &str) -> Outcome {
    until(part, SOON, async || {
        let title = page.script(WHY_NOT).await.ok()?;
        title.as_str()?.contains(part).then_some(())
    })
    .await?;
    Ok(())
}

/// As many as are asked for at once.
const MOST: usize = 100;

#[tokio::test]
async fn a_selection_is_changed_where_the_role_names_each_of_it() -> Outcome {
    story("right-by-names", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let others = MOST - IDS.len();
        secrets.create_many(others).await?;
        for id in IDS {
            secrets.create_usable(id).await?;
        }
        let console = keepers_console(stage, &plane, "keeper-of-many").await?;
        let page = console.page().clone();
        let select = async |id: &str| {
            let name = format!("Select token {id}");
            page.find(Role::Checkbox, &name).click().await
        };
        select("mine01").await?;
        select("mine02").await?;
        for name in ["Suspend", "Resume", "Delete"] {
            is_off(&page.find(Role::Button, name), false).await?;
        }
        let asked_of = |ids: &[&str]| questions_of(&["delete", "patch"], ids);
        has_asked(&page, &asked_of(&IDS[..2])).await?;
        console.change_all_selected("Suspend", 2).await?;

        // What was done is selected no more.
        select("mine01").await?;
        select("their1").await?;
        says(&page, "You may not change these tokens: their1").await?;
        is_off(&page.find(Role::Button, "Resume"), true).await?;
        has_asked(&page, &asked_of(&IDS)).await?;

        // As many as are asked for: a few at a time.
        let all = page.find(Role::Checkbox, "Select all shown tokens");
        all.click().await?;
        says(&page, &format!("and {} more", others + 1 - 5)).await?;
        assert_eq!(page.script("return globalThis.most").await?, 8);
        let ids: Vec<String> = (0..others).map(|number| format!("{number:06}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).chain(IDS).collect();
        has_asked(&page, &asked_of(&ids)).await?;

        // One more than that: of none.
        secrets.create_usable("onemor").await?;
        console.row("onemor", SOON, |_| true).await?;
        all.click().await?;
        says(&page, "is asked for 100 at once at most").await?;
        has_asked(&page, &asked_of(&ids)).await?;
        Ok(())
    })
    .await
}
