//! The proxy's own paths.

use serde_json::{Value, json};

use super::shapes::Shapes;
use super::{Access, Described, Success, bodies};
use crate::routes::{Checked, Info, LinkPrinted, Outside, Proof, SignedIn, Wish};

const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// Every one of them.
pub(super) fn operations(shapes: &mut Shapes) -> Vec<Described> {
    let text = || Some((TEXT, json!({ "type": "string" })));
    let verbose = json!({
        "name": "verbose", "in": "query", "description": "A line for each condition", "schema": { "type": "string" },
        "allowEmptyValue": true,
    });
    let exclude = json!({
        "name": "exclude", "in": "query", "description": "Conditions that aren't waited for: api-server can be left out, others stay",
        "schema": { "type": "array", "items": { "type": "string" } },
    });
    let proof = bodies::json_body(&shapes.of::<Proof>(), &json!({ "token": "a-bearer-token" }));
    let wish = bodies::json_body(
        &shapes.of::<Wish>(),
        &json!({ "token": "abcdef.0123456789abcdef" }),
    );
    vec![
        own("get", "/-/info", &["info"], "What this server is")
            .access(Access::More)
            .answers("200", Some((JSON, shapes.of::<Info>()))),
        own("get", "/-/openapi.json", &["openapi"], "This document").answers(
            "200",
            Some((
                JSON,
                json!({ "type": "object", "required": ["openapi", "paths"] }),
            )),
        ),
        own("post", "/-/session", &["sign-in"], "Begins a session")
            .access(Access::OwnPage)
            .takes(proof)
            .answers("201", Some((JSON, shapes.of::<SignedIn>()))),
        own("delete", "/-/session", &["sign-out"], "Ends a session")
            .access(Access::OwnPage)
            .answers("204", None),
        own(
            "post",
            "/-/session/link",
            &["session-link"],
            "Prints a fresh sign-in link in the terminal",
        )
        .access(Access::OwnPage)
        .answers("202", Some((JSON, shapes.of::<LinkPrinted>()))),
        own(
            "post",
            "/-/check",
            &["check"],
            "Does this token authenticate, and what may it do?",
        )
        .access(Access::SignedIn)
        .takes(wish)
        .answers("200", Some((JSON, shapes.of::<Checked>()))),
        own(
            "get",
            "/-/outside",
            &["outside"],
            "The control plane as a cluster without a credential meets it",
        )
        .access(Access::SignedIn)
        .answers("200", Some((JSON, shapes.of::<Outside>()))),
        own("get", "/livez", &["livez"], "The process is alive").answers("200", text()),
        own(
            "get",
            "/readyz",
            &["readyz"],
            "The API server answers, and this process takes requests",
        )
        .with(verbose)
        .with(exclude)
        .answers("200", text())
        .or_unready(),
        own("get", "/metrics", &["metrics"], "Metrics in OpenMetrics").answers(
            "200",
            Some((crate::metrics::CONTENT_TYPE, json!({ "type": "string" }))),
        ),
    ]
}

fn own(method: &str, path: &str, names: &'static [&'static str], summary: &'static str) -> Described {
    Described {
        method: method.to_owned(),
        path: path.to_owned(),
        names,
        summary,
        access: Access::Open,
        parameters: Vec::new(),
        body: None,
        success: Success {
            code: "200",
            words: "Done",
            content: None,
        },
        unready: None,
    }
}

impl Described {
    fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    fn takes(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    fn with(mut self, parameter: Value) -> Self {
        self.parameters.push(parameter);
        self
    }

    fn answers(mut self, code: &'static str, content: Option<(&'static str, Value)>) -> Self {
        (self.success.code, self.success.content) = (code, content);
        self
    }

    /// A probe's 503 is no Status.
    fn or_unready(mut self) -> Self {
        self.unready = self.success.content.clone();
        self
    }
}
