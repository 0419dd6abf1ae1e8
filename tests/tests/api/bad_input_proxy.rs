//! What no page would send is refused as precisely.

use http::StatusCode;
use karmada_token_tests::{
    AuditEvent, HttpAnswer, Outcome, SECRETS, Secrets, Serve, User, story, token_secret,
};
use serde_json::{Value, json};

/// A good Secret with one value of its data changed.
fn with(id: &str, key: &str, value: &str) -> Value {
    let mut changed = token_secret(id);
    changed["stringData"][key] = value.into();
    changed
}

fn is_status(answer: &HttpAnswer, code: StatusCode, reason: &str) {
    let status = answer.json();
    assert_eq!(answer.status, code, "{}", answer.text());
    assert_eq!(
        (&status["kind"], &status["status"]),
        (&json!("Status"), &json!("Failure")),
        "{status}"
    );
    assert_eq!(
        (&status["code"], &status["reason"]),
        (&json!(code.as_u16()), &json!(reason)),
        "{status}"
    );
    assert!(
        status["message"]
            .as_str()
            .is_some_and(|message| !message.is_empty()),
        "{status}"
    );
}

#[tokio::test]
async fn a_wrong_secret_is_refused_field_by_field_before_upstream() -> Outcome {
    story("wrong-secrets", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let user = plane.administrator("wrong-secrets")?;
        let session = stage
            .serve(Serve::kubeconfig(&plane, &user)?)
            .await?
            .session()
            .await?;
        for (key, value) in [
            ("auth-extra-groups", "developers"),
            ("auth-extra-groups", "system:bootstrappers:ok,system:masters"),
            ("usage-bootstrap-administration", "true"),
            ("expiration", "2020-01-01T00:00:00Z"),
            ("expiration", "tomorrow"),
            ("token-secret", "0123456789ABCDEF"),
            ("token-id", "other1"),
        ] {
            let answer = session.post(SECRETS, &with("wrong1", key, value)).await?;
            is_status(&answer, StatusCode::UNPROCESSABLE_ENTITY, "Invalid");
            let causes = answer.json()["details"]["causes"].to_string();
            assert!(causes.contains(key), "{key}={value}: the causes are {causes}");
            assert!(
                !answer.text().contains("0123456789"),
                "the answer repeats the token secret"
            );
        }
        let created = session.post(SECRETS, &token_secret("right1")).await?;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());

        let events = AuditEvent::read(&plane.audit_log())?;
        let creates = events.iter().filter(|event| {
            event.user() == user.name() && event.verb == "create" && event.request_uri.contains("/secrets")
        });
        assert_eq!(creates.count(), 1, "only the right one went upstream");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_id_that_exists_is_a_conflict_and_its_token_stays_as_it_is() -> Outcome {
    story("conflict", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let serve = Serve::kubeconfig(&plane, &plane.administrator("conflict")?)?;
        let session = stage.serve(serve).await?.session().await?;
        let secrets = Secrets::of(&plane).await?;
        let first = session.post(SECRETS, &token_secret("double")).await?;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
        let before = secrets.object("double").await?;
        let second = session
            .post(SECRETS, &with("double", "token-secret", "fedcba9876543210"))
            .await?;
        is_status(&second, StatusCode::CONFLICT, "AlreadyExists");
        assert_eq!(secrets.object("double").await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_viewers_creation_is_refused_by_the_server_in_its_own_words() -> Outcome {
    story("viewer-creates", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let session = stage
            .serve(Serve::kubeconfig(&plane, &User::viewer())?)
            .await?
            .session()
            .await?;
        let answer = session.post(SECRETS, &token_secret("viewer")).await?;
        is_status(&answer, StatusCode::FORBIDDEN, "Forbidden");
        assert!(
            answer.text().contains("\\\"viewer\\\" cannot create resource"),
            "{}",
            answer.text()
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_api_server_that_is_gone_is_a_status_within_5_seconds() -> Outcome {
    story("gone", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let serve = Serve::kubeconfig(&plane, &plane.administrator("gone")?)?;
        let session = stage.serve(serve).await?.session().await?;
        plane.kill_apiserver();
        let start = std::time::Instant::now();
        let answer = session.post(SECRETS, &token_secret("afterw")).await?;
        assert!(
            start.elapsed().as_secs_f32() < 5.0,
            "the answer took {:?}",
            start.elapsed()
        );
        let known = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::GATEWAY_TIMEOUT];
        assert!(
            known.contains(&answer.status),
            "{} {}",
            answer.status,
            answer.text()
        );
        assert_eq!(answer.json()["kind"], "Status", "{}", answer.text());
        Ok(())
    })
    .await
}
