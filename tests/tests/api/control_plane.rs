//! The harness proves itself before it judges anyone: a real control plane, a token that kubeadm made, and the member.

use karmada_token_tests::member::{self, JoinError};
use karmada_token_tests::{
    Approver, ControlPlane, KARMADA_GROUP, Outcome, User, is_refused, kubeadm, kubectl, openssl_pin, story,
    who_am_i,
};

/// What `karmadactl token create --print-register-command` would print; the pin is OpenSSL's word.
async fn register_command(plane: &ControlPlane, token: &str) -> Outcome<String> {
    let pin = openssl_pin(&plane.authority_file()).await?;
    let endpoint = plane.endpoint();
    Ok(format!(
        "karmadactl register {endpoint} --token {token} --discovery-token-ca-cert-hash {pin}"
    ))
}

async fn create(plane: &ControlPlane, arguments: &[&str]) -> Outcome<String> {
    let mut all = vec!["token", "create"];
    all.extend(arguments);
    Ok(kubeadm(&plane.kubeconfig(&User::administrator()), &all)
        .await?
        .trim()
        .to_owned())
}

#[tokio::test]
async fn a_token_of_karmadas_group_lets_a_member_in_until_it_is_deleted() -> Outcome {
    story("harness-joins", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let _approver = Approver::start(&plane).await?;
        let token = create(&plane, &["--groups", KARMADA_GROUP]).await?;
        let id = &token[..6];

        let membership = member::join(&register_command(&plane, &token).await?, "member1").await?;
        assert_eq!(
            membership.rbac_generator.name,
            "system:karmada:agent:rbac-generator"
        );
        assert_eq!(membership.agent.name, "system:karmada:agent:member1");
        assert_eq!(
            membership.agent.groups,
            ["system:karmada:agents", "system:authenticated"]
        );

        let bearer = plane.kubeconfig(&User::bearing(&token));
        let identity = who_am_i(&bearer).await?;
        assert_eq!(identity.name, format!("system:bootstrap:{id}"));
        assert!(
            identity.groups.iter().any(|group| group == KARMADA_GROUP),
            "{identity:?}"
        );

        kubeadm(
            &plane.kubeconfig(&User::administrator()),
            &["token", "delete", id],
        )
        .await?;
        is_refused(&bearer).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_of_kubeadms_group_is_refused_at_its_request() -> Outcome {
    story("harness-refuses", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let _approver = Approver::start(&plane).await?;
        let token = create(&plane, &[]).await?;

        let refused = member::join(&register_command(&plane, &token).await?, "member2").await;
        let error = refused.expect_err("kubeadm's default group may not create CertificateSigningRequests");
        assert_eq!(error.refusal(), Some(403), "{error}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_member_trusts_neither_a_wrong_pin_nor_a_wrong_secret() -> Outcome {
    story("harness-distrusts", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let token = create(&plane, &["--groups", KARMADA_GROUP]).await?;
        let command = register_command(&plane, &token).await?;

        let (start, _) = command.rsplit_once(':').expect("a pin");
        let elsewhere = format!("{start}:{}", "0".repeat(64));
        let error = member::join(&elsewhere, "member3")
            .await
            .expect_err("no CA has this pin");
        assert!(
            matches!(error, JoinError::Discovery(member::DiscoveryError::Pin { .. })),
            "{error:?}"
        );

        let forged = command.replace(&token, &format!("{}.{}", &token[..6], "0".repeat(16)));
        let error = member::join(&forged, "member4")
            .await
            .expect_err("cluster-info is signed with another secret");
        assert!(
            matches!(error, JoinError::Discovery(member::DiscoveryError::Signature(_))),
            "{error:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_users_may_do_what_their_names_say() -> Outcome {
    story("harness-users", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let may = async |user: &User, verb: &str| {
            let question = ["-n", "kube-system", "auth", "can-i", verb, "secrets"];
            // "no" is an exit code of 1.
            kubectl(&plane.kubeconfig(user), &question)
                .await
                .is_ok_and(|answer| answer.trim() == "yes")
        };
        for verb in ["list", "watch", "create", "delete"] {
            assert!(
                may(&User::administrator(), verb).await,
                "an administrator may {verb}"
            );
            assert_eq!(
                may(&User::viewer(), verb).await,
                ["list", "watch"].contains(&verb),
                "a viewer: {verb}"
            );
            assert!(!may(&User::nobody(), verb).await, "nobody may {verb}");
            assert!(!may(&User::anonymous(), verb).await, "anonymous may {verb}");
        }
        let named = plane.administrator("someone-by-certificate")?;
        assert_eq!(
            who_am_i(&plane.kubeconfig(&named)).await?.name,
            "someone-by-certificate"
        );
        Ok(())
    })
    .await
}
