//! klog's options on the real binary; their table is beside the code (proxy/src/klog/tests.rs).

use std::path::Path;

use karmada_token_tests::{Outcome, Serve, story};

use super::support::Road;

/// `I1123 21:55:24.309836   12345 client.rs:57] ...`, with its digits as zeroes.
fn shape(line: &str) -> String {
    line.chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

fn read(path: &Path) -> Outcome<String> {
    Ok(std::fs::read_to_string(path)?)
}

#[tokio::test]
async fn a_command_logs_where_it_is_told_and_nothing_by_itself() -> Outcome {
    story("terminal-logging", async |stage| {
        let road = Road::straight(stage).await?;
        assert_eq!(road.run(&["list", "-o=name"]).await?.stderr, "");
        // Before and after the command's name.
        for arguments in [["-v=6", "list", "--mask"], ["list", "--mask", "-v=6"]] {
            let ran = road.run(&arguments).await?;
            let line = ran
                .stderr
                .lines()
                .find(|line| line.contains("GET /api/v1/namespaces/kube-system/secrets"));
            let line = line.unwrap_or_default();
            assert!(
                shape(line).starts_with("I0000 00:00:00.000000 ") && line.contains(" client.rs:"),
                "{ran:?}"
            );
            assert!(line.contains("code=200"), "{line}");
        }
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("log");
        let flag = format!("--log-file={}", file.display());
        let ran = road
            .run(&["list", "-o=name", "-v=6", "--logtostderr=false", &flag])
            .await?;
        assert_eq!(ran.stderr, "");
        assert!(read(&file)?.contains("GET /api/v1/namespaces/kube-system/secrets"));
        // The token is on standard output alone, however much is logged.
        let token = "logged.q1w2e3r4t5z6u7i8";
        let ran = road.run(&["create", "-v=10", token]).await?;
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(0), "logged.q1w2e3r4t5z6u7i8\n")
        );
        assert!(
            ran.stderr.contains("POST ") && !ran.stderr.contains("q1w2e3r4t5z6u7i8"),
            "{ran:?}"
        );

        let ran = road
            .run(&["list", "--logtostderr=false", "--log-file=/nonexistent/log"])
            .await?;
        assert!(
            ran.failed(64)
                .starts_with("karmada-token: --log-file /nonexistent/log: "),
            "{ran:?}"
        );
        let ran = road.run(&["list", "--stderrthreshold=grave"]).await?;
        assert!(ran.failed(64).contains("a severity is INFO"), "{ran:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stack_trace_names_what_led_there() -> Outcome {
    story("terminal-backtrace", async |stage| {
        let road = Road::straight(stage).await?;
        let ran = road.run(&["list", "--mask", "-v=6"]).await?;
        let place = ran
            .stderr
            .lines()
            .find(|line| line.contains("GET "))
            .unwrap_or_default();
        let place = place
            .split(']')
            .next()
            .unwrap_or_default()
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        let ran = road
            .run(&["list", "--mask", "-v=6", "--log-backtrace-at", place])
            .await?;
        // What an optimised build doesn't fold into its caller; a debug build names its line alone.
        let led = ["terminal::TerminalCommand::run", "proxy/src/terminal.rs:"];
        assert!(led.iter().any(|place| ran.stderr.contains(place)), "{ran:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn serve_logs_by_the_same_options() -> Outcome {
    story("serve-logging", async |stage| {
        let folder = tempfile::tempdir()?;
        let serve = Serve::sandbox()
            .and("--logtostderr=false")
            .and(&format!("--log-dir={}", folder.path().display()));
        let proxy = stage.serve(serve).await?;
        // Refused by the proxy itself, which is on record.
        proxy.http().get("/api/v1/namespaces/default/pods").await?;
        let log = read(&folder.path().join("karmada-token.INFO"))?;
        assert!(log.starts_with("Log file created at: "), "{log}");
        assert!(
            log.contains("\"audit\"") && log.contains("event=\"refusal\""),
            "{log}"
        );
        assert!(!proxy.output().contains("refusal"), "{}", proxy.output());
        Ok(())
    })
    .await
}
