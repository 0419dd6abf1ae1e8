//! A masked list, which the proxy asks the API server for in protobuf, says what a masked Secret says, which it asks for in JSON.

use http::{Request, StatusCode};
use karmada_token_tests::{Outcome, SECRETS, Secrets, Serve, User, story};
use kube_client::Client;
use serde_json::{Value, json};

/// A token with about everything that a Secret may say.
fn odd() -> Value {
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token", "immutable": true,
        "metadata": {
            "name": "bootstrap-token-odd111", "namespace": "kube-system",
            "labels": {"empty": "", "example.org/label": "value"},
            "annotations": {
                "kubectl.kubernetes.io/last-applied-configuration": "0123456789abcdef",
                "note": "<\"\\\u{2028}\u{1}é\u{1f600}>",
            },
            "finalizers": ["example.org/kept"],
            "ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "owner", "uid": "7", "controller": true}],
        },
        "data": {"description": "/wA=", "empty": ""},
        "stringData": {"token-id": "odd111", "token-secret": "0123456789abcdef", "expiration": "2030-01-01T00:00:00Z"},
    })
}

async fn send(client: &Client, kind: &str, request: http::request::Builder, body: &Value) -> Outcome {
    let request = request.header("Content-Type", kind);
    client
        .request_text(request.body(body.to_string().into_bytes())?)
        .await?;
    Ok(())
}

#[tokio::test]
async fn s31_a_masked_list_says_what_masked_secrets_say() -> Outcome {
    story("masked-list", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        secrets.create_usable("abcdef").await?;
        secrets
            .create_token("bootstrap-token-malf11", &[("token-secret", "short")])
            .await?;
        secrets.create_token("bootstrap-token-empty1", &[]).await?;
        secrets
            .create(
                "bootstrap-token-other1",
                "Opaque",
                &[("token-secret", "0123456789abcdef")],
            )
            .await?;
        let client = plane.client(&User::administrator()).await?;
        send(&client, "application/json", Request::post(SECRETS), &odd()).await?;
        let object = format!("{SECRETS}/bootstrap-token-odd111");
        // It stays, because of its finalizer, and says since when.
        send(
            &client,
            "application/json",
            Request::delete(&object),
            &json!({"gracePeriodSeconds": 0}),
        )
        .await?;

        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &User::administrator())?)
            .await?;
        let session = proxy.session().await?;
        let list = session.get(&format!("{SECRETS}?view=masked")).await?.json();
        assert_eq!(
            (&list["kind"], &list["apiVersion"]),
            (&json!("SecretList"), &json!("v1"))
        );
        assert!(list["metadata"]["resourceVersion"].is_string(), "{list}");
        let items = list["items"].as_array().cloned().unwrap_or_default();
        assert_eq!(items.len(), 4, "{list}");
        for item in items {
            let name = item["metadata"]["name"].as_str().unwrap_or_default();
            let mut alone = session
                .get(&format!("{SECRETS}/{name}?view=masked"))
                .await?
                .json();
            for field in ["kind", "apiVersion"] {
                alone.as_object_mut().and_then(|object| object.remove(field));
            }
            assert_eq!(item, alone);
        }
        let marks = [
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences",
            "managedFields",
            "labels",
        ];
        let odd = session.get(&format!("{object}?view=masked")).await?.json();
        assert!(marks.iter().all(|mark| !odd["metadata"][mark].is_null()), "{odd}");

        let page = format!("{SECRETS}?limit=1&view=masked");
        let first = session.get(&page).await?.json();
        assert_eq!(
            first["metadata"]["remainingItemCount"],
            json!(null),
            "the server counts none behind a selector"
        );
        let next = first["metadata"]["continue"].as_str().unwrap_or_default();
        let second = session.get(&format!("{page}&continue={next}")).await?.json();
        assert_ne!(
            first["items"][0]["metadata"]["name"],
            second["items"][0]["metadata"]["name"]
        );

        let released = json!({"metadata": {"finalizers": null}});
        send(
            &client,
            "application/merge-patch+json",
            Request::patch(&object),
            &released,
        )
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s36_a_masked_list_is_refused_in_the_same_words() -> Outcome {
    story("masked-list-refused", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        for (user, query, code) in [
            (User::nobody(), "limit=1", StatusCode::FORBIDDEN),
            (User::viewer(), "continue=odd", StatusCode::BAD_REQUEST),
        ] {
            let session = proxy.session_of(user.token().unwrap_or_default()).await?;
            let told = session.get(&format!("{SECRETS}?{query}")).await?;
            assert_eq!(told.status, code, "{}", told.text());
            let masked = session.get(&format!("{SECRETS}?{query}&view=masked")).await?;
            assert_eq!((masked.status, masked.json()), (code, told.json()));
        }
        Ok(())
    })
    .await
}
