//! `completion`, `man`, `--help`, and what a slip of the finger is told.

use karmada_token_tests::{CommandLine, Outcome, Ran};

const COMMANDS: [&str; 13] = [
    "create",
    "list",
    "delete",
    "generate",
    "suspend",
    "resume",
    "extend",
    "validate",
    "explain",
    "check",
    "preflight",
    "policy",
    "serve",
];

async fn run(arguments: &[&str]) -> Outcome<Ran> {
    CommandLine::karmada_token(arguments)?.run().await
}

#[tokio::test]
async fn a_script_for_every_shell_knows_every_command() -> Outcome {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ran = run(&["completion", shell]).await?;
        for command in COMMANDS {
            assert!(ran.good().contains(command), "{shell} doesn't complete {command}");
        }
        assert!(ran.stdout.contains("print-register-command"), "{shell}");
    }
    assert!(
        run(&["completion", "tcsh"])
            .await?
            .failed(64)
            .contains("possible values: bash")
    );
    Ok(())
}

#[tokio::test]
async fn bash_takes_its_script() -> Outcome {
    let script = run(&["completion", "bash"]).await?;
    let line = format!(
        "{}\nfunction=$(complete -p karmada-token | sed -n 's/.*-F \\([^ ]*\\).*/\\1/p')\n\
         COMP_WORDS=(karmada-token cre); COMP_CWORD=1; $function karmada-token cre ''; echo \"${{COMPREPLY[@]}}\"",
        script.good()
    );
    let answered = CommandLine::new("bash", &["-c", &line]).run().await?;
    assert_eq!(answered.stdout, "create\n", "{answered:?}");
    Ok(())
}

#[tokio::test]
async fn there_is_a_man_page_for_every_command() -> Outcome {
    let folder = tempfile::tempdir()?;
    run(&["man", "--dir", &folder.path().display().to_string()])
        .await?
        .good();
    for command in COMMANDS {
        let page = std::fs::read_to_string(folder.path().join(format!("karmada-token-{command}.1")))?;
        assert!(
            page.contains(".SH OPTIONS") || page.contains(".SH SYNOPSIS"),
            "{command}"
        );
    }
    assert!(run(&["man"]).await?.good().contains(".TH karmada-token 1"));
    Ok(())
}

#[tokio::test]
async fn help_has_examples_and_a_slip_a_suggestion() -> Outcome {
    for command in [
        "create",
        "list",
        "delete",
        "suspend",
        "resume",
        "extend",
        "validate",
        "explain",
        "check",
        "preflight",
        "completion",
    ] {
        let ran = run(&[command, "--help"]).await?;
        assert!(
            ran.good().contains(&format!("  karmada-token {command} ")) || command == "explain",
            "{command}"
        );
        assert!(
            ran.stdout.contains("Examples:") && ran.stdout.contains("--vmodule"),
            "{command}"
        );
        // The short form is to be read at a glance.
        assert!(
            !run(&[command, "-h"]).await?.good().contains("--vmodule"),
            "{command}"
        );
    }
    for (slip, meant) in [("lst", "list"), ("craete", "create"), ("remove", "resume")] {
        let ran = run(&[slip]).await?;
        assert!(ran.failed(64).contains(meant), "{ran:?}");
    }
    assert!(run(&["list", "--masc"]).await?.failed(64).contains("--mask"));
    Ok(())
}
