//! No false alarm, and a viewer is told what it may not read.

use karmada_token_tests::{CommandLine, Outcome, User, story};

use crate::field::Field;
use crate::foretold::{check, preflight};

#[tokio::test]
async fn a_healthy_control_plane_raises_no_alarm() -> Outcome {
    story("will-it-join-healthy", async |stage| {
        let field = Field::new(stage.shared_control_plane().await?).await?;
        field.script("fine01", "token").await?;
        field.signed("fine01").await?;
        let command = field.command("fine01");

        for text in [command.as_str(), "fine01.0123456789abcdef", "fine01"] {
            let verdict = check(&field.kubeconfig, text).await?;
            assert_eq!(
                (verdict.verdict.as_str(), verdict.message.as_str()),
                ("joins", "will join"),
                "{verdict:?}"
            );
            assert!(verdict.unseen.is_empty(), "{verdict:?}");
            // The tests' control plane is on loopback, and that is said.
            let cautions: Vec<_> = verdict
                .cautions
                .iter()
                .map(|obstacle| obstacle.key.as_str())
                .collect();
            assert_eq!(cautions, ["loopback-endpoint"]);
        }
        let told = preflight(&field.kubeconfig).await?;
        assert_eq!(
            (told.ended("fail"), told.ended("warn")),
            (vec![], vec!["endpoint"]),
            "{told:?}"
        );
        assert_eq!(told.ended("unreadable"), Vec::<&str>::new(), "{told:?}");
        let certificate = told
            .checks
            .iter()
            .find(|check| check.name == "certificate")
            .expect("the certificate's check");
        assert!(
            certificate
                .found
                .starts_with("for 127.0.0.1, localhost, kubernetes.default.svc, until "),
            "{certificate:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_viewer_is_told_what_it_may_not_read() -> Outcome {
    story("will-it-join-viewer", async |stage| {
        let field = Field::new(stage.shared_control_plane().await?).await?;
        field.script("view01", "token").await?;
        field.signed("view01").await?;
        let viewer = field.plane.kubeconfig_file(&User::viewer())?;

        let told = preflight(&viewer).await?;
        assert_eq!(told.status, "unreadable");
        assert_eq!(told.ended("fail"), Vec::<&str>::new(), "{told:?}");
        assert_eq!(
            told.ended("unreadable"),
            ["file-requests", "auto-approval", "agent-setup", "requests"],
            "{told:?}"
        );
        for check in told.checks.iter().filter(|check| check.status == "unreadable") {
            assert_eq!(
                (check.why.as_deref(), check.obstacle.is_none()),
                (Some("you may not read this"), true)
            );
        }

        let verdict = check(&viewer, &field.command("view01")).await?;
        assert_eq!(
            (verdict.verdict.as_str(), verdict.against.len()),
            ("unknown", 0),
            "{verdict:?}"
        );
        let unseen: Vec<_> = verdict
            .unseen
            .iter()
            .map(|unseen| (unseen.what.as_str(), unseen.why.as_str()))
            .collect();
        let why = "you may not read this";
        assert_eq!(unseen, [("agent-setup", why), ("requests", why)]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_not_known_is_told_that_alone() -> Outcome {
    story("will-it-join-stranger", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let stranger = plane.kubeconfig(&User::bearing("a-token-that-nobody-holds"));
        let stranger = plane.write_kubeconfig("stranger", &stranger)?;
        for arguments in [&["check", "fine01"][..], &["preflight"]] {
            let line = CommandLine::karmada_token(arguments)?;
            let ran = line.kubeconfig(&stranger).run().await?;
            assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{ran:?}");
            assert!(ran.stderr.contains("its credential may have expired"), "{ran:?}");
        }
        Ok(())
    })
    .await
}
