//! Flags in the environment.

use crate::support::link;
use clap::CommandFactory;
use karmada_token_proxy::Cli;
use std::process::{Command, Stdio};

/// The variables of a command and of all of them.
fn variables(command: &str) -> Vec<String> {
    let all = Cli::command();
    let of = all.find_subcommand(command).unwrap().get_arguments();
    let names = of.chain(all.get_arguments()).filter_map(clap::Arg::get_env);
    names.map(|name| name.to_str().unwrap().to_owned()).collect()
}

/// As a template leaves it where nothing is given for it.
#[test]
fn an_empty_variable_is_none() {
    let names = variables("serve");
    assert!(
        names.len() > 20 && names.contains(&"KARMADA_TOKEN_MAX_TTL".to_owned()),
        "{names:?}"
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
        .args(["serve", "--sandbox", "--listen", "127.0.0.1:0"])
        .envs(names.iter().map(|name| (name, "")))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let link = link(&mut child);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(link.contains("http://127.0.0.1:"), "{link}");

    let policy = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
        .args(["policy", "--forbid-never-expires"])
        .envs(variables("policy").iter().map(|name| (name, "")))
        .output()
        .unwrap();
    assert!(
        policy.status.success(),
        "{}",
        String::from_utf8_lossy(&policy.stderr)
    );
}

/// One that isn't empty still is the flag.
#[test]
fn a_variable_is_its_flag() {
    let output = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
        .args(["serve", "--sandbox"])
        .env("KARMADA_TOKEN_MAX_TTL", "soon")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(64));
    assert!(String::from_utf8_lossy(&output.stderr).contains("soon"));
}
