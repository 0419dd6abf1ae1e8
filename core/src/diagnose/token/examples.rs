//! Tokens that everybody knows.

use crate::Token;

/// From the documentation of Kubernetes and kubeadm (bootstrap tokens, kubeadm join, token, init and config), from
/// that of Karmada (registration), from what kubeadm's own sources and dry runs use, and from the command that
/// `karmadactl init` prints to everybody as what a command looks like.
const EXAMPLES: [&str; 18] = [
    "07401b.f395accd246ae52d",
    "123456.aabbccddeeffgghh",
    "123456.abcdef1234567890",
    "4t7wrz.i306e1fkzkgpi3tt",
    "5didvk.d09sbcov8ph2amjw",
    "5emitj.kq4gihvszzgn1p0r",
    "783bde.3f89s0fje9f38fhf",
    "8ewj1p.9r9hcjoqgajrj4gi",
    "9a08jv.c0izixklcxtmnze7",
    "abcdef.0123456789abcdef",
    "abcdef.1234567890123456",
    "abcdef.1234567890abcdef",
    "abcdef.abcdef0123456789",
    "n32eo4.cci2j99rnn8fmv42",
    "t8xfio.640u9gp9obc72v5d",
    "ce3aa5.5ec8455bb76b379f",
    "t2jgtm.9nybj0526mjw1jbf",
    "772ef5.6b6baab1d4a0a171",
];

/// Whether a token is one of them.
pub(in crate::diagnose) fn is_example(token: &Token) -> bool {
    let token = token.expose();
    EXAMPLES.contains(&token.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_token() {
        for example in EXAMPLES {
            assert!(is_example(&example.parse().unwrap()), "{example}");
        }
        assert!(!is_example(&"q7zk2m.x9c4v8n1b6m3w5tr".parse().unwrap()));
    }
}
