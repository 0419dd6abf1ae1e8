//! Mounted and taken away two hundred times, the element leaves nothing behind.

use karmada_token_tests::{Browser, Memory, Outcome, Role, Serve, story};

/// So many rounds: an element that has drawn its list, opened a dialog and a token, and is taken away.
const ROUNDS: &str = "
    const [done] = arguments;
    const until = async (look) => {
      for (let tries = 0; tries < 4000; tries += 1) {
        const found = look();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`nothing came of ${look}`);
    };
    (async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const element = document.createElement('karmada-token-console');
        document.body.append(element);
        const root = element.shadowRoot;
        const token = await until(() => root.querySelector('tr.row .cell-token button'));
        element.openCreate();
        await until(() => root.querySelector('dialog[open] form'));
        root.querySelector('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
        await until(() => root.querySelector('dialog') === null);
        token.click();
        await until(() => root.querySelector('dialog.sheet[open]'));
        element.remove();
      }
      return 'done';
    })().then(done, (error) => done(String(error)));
";

async fn rounds(page: &Browser, count: usize) -> Outcome {
    // A script may take 30 s: a few rounds, on a slow machine.
    for _ in 0..count / 5 {
        let told = page.script_async(&ROUNDS.replace("ROUNDS", "5")).await?;
        assert_eq!(told, "done");
    }
    Ok(())
}

/// The wasm's own memory, in bytes: it never shrinks, so that what isn't freed is asked for anew.
async fn wasm(page: &Browser) -> Outcome<i64> {
    let script = "const { load } = customElements.get('karmada-token-console'); \
                  load().then((module) => module.default()).then(({ memory }) => arguments[0](memory.buffer.byteLength))";
    Ok(page.script_async(script).await?.as_i64().unwrap_or_default())
}

#[tokio::test]
async fn two_hundred_mounts_leave_nothing_behind() -> Outcome {
    story("embed-memory", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        page.script("document.querySelector('karmada-token-console').remove()")
            .await?;
        rounds(&page, 100).await?;
        let (before, wasm_before) = (page.memory().await?, wasm(&page).await?);
        rounds(&page, 100).await?;
        let (after, wasm_after) = (page.memory().await?, wasm(&page).await?);
        let grown = Memory {
            heap: after.heap - before.heap,
            nodes: after.nodes - before.nodes,
            listeners: after.listeners - before.listeners,
        };
        let said = format!("{before:?} then {after:?}, wasm {wasm_before} then {wasm_after}");
        println!("{said}");
        // One console is some 1,000 nodes and 100 listeners: less than that for a hundred of them is none.
        assert!(grown.nodes < 100 && grown.listeners < 100, "{said}");
        // 2 KB for each round would be 200 KB.
        assert!(grown.heap < 200_000, "{said}");
        assert_eq!(wasm_after, wasm_before, "{said}");
        Ok(())
    })
    .await
}
