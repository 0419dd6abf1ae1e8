//! docs/security.md, 14: `validate.html` works from a disk, a plain file server and the proxy, and asks nobody.

use std::io::Read;
use std::net::{TcpListener, UdpSocket};
use std::time::Duration;

use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use karmada_token_tests::{Browser, Host, Locator, Outcome, Role, Serve, in_tree, story, until};

const TYPED: &str = "ABCDEF.0123456789abcdef";
/// As a Karmada control plane has it, and the pin of its CA.
const CLUSTER_INFO: &str = include_str!("../../../core/src/cluster_info/fixtures/cluster-info.yaml");
const PIN: &str = "9ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63";

/// Every way out that a script has. What comes of each is said where the script can tell, and seen on the wire.
const WAYS_OUT: &str = r#"
    const done = arguments[0];
    const to = "http://ADDRESS/leak";
    const tries = {
      fetch: () => fetch(to),
      xhr: () => new Promise((yes, no) => {
        const request = new XMLHttpRequest(); request.onload = yes; request.onerror = no; request.open("GET", to); request.send();
      }),
      socket: () => new Promise((yes, no) => { const s = new WebSocket("ws://ADDRESS/"); s.onopen = yes; s.onerror = no; }),
      image: () => new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = to; }),
      module: () => import(to),
      base: () => {
        const base = document.createElement("base"); base.href = "http://ADDRESS/"; document.head.append(base);
        if (!document.baseURI.startsWith("http://ADDRESS")) throw null;
      },
      // What becomes of these no script is told.
      beacon: () => { navigator.sendBeacon(to, "x"); throw null; },
      form: () => {
        const form = document.createElement("form"); form.method = "post"; form.action = to;
        document.body.append(form); form.submit(); throw null;
      },
      peer: async () => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:ADDRESS" }] });
        peer.createDataChannel("x");
        await peer.setLocalDescription(await peer.createOffer());
        throw null;
      },
    };
    const violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    Promise.all(Object.entries(tries).map(async ([name, attempt]) => {
      try { await attempt(); return name; } catch { return null; }
    })).then((outcomes) => setTimeout(() => done({ out: outcomes.filter(Boolean), violations }), 1000));
"#;

async fn validates(page: &Browser) -> Outcome {
    let text = page.find(Role::Textbox, "Text to look at");
    text.fill(TYPED).await?;
    page.find_containing(Role::Button, "1. Wrong").node().await?;
    page.find(Role::Button, "Use the corrected text").click().await?;
    assert_eq!(text.value().await?, TYPED.to_lowercase());
    page.find(Role::Button, "Use the corrected text").gone().await?;
    belong_together(page, &text).await?;
    text.fill("error: configmaps \"cluster-info\" is forbidden: User \"system:anonymous\" cannot get it")
        .await?;
    page.find_containing(Role::Button, "1. Wrong: cluster-info can't be read")
        .node()
        .await?;
    let outline = page.tree().await?.outline();
    assert!(outline.contains("What register or join ended with."), "{outline}");
    assert!(!outline.contains("It does not work as it stands."), "{outline}");
    let resources = page
        .script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        .await?;
    assert_eq!(resources, serde_json::json!([]), "the page fetched something");
    Ok(())
}

/// A command, and beside it the cluster-info that it is for; then a command for another control plane.
async fn belong_together(page: &Browser, text: &Locator) -> Outcome {
    let command = |pin: &str| {
        format!(
            "karmadactl register karmada.example.test:5443 --token t2jgtm.9nybj0526mjw1jbf \
             --discovery-token-ca-cert-hash sha256:{pin}"
        )
    };
    text.fill(&command(PIN)).await?;
    page.find_containing(Role::Textbox, "cluster-info of the control plane")
        .fill(CLUSTER_INFO)
        .await?;
    let says = async |words: &str| {
        let shown = until(words, Duration::from_secs(10), async || {
            let outline = page.tree().await.ok()?.outline();
            outline.contains(words).then_some(())
        });
        shown.await
    };
    says("They belong together.").await?;
    text.fill(&command(&"0a".repeat(32))).await?;
    says("They do not belong together.").await?;
    says("None of the CAs in cluster-info is pinned by the command").await?;
    Ok(())
}

