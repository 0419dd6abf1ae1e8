//! The text that the validator marks is read as what it is: a command, a token.

use karmada_token_tests::{Browser, Locator, Outcome, Role, Serve, in_tree, story};
use serde_json::{Value, json};

/// Words of the text below, each with something that a line would otherwise break at.
const WORDS: [&str; 5] = [
    "--token",
    "ABCDEF.0123-456789abcdef",
    "--discovery-token-ca-cert-hash",
    "--cluster-name=member-1",
    "--kubeconfig=/root/m-1.yaml",
];
const TEXT: &str = "karmadactl register karmada.example.org:5443 --token ABCDEF.0123-456789abcdef --discovery-token-ca-cert-hash \
    sha256:9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63 --cluster-name=member-1 --kubeconfig=/root/m-1.yaml";
/// The text that is seen, without the numbers of what was found; which of the words stand on one line; whether it stays inside of its box;
/// and whether there are marks, each with a line under it.
const SEEN: &str = "
    const root = document.querySelector('karmada-token-console')?.shadowRoot.querySelector('karmada-token-console').shadowRoot ?? document;
    const box = root.querySelector('.marked');
    const isText = (node) => (node.parentElement.closest('sup') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, isText);
    let [text, tops] = ['', []];
    while (walker.nextNode()) {
      const range = document.createRange();
      for (let at = 0; at < walker.currentNode.length; at += 1) {
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        text += range.toString();
        tops.push(range.getBoundingClientRect().top);
      }
    }
    const half = parseFloat(getComputedStyle(box).lineHeight) / 2;
    const isWhole = (word) => {
      const its = tops.slice(text.indexOf(word), text.indexOf(word) + word.length);
      return text.includes(word) && Math.max(...its) - Math.min(...its) < half;
    };
    const marks = [...box.querySelectorAll('mark')];
    const isMarked = marks.length > 0 && marks.every((mark) => getComputedStyle(mark).textDecorationLine === 'underline');
    return [text, WORDS.filter(isWhole), box.scrollWidth <= box.clientWidth, isMarked];";

async fn is_read_as_it_is(page: &Browser, field: &Locator) -> Outcome {
    let seen = SEEN.replace("WORDS", &json!(WORDS).to_string());
    for width in [1280, 390, 320] {
        page.resize(width, 800, 1).await?;
        for text in [TEXT.to_owned(), TEXT.replace(' ', "\n")] {
            field.fill(&text).await?;
            page.find_containing(Role::Button, "1. ").node().await?;
            let expected: Value = json!([text, WORDS, true, true]);
            assert_eq!(page.script(&seen).await?, expected, "at {width} px");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_marked_text_breaks_between_its_words() -> Outcome {
    let file = in_tree("dist/validate.html");
    story("look-marked", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        for address in [
            format!("file://{}", file.display()),
            format!("{}/#/validate", proxy.url()),
        ] {
            let page = stage.open(&address).await?;
            is_read_as_it_is(&page, &page.find(Role::Textbox, "Text to look at")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_seen_is_drawn() -> Outcome {
    let file = in_tree("dist/validate.html");
    story("look-unseen", async |stage| {
        let page = stage.open(&format!("file://{}", file.display())).await?;
        let field = page.find(Role::Textbox, "Text to look at");
        field
            .fill("q7zk2m.x9c4v8n1b6m3w5tr\u{202e}\u{e0041}\u{2060}")
            .await?;
        page.find_containing(Role::Button, "1. ").node().await?;
        let drawn = page
            .script("return document.querySelector('.marked').textContent")
            .await?;
        for code in ["{202e}", "{e0041}", "{2060}"] {
            assert!(
                drawn.as_str().is_some_and(|drawn| drawn.contains(code)),
                "{drawn}"
            );
        }
        Ok(())
    })
    .await
}

/// Of the verdict alone, what is said while somebody types.
const LISTEN: &str = "
    globalThis.heard = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
        if (region) heard.push(region.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

#[tokio::test]
async fn a_verdict_that_stays_is_not_said_again() -> Outcome {
    let file = in_tree("dist/validate.html");
    story("look-said-once", async |stage| {
        let page = stage.open(&format!("file://{}", file.display())).await?;
        page.script(LISTEN).await?;
        page.find(Role::Textbox, "Text to look at")
            .fill("q7zk2m.x9c4v8n1b6m3w5tr")
            .await?;
        page.find_containing(Role::Status, "Nothing is wrong with it.")
            .node()
            .await?;
        let heard = page.script("return heard").await?;
        let heard: Vec<String> = serde_json::from_value(heard)?;
        let is_each_another = heard.windows(2).all(|two| two[0] != two[1]);
        assert!(heard.len() > 1 && is_each_another, "{heard:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_several_each_is_looked_at() -> Outcome {
    let file = in_tree("dist/validate.html");
    story("look-several", async |stage| {
        let page = stage.open(&format!("file://{}", file.display())).await?;
        let field = page.find(Role::Textbox, "Text to look at");
        let says = async |text: &str, verdict: &str| {
            field.fill(text).await?;
            let verdict = page.find_containing(Role::Status, verdict);
            verdict.node().await
        };
        let token = "q7zk2m.x9c4v8n1b6m3w5tr";
        says(
            &format!("{token}\n{token}"),
            "2, each looked at by itself. A bootstrap token. Nothing is wrong",
        )
        .await?;
        says(
            &format!("{token}\nhello\n{token}"),
            "3, each looked at by itself. A bootstrap token. It may work",
        )
        .await?;
        let command = |token: &str| TEXT.replace("ABCDEF.0123-456789abcdef", token);
        let commands = format!(
            "# member1\n{}\n# member2\n{}\n",
            command(token),
            command("Q7ZK2M.x9c4v8n1b6m3w5tr")
        );
        says(
            &commands,
            "2, each looked at by itself. A register command. Not all of them work as they stand.",
        )
        .await?;
        page.find(Role::Button, "Use the corrected text").click().await?;
        assert_eq!(field.value().await?, commands.replace("Q7ZK2M", "q7zk2m"));
        Ok(())
    })
    .await
}
