//! Ten thousand tokens, and at most a hundred rows in the page.

use std::time::Duration;

use karmada_token_tests::{Browser, Node, Outcome, Role, Row, Serve, Tree, story, until};

const PATIENCE: Duration = Duration::from_secs(60);
/// What the console asks `fetch` for is answered by the page itself: ten thousand Secrets of the type that was asked for, and a watch
/// that tells only of what is deleted. Four in the middle are malformed, each in its way (see [`MALFORMED`]), and one has another type.
const MANY: &str = r#"
    const b64 = (text) => btoa(text);
    const id = (n) => n.toString(36).padStart(6, "0");
    const items = Array.from({ length: 10000 }, (_, n) => ({
      metadata: { name: `bootstrap-token-${id(n)}`, uid: `u${n}`, resourceVersion: "1", creationTimestamp: "2026-01-01T00:00:00Z",
                  annotations: { "karmada-token/token-secret": "well-formed" } },
      type: "bootstrap.kubernetes.io/token",
      data: { "token-id": b64(id(n)), "description": b64(`member-${n}`), "usage-bootstrap-signing": b64("true"),
              "usage-bootstrap-authentication": b64("true") },
    }));
    delete items[5000].data["token-id"];
    items[5001].data["token-id"] = b64(id(5004));
    items[5002].metadata.annotations["karmada-token/token-secret"] = "malformed";
    items[5003].data["expiration"] = b64("soon");
    items.push({ ...items[1], metadata: { ...items[1].metadata, name: `bootstrap-token-${id(10000)}` }, type: "Opaque" });
    const json = (body) => new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    let watch;
    const element = document.createElement("karmada-token-console");
    element.setAttribute("api-base", location.origin);
    element.fetch = async (request) => {
      const url = new URL(request.url);
      (globalThis.asked ??= []).push(url.pathname);
      if (url.pathname.endsWith("/-/info")) return json({ mode: "bearer", signedIn: true });
      const [, type] = /type=([^,]+)/.exec(url.searchParams.get("fieldSelector")) ?? [];
      if (url.searchParams.has("watch")) return new Response(new ReadableStream({ start: (stream) => { watch = stream; } }));
      if (url.pathname.endsWith("/secrets")) return json({ metadata: { resourceVersion: "1" }, items: items.filter((item) => item.type === (type ?? item.type)) });
      if (request.method === "DELETE") {
        const object = items.find((item) => url.pathname.endsWith(item.metadata.name));
        watch.enqueue(new TextEncoder().encode(JSON.stringify({ type: "DELETED", object }) + "\n"));
        return json({ kind: "Status", status: "Success" });
      }
      return json({ status: { allowed: true } });
    };
    document.querySelector("karmada-token-console").replaceWith(element);
"#;
const ROWS: &str =
    "return document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('tr.row').length";
/// How many tokens there are, beside the heading and on the filter that shows all.
const NUMBERS: &str = "return ['h1 + .count', '.filter-count'].map((place) => \
    document.querySelector('karmada-token-console').shadowRoot.querySelector(place).textContent)";

/// The malformed ones: their IDs, and why each is no token.
const MALFORMED: [(&str, &str); 4] = [
    ("0003uw", "token-id is missing or is not six characters"),
    ("0003ux", "token-id is not the ID in its Secret's name"),
    ("0003uy", "token-secret is not 16 characters"),
    ("0003uz", "expiration is not a time in RFC 3339"),
];

/// The paths that the page has asked for.
async fn asked(page: &Browser) -> Outcome<Vec<String>> {
    let asked = page.script("return globalThis.asked").await?;
    Ok(serde_json::from_value(asked)?)
}

fn is_of_a_verdict(path: &str) -> bool {
    [
        "cluster-info",
        "/-/outside",
        "/-/check",
        "certificatesigningrequests",
        "/subjectaccessreviews",
    ]
    .iter()
    .any(|part| path.ends_with(part))
}

/// Scrolls, and says where the page is when it has settled.
async fn scrolled_to(page: &Browser, place: u64) -> Outcome<Option<u64>> {
    let script = format!("scrollTo(0, {place}); setTimeout(() => arguments[0](Math.round(scrollY)), 400)");
    Ok(page.script_async(&script).await?.as_u64())
}