/// Tries every way out of the page. Those that a policy's directive of this name bars are told by it. Answers how often the
/// browser has connected, for nothing.
async fn nothing_gets_out(page: &Browser, barred: &[&str]) -> Outcome<usize> {
    let tcp = TcpListener::bind("127.0.0.1:0")?;
    let address = tcp.local_addr()?.to_string();
    let udp = UdpSocket::bind(&address)?;
    tcp.set_nonblocking(true)?;
    udp.set_nonblocking(true)?;
    let mut faults = page.faults().await?;
    // Chromium says of a directive that others know, or will, that it doesn't (docs/adr/0009).
    faults.retain(|line| {
        !line
            .to_string()
            .contains("Unrecognized Content-Security-Policy directive 'webrtc'")
    });
    assert!(faults.is_empty(), "before anything was provoked: {faults:?}");
    let ways = page.script_async(&WAYS_OUT.replace("ADDRESS", &address)).await?;
    // The violations that were provoked are not the page's fault.
    page.log().await?;
    assert_eq!(ways["out"], serde_json::json!([]), "{ways}");
    for directive in barred {
        let violations = ways["violations"].as_array().map_or(&[][..], Vec::as_slice);
        assert!(
            violations.iter().any(|violated| violated == directive),
            "{directive}: {ways}"
        );
    }
    assert!(
        udp.recv(&mut [0; 1500]).is_err(),
        "somebody asked for a way through"
    );
    let mut connected = 0;
    while let Ok((mut stream, _)) = tcp.accept() {
        stream.set_nonblocking(false)?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        let mut told = [0; 100];
        let read = stream.read(&mut told).unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&told[..read]), "", "sent to somebody");
        connected += 1;
    }
    Ok(connected)
}

/// What the page says of itself, without the digests of its script and its style.
const POLICY: &str = "default-src 'none'; script-src DIGEST 'wasm-unsafe-eval'; style-src DIGEST; img-src data:; \
                      connect-src 'none'; form-action 'none'; base-uri 'none'";
const SAID: &str = r#"
    const said = document.querySelector("meta[http-equiv=Content-Security-Policy]").content;
    return said.replace(/'sha256-[^']+'/g, "DIGEST");
"#;

#[tokio::test]
async fn s14_the_validator_works_by_its_own_policy_and_nothing_gets_out() -> Outcome {
    let folder = in_tree("dist");
    let host = Host::new(&folder)?;
    let from_a_disk = format!("file://{}/validate.html", folder.display());
    let from_a_host = format!("http://{}/validate.html", host.address()?);
    host.run();
    story("validate-alone", async |stage| {
        for address in [from_a_host, from_a_disk] {
            let page = stage.open(&address).await?;
            validates(&page).await?;
            assert_eq!(page.script(SAID).await?, POLICY);
            let barred = [
                "connect-src",
                "img-src",
                "script-src-elem",
                "base-uri",
                "form-action",
            ];
            // Chromium connects to where a form would go before it asks the policy.
            assert!(nothing_gets_out(&page, &barred).await? <= 1);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s14_the_validator_works_from_the_proxy_and_nothing_gets_out() -> Outcome {
    story("validate-proxy", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&format!("{}/validate.html", proxy.url())).await?;
        validates(&page).await?;
        // Of a form its sandbox says nothing.
        let barred = ["connect-src", "img-src", "script-src-elem", "base-uri"];
        assert_eq!(nothing_gets_out(&page, &barred).await?, 0);
        Ok(())
    })
    .await
}

/// Chooses a file in the validator's field for one.
const CHOOSE: &str = "
    const within = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])]);
    const field = within(document).find((element) => element.matches('input[type=file]'));
    const chosen = new DataTransfer();
    chosen.items.add(new File(['chosen'], 'a.txt'));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));";

