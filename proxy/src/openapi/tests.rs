use super::*;
use crate::operation::{Operation, Route};
use http::Method;
use std::collections::BTreeSet;

/// Method, path and operation of all that the document describes.
fn described(document: &Value) -> Vec<(Method, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().iter().map(|(method, operation)| {
                let method = method.to_ascii_uppercase().parse().unwrap();
                (method, path.clone(), operation.clone())
            })
        })
        .collect()
}

/// The words between quotation marks of the lines that `is_meant`.
fn quoted(source: &str, is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
    source
        .lines()
        .filter(|line| is_meant(line))
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect()
}

/// The operation that a described request is read as, with its own examples.
fn read(method: &Method, path: &str, operation: &Value, query: Option<&str>) -> Option<Operation> {
    let route = Route::parse(method, &path.replace("{id}", "abcdef")).ok()?;
    let content = operation["requestBody"]["content"].as_object();
    let example = content
        .and_then(|content| content.values().next())
        .map(|media| media["example"].clone())
        .filter(|example| !example.is_null());
    let body = example.map(|example| example.to_string()).unwrap_or_default();
    let now = karmada_token_core::Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
    Some(route.operation(query, &body.into(), now).unwrap())
}

#[test]
fn s19_every_operation_is_in_it_and_nothing_else_of_kubernetes() {
    let document = document(ModeName::Bearer, "");
    let mut names = BTreeSet::new();
    for (method, path, operation) in described(&document) {
        let Some(read_as) = read(&method, &path, &operation, None) else {
            let is_own =
                path.starts_with("/-/") || ["/livez", "/readyz", "/metrics"].contains(&path.as_str());
            assert!(is_own, "{method} {path}");
            continue;
        };
        let id = operation["operationId"].as_str().unwrap();
        assert!(id.split("-or-").any(|name| name == read_as.name()), "{id}");
        names.insert(read_as.name().to_owned());
        if id == "list-or-watch" {
            let watch = read(&method, &path, &operation, Some("watch=true")).unwrap();
            names.insert(watch.name().to_owned());
        }
    }
    let all = quoted(include_str!("../operation.rs"), |line| {
        line.trim_start().starts_with("Self::") && line.contains("=> \"")
    });
    assert_eq!(names, all);
    let paths = quoted(include_str!("../operation/paths.rs"), |line| {
        line.contains("&str = \"/")
    });
    use crate::operation::paths::{ALL, OWN};
    let known = ALL.into_iter().chain(OWN).map(str::to_owned);
    assert_eq!(paths, known.collect());
}

#[test]
fn every_path_of_the_router_is_in_it_and_nothing_else_of_ours() {
    let document = document(ModeName::Bearer, "");
    let routed = quoted(include_str!("../router.rs"), |line| line.contains(".route(\"/"));
    let own: BTreeSet<String> = routed
        .into_iter()
        .filter(|path| !path.contains("{*rest}") && Route::parse(&Method::GET, path).is_err())
        .filter(|path| !["/api", "/apis", "/version"].contains(&path.as_str()))
        .collect();
    let told: BTreeSet<String> = described(&document)
        .into_iter()
        .map(|(_, path, _)| path)
        .filter(|path| Route::parse(&Method::GET, &path.replace("{id}", "abcdef")).is_err())
        .filter(|path| !crate::operation::paths::ALL.contains(&path.as_str()))
        .collect();
    assert_eq!(told, own);
}

#[test]
fn every_parameter_is_described_and_every_reference_leads_somewhere() {
    let document = document(ModeName::Bearer, "");
    let text = document.to_string();
    assert!(!text.contains("Not described"));
    for part in text.split("\"$ref\":\"").skip(1) {
        let reference = part.split('"').next().unwrap();
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn s01_who_has_to_sign_in_is_said() {
    for (mode, list) in [
        (ModeName::Bearer, json!([{ "bearer": [] }])),
        (ModeName::Sandbox, Value::Null),
    ] {
        let document = document(mode, "");
        let secrets = &document["paths"][crate::operation::paths::SECRETS]["get"];
        assert_eq!(secrets["security"], list);
    }
}
