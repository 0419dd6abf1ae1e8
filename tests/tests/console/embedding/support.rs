//! A dashboard's own server, with our proxy behind one of its paths.

use karmada_token_tests::{ControlPlane, Embedding, Host, Outcome, Serve, Stage, User};

/// All that the element wants, and no more.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                                 connect-src 'self'; img-src 'self' data:";
/// Every event of the element, as a page's listener on the document meets it.
pub(crate) const LISTEN: &str = "
    globalThis.told = [];
    for (const name of ['ready', 'tokencreated', 'tokendeleted', 'autherror', 'loaderror']) {
      document.addEventListener(name, (event) => told.push([event.type, event.composed, event.detail]));
    }
";

/// The pages of the docs, served together with a proxy in bearer mode under `/karmada-token/`; the dashboard's own token is
/// the administrator's.
pub(crate) struct Dashboard {
    pub(crate) pages: Embedding,
    pub(crate) origin: String,
}

impl Dashboard {
    pub(crate) async fn start(stage: &mut Stage, plane: &ControlPlane, policy: &str) -> Outcome<Self> {
        let pages = Embedding::from_docs()?;
        pages.write(
            "my-dashboard/token",
            User::administrator().token().unwrap_or_default(),
        )?;
        Self::before(stage, pages, policy, Serve::bearer(plane)).await
    }

    /// A page of its own, `page.html`, with this in its body, before the sandbox.
    pub(crate) async fn of_sandbox(stage: &mut Stage, body: &str) -> Outcome<Self> {
        let pages = Embedding::from_docs()?;
        pages.write(
            "page.html",
            &format!(
                "<!doctype html><html lang=en><meta charset=utf-8><title>Clusters</title>\
                 <script type=module src=/karmada-token/karmada-token-console.js></script><body>{body}</body></html>"
            ),
        )?;
        Self::before(stage, pages, POLICY, Serve::sandbox()).await
    }

    /// These pages under a policy, and a proxy behind a path of theirs.
    async fn before(stage: &mut Stage, pages: Embedding, policy: &str, serve: Serve) -> Outcome<Self> {
        let host = Host::new(pages.folder())?.under(policy);
        let address = host.address()?;
        let serve = serve
            .and("--base-path=/karmada-token")
            .and(&format!("--allowed-host={address}"));
        let proxy = stage.serve(serve).await?;
        host.before("/karmada-token/", proxy.address()).run();
        Ok(Self {
            pages,
            origin: format!("http://{address}"),
        })
    }

    /// The address of one of the pages.
    pub(crate) fn page(&self, name: &str) -> String {
        format!("{}/{name}", self.origin)
    }
}