#[tokio::test]
async fn a_file_that_is_dropped_is_looked_at() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("token.txt");
    std::fs::write(&file, TYPED)?;
    let page_on_disk = in_tree("dist/validate.html");
    story("validate-drop", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        for address in [
            format!("file://{}", page_on_disk.display()),
            format!("{}/#/validate", proxy.url()),
        ] {
            let page = stage.open(&address).await?;
            let text = page.find(Role::Textbox, "Text to look at");
            text.drop_file(&file).await?;
            page.find_containing(Role::Button, "1. Wrong").node().await?;
            assert_eq!(text.value().await?, TYPED, "{address}");

            // For whom there is nothing to drop with.
            page.script(CHOOSE).await?;
            text.until("the chosen file isn't read", |_, node| node.value() == "chosen")
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_console_has_it_and_the_element_answers() -> Outcome {
    story("validate-console", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&format!("{}/#/validate", proxy.url())).await?;
        let text = page.find(Role::Textbox, "Text to look at");
        text.fill(TYPED).await?;
        page.find(Role::Button, "Use the corrected text").node().await?;
        let script = "document.querySelector('karmada-token-console').validate('abcdef.0123456789abcdef') \
                      .then(arguments[0], (error) => arguments[0](String(error)))";
        let said = page.script_async(script).await?;
        assert_eq!(
            (&said["valid"], &said["kind"]),
            (&true.into(), &"token".into()),
            "{said}"
        );
        let script = "const console_ = document.querySelector('karmada-token-console'); console_.lang = 'zh-CN'; \
                      console_.validate('q7zk2.x9c4v8n1b6m3w5tr').then(arguments[0], (error) => arguments[0](String(error)))";
        let said = page.script_async(script).await?;
        assert_eq!(said["message"], "点之前的令牌 ID 有 5 个字符，应为 6 个", "{said}");
        Ok(())
    })
    .await
}

/// Also what it finds, and what it is called.
#[tokio::test]
async fn the_file_speaks_chinese_to_who_reads_chinese() -> Outcome {
    let file = in_tree("dist/validate.html");
    story("validate-chinese", async |stage| {
        let page = stage.open("about:blank").await?;
        page.speak("zh-CN").await?;
        page.open(&format!("file://{}", file.display())).await?;
        let text = page.find(Role::Textbox, "待检查的文本");
        text.fill("q7zk2.x9c4v8n1b6m3w5tr").await?;
        page.find(Role::Button, "1. 错误：点之前的令牌 ID 有 5 个字符，应为 6 个。")
            .node()
            .await?;
        let shown = page.tree().await?.outline();
        assert!(
            shown.contains("复制或输入时漏掉或多出了字符：请重新复制。"),
            "{shown}"
        );
        text.fill("QFZK2M.X9C4V8N1B6M3W5TR").await?;
        page.find(Role::Button, "采用更正后的文本").click().await?;
        assert_eq!(text.value().await?, "qfzk2m.x9c4v8n1b6m3w5tr");
        let named = page
            .script("return [document.documentElement.lang, document.title]")
            .await?;
        assert_eq!(named, serde_json::json!(["zh-CN", "校验引导令牌 - Karmada"]));
        Ok(())
    })
    .await
}

/// One file that may be sent around.
#[tokio::test]
async fn the_file_is_no_larger_over_the_wire_than_it_may_be() -> Outcome {
    story("validate-size", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let file = proxy
            .http()
            .with(ACCEPT_ENCODING, "br")?
            .get("/validate.html")
            .await?;
        assert_eq!(file.headers[CONTENT_ENCODING], "br");
        assert!(file.body.len() <= 150_000, "{} bytes", file.body.len());
        Ok(())
    })
    .await
}
