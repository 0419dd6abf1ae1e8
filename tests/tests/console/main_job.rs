//! From a click to two certificates that the API server's CA signed.

use karmada_token_tests::{
    Approver, Console, ControlPlane, Created, KARMADA_GROUP, Outcome, Role, SOON, Secrets, Serve, User,
    Wishes, is_refused, kubeadm, member, story, who_am_i,
};

const TEAM_GROUP: &str = "system:bootstrappers:team-a";
const WISHES: Wishes<'static> = Wishes {
    ttl: "2h",
    groups: &[KARMADA_GROUP, TEAM_GROUP],
    description: "for member1, by the platform team",
};

#[tokio::test]
async fn a_token_made_in_the_page_lets_a_member_in() -> Outcome {
    story("main-job", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let _approver = Approver::start(&plane).await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("main-job")?)?)
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;

        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        assert!(
            !page.url().await?.contains("signin"),
            "the sign-in secret stays in the address bar"
        );
        let outline = page.tree().await?.outline();
        assert!(
            outline.contains(&plane.endpoint()),
            "which API server this is:\n{outline}"
        );
        assert!(outline.contains("main-job"), "who is signed in:\n{outline}");

        // The clipboard is the person's: only a press of Copy writes it (docs/security.md, 32).
        page.put_in_clipboard("theirs").await?;
        let console = Console::new(page.clone());
        let result = console.submit(&WISHES).await?;
        let worth = result.text().await?;
        assert_eq!(page.clipboard().await?, "theirs");
        assert!(
            worth.contains("administrator of this control plane"),
            "what its holder could do: {worth}"
        );
        let created = console.take_result().await?;
        it_authenticates(&plane, &created).await?;
        kubeadm_shows_it_in_the_pages_words(&plane, &console, &created).await?;
        its_secret_is_what_kubeadm_writes(&plane, &created).await?;

        let membership = member::join(&created.register_command, "member1").await?;
        assert_eq!(
            membership.rbac_generator.name,
            "system:karmada:agent:rbac-generator"
        );
        assert_eq!(membership.agent.name, "system:karmada:agent:member1");

        let revealed = console.reveal(created.id()).await?;
        assert_eq!(revealed.token, created.token);
        assert_eq!(revealed.register_command, created.register_command);

        let confirmation = console.ask_to_delete(created.id()).await?;
        let limits = confirmation.text().await?;
        assert!(
            limits.contains("certificate"),
            "what deleting doesn't take back: {limits}"
        );
        confirmation.find(Role::Button, "Cancel").click().await?;
        confirmation.gone().await?;
        who_am_i(&plane.kubeconfig(&User::bearing(&created.token))).await?;

        console.delete(created.id()).await?;
        let bearer = plane.kubeconfig(&User::bearing(&created.token));
        is_refused(&bearer).await?;
        Ok(())
    })
    .await
}

async fn it_authenticates(plane: &ControlPlane, created: &Created) -> Outcome {
    let identity = who_am_i(&plane.kubeconfig(&User::bearing(&created.token))).await?;
    assert_eq!(identity.name, format!("system:bootstrap:{}", created.id()));
    for group in [
        "system:bootstrappers",
        KARMADA_GROUP,
        TEAM_GROUP,
        "system:authenticated",
    ] {
        assert!(
            identity.groups.iter().any(|held| held == group),
            "{group} is not among {:?}",
            identity.groups
        );
    }
    Ok(())
}

async fn kubeadm_shows_it_in_the_pages_words(
    plane: &ControlPlane,
    console: &Console,
    created: &Created,
) -> Outcome {
    let list = kubeadm(&plane.kubeconfig(&User::administrator()), &["token", "list"]).await?;
    let line = list
        .lines()
        .find(|line| line.starts_with(&created.token))
        .unwrap_or_default();
    let row = console.row(created.id(), SOON, |_| true).await?;
    assert_eq!(row.cell("Status"), "Usable");
    for (column, words) in [
        ("Usages", &["authentication", "signing"] as &[&str]),
        ("Description", &[WISHES.description]),
        ("Groups", WISHES.groups),
    ] {
        for word in words {
            assert!(line.contains(word), "{word:?} is not in kubeadm's line {line:?}");
            assert!(
                row.cell(column).contains(word),
                "{word:?} is not in the page's {row:?}"
            );
        }
    }
    Ok(())
}

async fn its_secret_is_what_kubeadm_writes(plane: &ControlPlane, created: &Created) -> Outcome {
    let reference = "kubead.0123456789abcdef";
    let administrator = plane.kubeconfig(&User::administrator());
    let groups = WISHES.groups.join(",");
    let wishes = [
        "--ttl",
        WISHES.ttl,
        "--groups",
        &groups,
        "--description",
        WISHES.description,
    ];
    kubeadm(
        &administrator,
        &[&["token", "create", reference] as &[&str], &wishes].concat(),
    )
    .await?;
    let secrets = Secrets::of(plane).await?;
    let (mut ours, mut theirs) = (secrets.data(created.id()).await?, secrets.data("kubead").await?);
    kubeadm(&administrator, &["token", "delete", "kubead"]).await?;

    assert_eq!(
        format!("{}.{}", ours["token-id"], ours["token-secret"]),
        created.token
    );
    let (ours_ends, theirs_ends) = (&ours["expiration"], &theirs["expiration"]);
    assert!(
        (seconds(theirs_ends)? - seconds(ours_ends)?).abs() < 120,
        "{ours_ends} and {theirs_ends}"
    );
    assert_eq!(
        ours_ends.len(),
        theirs_ends.len(),
        "{ours_ends} and {theirs_ends} are of the same form"
    );
    for key in ["token-id", "token-secret", "expiration"] {
        ours.remove(key);
        theirs.remove(key);
    }
    assert_eq!(ours, theirs);
    Ok(())
}

fn seconds(rfc3339: &str) -> Outcome<i64> {
    let format = &time::format_description::well_known::Rfc3339;
    Ok(time::OffsetDateTime::parse(rfc3339, format)?.unix_timestamp())
}
