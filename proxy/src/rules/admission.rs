//! The rules as a ValidatingAdmissionPolicy: the API server then holds every client to them.
//!
//! Source: <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{Group, Policy, SECRET_TYPE, key};
use serde_json::Value;

use super::{Rule, Rules, RulesError};

/// The name of the policy and of its binding.
const NAME: &str = "karmada-token";

impl Rules {
    /// YAML of a policy and its binding, ready for `kubectl apply -f -` on the Karmada API server.
    ///
    /// # Errors
    /// [`RulesError::None`] without a rule.
    pub fn manifest(&self) -> Result<String, RulesError> {
        let rules = self.each();
        if rules.is_empty() {
            return Err(RulesError::None);
        }
        let validations: String = rules.into_iter().map(validation).collect();
        Ok(format!(
            r#"# The rules for bootstrap tokens, for the Karmada API server: it holds every client to them.
# Apply it there: kubectl --kubeconfig KARMADA apply -f FILE
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: {NAME}
spec:
  failurePolicy: Fail
  matchConstraints:
    namespaceSelector:
      matchLabels:
        kubernetes.io/metadata.name: kube-system
    resourceRules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [secrets]
  matchConditions:
    - name: is-bootstrap-token
      expression: "object.type == '{SECRET_TYPE}'"
  variables:
    - name: updates
      expression: "request.operation == 'UPDATE'"
{variables}  validations:
{validations}---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {NAME}
spec:
  policyName: {NAME}
  validationActions: [Deny]
"#,
            variables = variables()
        ))
    }
}

/// What the keys hold after the request and held before it: `X` and `XBefore` in base64, as the API server shows data
/// to a policy; empty where the key isn't there. `end`, `endBefore` and `groupNames` are decoded.
fn variables() -> String {
    let keys = [
        ("expiration", key::EXPIRATION),
        ("groups", key::EXTRA_GROUPS),
        ("signing", key::USAGE_SIGNING),
        ("authentication", key::USAGE_AUTHENTICATION),
    ];
    let raw = keys.into_iter().flat_map(|(name, key)| {
        let of = |object: &str| format!("dyn({object}).?data[?'{key}'].orValue('')");
        let before = format!("variables.updates ? {} : ''", of("oldObject"));
        [(name.to_owned(), of("object")), (format!("{name}Before"), before)]
    });
    let alphabets = [
        ("base64".to_owned(), quoted(BASE64)),
        ("ascii".to_owned(), quoted(ASCII)),
    ];
    let end = |raw: &str| format!("timestamp({})", decoded(raw));
    let read = [
        ("end".to_owned(), end("expiration")),
        ("endBefore".to_owned(), end("expirationBefore")),
        (
            "groupNames".to_owned(),
            format!("{}.split(',')", decoded("groups")),
        ),
    ];
    let written = alphabets.into_iter().chain(raw).chain(read);
    written
        .map(|(name, expression)| format!("    - name: {name}\n      expression: {}\n", quoted(&expression)))
        .collect()
}

const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// From the space on, so that a character's place is its code less 32. Another character is an error, which denies.
const ASCII: &str =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// The text that a variable holds in base64: a policy has no function for it, so four characters at a time.
fn decoded(variable: &str) -> String {
    let digit = |place: usize| format!("variables.base64.indexOf(four.charAt({place}))");
    let [a, b, c, d] = [digit(0), digit(1), digit(2), digit(3)];
    let letter = |code: String| format!("variables.ascii.charAt({code} - 32)");
    let second = letter(format!("{b} % 16 * 16 + {c} / 4"));
    let third = letter(format!("{c} % 4 * 64 + {d}"));
    format!(
        "variables.{variable}.findAll('.{{4}}').map(four, {first} + (four.charAt(2) == '=' ? '' : {second}) + \
         (four.charAt(3) == '=' ? '' : {third})).join('')",
        first = letter(format!("{a} * 4 + {b} / 16"))
    )
}

fn validation(rule: Rule<'_>) -> String {
    let message = format!("data[{}] {}", rule.key(), rule.words());
    format!(
        "    - expression: {}\n      message: {}\n      reason: Invalid\n",
        quoted(&expression(rule)),
        quoted(&message)
    )
}

/// True where the rule is kept. What is as it was before is left alone.
fn expression(rule: Rule<'_>) -> String {
    let kept = |name: &str| format!("variables.updates && variables.{name} == variables.{name}Before");
    match rule {
        Rule::MustExpire => format!("({}) || variables.expiration != ''", kept("expiration")),
        Rule::MaxTtl(longest) => format!(
            "({}) || variables.expiration != '' && (variables.updates && (variables.expirationBefore == '' || \
             variables.end < variables.endBefore) || variables.end <= \
             timestamp(object.metadata.creationTimestamp) + duration('{}s'))",
            kept("expiration"),
            longest.as_nanos() / 1_000_000_000 + Policy::LEEWAY_SECONDS
        ),
        Rule::Groups(allowed) => {
            let names: Vec<String> = allowed
                .iter()
                .map(Group::as_str)
                .map(|name| format!("'{name}'"))
                .collect();
            format!(
                "({}) || variables.groups == '' || variables.groupNames.all(group, group in [{}])",
                kept("groups"),
                names.join(", ")
            )
        }
        Rule::Usage(usage) => {
            let on = quoted(&STANDARD.encode("true"));
            let name = usage.name();
            format!("variables.{name} != {on} || variables.{name}Before == {on}")
        }
    }
}

/// A string of YAML and of CEL: JSON's are both.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
