//! A plain page of the same origin, under a policy without anything unsafe.

use karmada_token_tests::{Browser, Console, Outcome, Role, SOON, User, Wishes, kubectl, story, until};
use serde_json::{Value, json};

use super::support::{Dashboard, LISTEN, POLICY};

pub(crate) const WISHES: Wishes<'static> = Wishes::described("from a dashboard");
pub(crate) const ELEMENT: &str = "document.querySelector('karmada-token-console')";
const ENDPOINT: &str = "karmada.example.com:5443";

/// What a page without a word of ours sets and calls before it has loaded the entry.
const EARLY: &str = "
    const element = document.createElement('karmada-token-console');
    document.body.append(element);
    element.getToken = async () => (await fetch('/my-dashboard/token')).text();
    element.messages = { TokensTitle: 'Join tokens' };
    await import('/karmada-token/karmada-token-console.js');
    element.openCreate();
";

async fn told(page: &Browser, name: &str) -> Outcome<Value> {
    let script = format!("return told.findLast(([type]) => type === '{name}') ?? null");
    let found = until(name, SOON, async || {
        page.script(&script).await.ok().filter(|found| !found.is_null())
    });
    Ok(found.await?)
}

#[tokio::test]
async fn one_script_and_one_tag_are_enough() -> Outcome {
    story("embed-plain", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        let page = stage.open(&dashboard.page("plain.html")).await?;
        page.script(LISTEN).await?;
        let console = Console::new(page.clone());

        let form = console.open_create().await?;
        assert_eq!(form.find(Role::Textbox, "TTL").value().await?, "2h0m0s");
        form.find(Role::Button, "Cancel").click().await?;
        page.script(&format!(
            "{ELEMENT}.setAttribute('max-ttl', '3h'); {ELEMENT}.setAttribute('endpoint', '{ENDPOINT}')"
        ))
        .await?;
        let form = console.open_create().await?;
        let day = form.find(Role::Radio, "24 hours");
        day.until("it is allowed", |_, node| node.is("disabled")).await?;
        form.find(Role::Button, "Cancel").click().await?;
        let created = console.create(&WISHES).await?;
        let named = created.register_command.split(' ').nth(2);
        assert_eq!(named, Some(ENDPOINT));
        assert_eq!(
            page.script("return document.title").await?,
            format!("Created {}", created.id())
        );
        let name = format!("bootstrap-token-{}", created.id());
        let administrator = plane.kubeconfig(&User::administrator());
        kubectl(&administrator, &["get", "secret", "-n", "kube-system", &name]).await?;

        console.delete(created.id()).await?;
        assert_eq!(
            told(&page, "tokendeleted").await?,
            json!(["tokendeleted", true, { "id": created.id(), "name": name }])
        );
        assert_eq!(
            told(&page, "tokencreated").await?,
            json!(["tokencreated", true, { "id": created.id() }])
        );
        let all = page.script("return JSON.stringify(told)").await?;
        let (_, secret) = created.token.split_once('.').unwrap_or_default();
        assert!(!all.to_string().contains(secret), "a secret in an event: {all}");
        // The address, the title and the history are the page's own.
        assert_eq!(page.url().await?, dashboard.page("plain.html"));
        assert_eq!(page.script("return history.length").await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_set_and_called_before_the_wasm_is_there_is_kept() -> Outcome {
    story("embed-early", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        let html = "<!doctype html><html lang=en><title>Early</title><script type=module src=early.js></script><body></body></html>";
        dashboard.pages.write("early.html", html)?;
        dashboard.pages.write("early.js", EARLY)?;
        let page = stage.open(&dashboard.page("early.html")).await?;
        page.find(Role::Dialog, "Create token")
            .find(Role::Button, "Cancel")
            .click()
            .await?;
        page.find(Role::Heading, "Join tokens").node().await?;

        // The same words again, and another function: nothing is drawn anew. Other words are.
        let place = format!("return {ELEMENT}.shadowRoot.querySelector('.console')");
        page.script(&format!("globalThis.drawn = (() => {{ {place} }})()")).await?;
        page.script(&format!(
            "{ELEMENT}.messages = {{ TokensTitle: 'Join tokens' }}; {ELEMENT}.getToken = () => fetch('/my-dashboard/token').then((answer) => answer.text())"
        ))
        .await?;
        assert_eq!(page.script("return drawn.isConnected").await?, true);
        page.script(&format!("{ELEMENT}.messages = undefined")).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        assert_eq!(page.script("return drawn.isConnected").await?, false);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_told_and_another_one_goes_on() -> Outcome {
    story("embed-autherror", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        let wrong = "import '/karmada-token/karmada-token-console.js'; const e = document.querySelector('karmada-token-console'); \
                     globalThis.token = 'wrong'; e.getToken = () => token; ";
        dashboard.pages.write("dashboard.js", &format!("{LISTEN}{wrong}"))?;
        let page = stage.open(&dashboard.page("plain.html")).await?;
        page.find(Role::Heading, "Sign in").node().await?;
        assert_eq!(
            told(&page, "autherror").await?,
            json!(["autherror", true, { "reason": "signed-out" }])
        );
        let right = User::administrator();
        let right = right.token().unwrap_or_default();
        page.script(&format!("token = '{right}'; {ELEMENT}.refresh()")).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;

        page.script(&format!("told.length = 0; token = 'ended'; {ELEMENT}.refresh()"))
            .await?;
        assert_eq!(
            told(&page, "autherror").await?,
            json!(["autherror", true, { "reason": "ended" }])
        );
        page.script(&format!("token = '{right}'")).await?;
        page.find(Role::Button, "Try again").click().await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sign_in_stays_whatever_the_base_is_written_like() -> Outcome {
    story("embed-relative", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        dashboard.pages.write(
            "relative.html",
            "<!doctype html><html lang=en><title>Relative</title>
             <script type=module src=/karmada-token/karmada-token-console.js></script>
             <karmada-token-console api-base=karmada-token></karmada-token-console>",
        )?;
        let page = stage.open(&dashboard.page("relative.html")).await?;
        Console::new(page.clone()).sign_in(&User::administrator()).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_npm_package_has_the_element_from_its_server() -> Outcome {
    story("embed-npm", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, "").await?;
        let package = include_str!("../../../../core/npm/console.js");
        dashboard.pages.write("app/console.js", package)?;
        dashboard.pages.write(
            "app/app.js",
            "import { loadConsole } from './console.js'; await loadConsole('karmada-token'); \
             globalThis.defined = Boolean(customElements.get('karmada-token-console')); \
             document.body.append(document.createElement('karmada-token-console'));",
        )?;
        dashboard.pages.write(
            "late.html",
            "<!doctype html><html lang=en><title>Late</title><body><script type=module src=app/app.js></script></body></html>",
        )?;
        let page = stage.open(&dashboard.page("late.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        assert_eq!(page.script("return defined").await?, true);
        Ok(())
    })
    .await
}

/// Four of them: one that asks by the page's own `fetch`, one that may change nothing, and two that ask nobody, of which one says so late.
const SEVERAL: &str = "
    import '/karmada-token/karmada-token-console.js';
    const getToken = async () => (await fetch('/my-dashboard/token')).text();
    globalThis.asked = [];
    const add = (attributes, properties) => {
      const element = document.createElement('karmada-token-console');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(Object.assign(element, properties));
      return element.shadowRoot;
    };
    globalThis.roots = [
      add({ lang: 'zh' }, { getToken, fetch: (request) => { asked.push(request.url); return fetch(request); } }),
      add({ readonly: '', 'api-base': '/karmada-token' }, { getToken }),
      add({ mode: 'validate' }, {}),
      add({}, {}),
    ];
    roots[3].host.setAttribute('mode', 'validate');
    globalThis.shown = () => [
      roots[0].querySelector('h1')?.textContent,
      roots[1].querySelector('[part=create-button]')?.getAttribute('aria-disabled'),
      roots[2].querySelector('textarea') !== null,
      roots[3].querySelector('textarea') !== null,
    ];
";

#[tokio::test]
async fn several_live_side_by_side_each_its_own_way() -> Outcome {
    story("embed-several", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        let html = "<!doctype html><html lang=en><title>Several</title><script type=module src=several.js></script><body></body></html>";
        dashboard.pages.write("several.html", html)?;
        dashboard.pages.write("several.js", SEVERAL)?;
        let page = stage.open(&dashboard.page("several.html")).await?;
        let wanted = json!(["引导令牌", "true", true, true]);
        let shown = until("all four", SOON, async || {
            page.script("return globalThis.shown?.()").await.ok().filter(|shown| *shown == wanted)
        });
        shown.await?;
        let asked = until("the list to be asked for", SOON, async || {
            let asked = page.script("return asked").await.ok()?;
            let asked: Vec<String> = serde_json::from_value(asked).ok()?;
            asked.iter().any(|url| url.contains("/secrets?")).then_some(asked)
        });
        let asked = asked.await?;
        let base = dashboard.page("karmada-token/");
        assert!(asked.iter().all(|url| url.starts_with(&base)), "{asked:?}");
        // One goes; the others go on.
        page.script("roots[0].host.remove()").await?;
        page.script("roots[1].host.setAttribute('lang', 'zh')").await?;
        let other = until("the second in Chinese", SOON, async || {
            let heading = page.script("return roots[1].querySelector('h1')?.textContent").await.ok()?;
            (heading == "引导令牌").then_some(())
        });
        other.await?;
        assert_eq!(page.script("return roots[0].childElementCount").await?, 0);
        Ok(())
    })
    .await
}