#[tokio::test]
async fn a_long_list_stays_where_it_is_scrolled_to() -> Outcome {
    story("many-scrolled", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(MANY).await?;
        console.row("000000", PATIENCE, |_| true).await?;
        for place in [2_000, 4_000, 9_000, 6_000, 30_000] {
            assert_eq!(scrolled_to(&page, place).await?, Some(place));
        }
        // Also away from a row that has the focus.
        page.script(
            "[...document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('tr.row .select')]
               .find((box) => box.getBoundingClientRect().top > 300).focus({ preventScroll: true })",
        )
        .await?;
        for place in [29_000, 28_000, 20_000, 2_000] {
            assert_eq!(scrolled_to(&page, place).await?, Some(place));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn ten_thousand_tokens_are_a_hundred_rows() -> Outcome {
    story("many", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(MANY).await?;
        console.row("000000", PATIENCE, |_| true).await?;
        let rows = async || {
            page.script(ROWS)
                .await
                .map(|rows| rows.as_u64().unwrap_or(u64::MAX))
        };
        assert!(rows().await? <= 100, "{} rows", rows().await?);

        page.script("scrollTo(0, document.documentElement.scrollHeight)")
            .await?;
        console
            .row("0007pr", PATIENCE, |row| row.cell("Description") == "member-9999")
            .await?;
        assert!(rows().await? <= 100, "{} rows", rows().await?);

        page.find(Role::Searchbox, "Search tokens")
            .fill("member-4321")
            .await?;
        console
            .some_row("the one that was looked for", PATIENCE, |row| {
                row.cell("Description") == "member-4321"
            })
            .await?;
        assert_eq!(rows().await?, 1);
        assert_eq!(
            page.script(NUMBERS).await?,
            serde_json::json!(["1 of 10,000", "1"])
        );

        // What a verdict takes is asked when a token is opened, once for all that are in the list.
        let before = asked(&page).await?;
        assert!(before.iter().all(|path| !is_of_a_verdict(path)), "{before:?}");
        assert!(before.len() <= 10, "{before:?}");
        page.find(Role::Button, "0003c1").click().await?;
        until("what a verdict takes", PATIENCE, async || {
            let asked = asked(&page).await.ok()?;
            let count = asked.iter().filter(|path| is_of_a_verdict(path)).count();
            (count >= 5).then_some(())
        })
        .await?;
        // Nor is any of it asked again while the panel is open and its clock goes on.
        tokio::time::sleep(Duration::from_millis(2_500)).await;
        let opened = asked(&page).await?;
        assert!(opened.len() - before.len() <= 8, "{opened:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s40_malformed_secrets_among_ten_thousand_are_found_explained_and_deleted() -> Outcome {
    story("many-malformed", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script(MANY).await?;
        console.row("000000", PATIENCE, |_| true).await?;
        let first = async |what: &str, ids: &[&str]| {
            let fits = async || {
                let rows = console.rows().await.ok()?;
                let are_first = |(row, id): (&Row, &&str)| row.header == *id;
                (rows.len() >= ids.len() && rows.iter().zip(ids).all(are_first)).then_some(rows)
            };
            until(what, PATIENCE, fits).await
        };
        let ids = MALFORMED.map(|(id, _)| id);

        // Sorted: the gravest state, and the end that can't be read.
        let sort = async |column: &str| page.find(Role::Button, column).click().await;
        sort("Status").await?;
        sort("Status").await?;
        let rows = first("the malformed ones on top", &ids).await?;
        let states: Vec<_> = rows.iter().map(|row| row.cell("Status")).take(5).collect();
        assert_eq!(
            states,
            [
                "Malformed",
                "Malformed",
                "Malformed",
                "Malformed",
                "Never expires"
            ]
        );
        sort("Expires").await?;
        first("the end that can't be read", &ids[3..]).await?;

        // Searched, which other rows have more of, and counted by the filter, which has no more.
        let search = page.find(Role::Searchbox, "Search tokens");
        search.fill("member-5001").await?;
        console
            .row("0003ux", PATIENCE, |row| row.cell("Status") == "Malformed")
            .await?;
        assert_eq!(console.rows().await?.len(), 1);
        search.fill("").await?;
        page.find(Role::Button, "Malformed 4").click().await?;
        console.row("0003uw", PATIENCE, |_| true).await?;
        assert_eq!(console.rows().await?.len(), 4);

        for (id, reason) in MALFORMED {
            page.find(Role::Button, id).click().await?;
            let panel = page.find(Role::Dialog, &format!("Token {id}"));
            let says = |tree: &Tree, node: &Node| tree.text(node).contains(reason);
            panel.until("it doesn't say why", says).await?;
            panel.find(Role::Button, "Close").click().await?;
        }
        console.delete(ids[0]).await?;
        page.find(Role::Checkbox, "Select all shown tokens")
            .click()
            .await?;
        console.change_all_selected("Delete", 3).await?;
        page.find_containing(Role::Button, "All").click().await?;
        console.row("000000", PATIENCE, |_| true).await?;
        assert_eq!(page.script(NUMBERS).await?, serde_json::json!(["9,996", "9,996"]));
        Ok(())
    })
    .await
}
