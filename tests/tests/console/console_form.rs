//! A form that loses nothing, keeps to the rules, and says what is wrong in the language of the page.

use karmada_token_tests::{Console, KARMADA_GROUP, Locator, Outcome, Role, SOON, Serve, User, Wishes, story};

const WISHES: Wishes<'static> = Wishes::described("kept over all");

/// Everything that the page has stored, and every address and title it has.
const STORED: &str =
    "return JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.title])";

async fn holds(form: &Locator, description: &str) -> Outcome {
    let fields = [
        ("Description", description),
        ("Groups", KARMADA_GROUP),
        ("TTL", "2h"),
    ];
    for (name, value) in fields {
        assert_eq!(form.find(Role::Textbox, name).value().await?, value, "{name}");
    }
    form.find(Role::Radio, "Custom")
        .until("it is not chosen", |_, node| node.is("checked"))
        .await?;
    form.find(Role::Checkbox, "signing")
        .until("it is ticked again", |_, node| !node.is("checked"))
        .await?;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_survives_a_sign_in_that_ends_and_a_reload_and_no_secret_is_stored() -> Outcome {
    story("create-kept", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        let form = console.open_create().await?;
        console.fill(&form, &WISHES).await?;
        form.find(Role::Checkbox, "signing").click().await?;
        form.find(Role::Radio, "My own").click().await?;
        form.find(Role::Textbox, "Your token")
            .fill("keptto.0123456789abcdef")
            .await?;

        // The session is over when the token is to be made: one signs in in place, and goes on.
        page.forget_cookies().await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find_containing(Role::Alert, "what you typed is kept")
            .node()
            .await?;
        console.sign_in(&User::administrator()).await?;
        holds(&form, "kept over all").await?;
        assert_eq!(
            form.find(Role::Textbox, "Your token").value().await?,
            "keptto.0123456789abcdef"
        );

        let stored = page.script(STORED).await?.to_string();
        assert!(stored.contains("kept over all"), "{stored}");
        let bearer = User::administrator();
        for secret in ["0123456789abcdef", "keptto", bearer.token().unwrap_or_default()] {
            assert!(!stored.contains(secret), "{secret} is stored: {stored}");
        }

        page.reload().await?;
        holds(&form, "kept over all").await?;
        form.find(Role::Radio, "Generated in this browser")
            .until("a token was stored", |_, node| node.is("checked"))
            .await?;
        form.find(Role::Checkbox, "signing").click().await?;
        form.find(Role::Button, "Create token").click().await?;
        let created = console.take_result().await?;
        console
            .row(created.id(), SOON, |row| {
                row.cell("Description") == "kept over all"
            })
            .await?;

        // What is done with is forgotten.
        let stored = page.script(STORED).await?.to_string();
        assert!(!stored.contains("kept over all"), "{stored}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_form_keeps_to_the_policy_before_the_proxy_has_to_refuse() -> Outcome {
    story("create-policy", async |stage| {
        let serve = Serve::sandbox()
            .and("--max-ttl=12h")
            .and("--allowed-groups=system:bootstrappers:team-a")
            .and("--allowed-usages=authentication");
        let proxy = stage.serve(serve).await?;
        let page = stage.open(&proxy.url()).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        assert_eq!(
            form.find(Role::Textbox, "Groups").value().await?,
            "system:bootstrappers:team-a"
        );
        for choice in ["24 hours", "7 days", "Never"] {
            form.find(Role::Radio, choice)
                .until("it can be chosen", |_, node| node.is("disabled"))
                .await?;
        }
        form.find(Role::Checkbox, "signing")
            .until("it can be ticked", |_, node| node.is("disabled"))
            .await?;
        assert!(
            form.text().await?.contains("within 12 h"),
            "{}",
            form.text().await?
        );

        form.find(Role::Textbox, "TTL").fill("13h").await?;
        form.find(Role::Textbox, "Groups").fill(KARMADA_GROUP).await?;
        for (field, told) in [
            ("TTL", "at most 12h0m0s"),
            ("Groups", "allowed is system:bootstrappers:team-a"),
        ] {
            form.find(Role::Textbox, field)
                .until("its mistake is not told", |_, node| {
                    node.description().contains(told)
                })
                .await?;
        }
        form.find(Role::Textbox, "TTL").fill("12h").await?;
        form.find(Role::Textbox, "Groups")
            .fill("system:bootstrappers:team-a")
            .await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created").node().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chinese_form_says_in_chinese_what_core_finds_wrong() -> Outcome {
    story("create-chinese", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Button, "简体中文").click().await?;
        page.find(Role::Button, "创建令牌").click().await?;
        let form = page.find(Role::Dialog, "创建令牌");
        form.find(Role::Radio, "自定义").click().await?;
        form.find(Role::Radio, "自己提供").click().await?;
        for (field, typed, told) in [
            ("TTL", "2d", "一天是 24h"),
            (
                "用户组",
                "system:masters",
                "令牌的用户组以 system:bootstrappers: 开头",
            ),
            ("您的令牌", "ABCDEF.0123456789abcdef", "第 1 个字符是大写字母"),
        ] {
            let field = form.find(Role::Textbox, field);
            field.fill(typed).await?;
            field
                .until("it is not told in Chinese", |_, node| {
                    node.description().contains(told)
                })
                .await?;
        }
        form.find(Role::Radio, "每个集群一个").click().await?;
        let names = form.find(Role::Textbox, "集群名称");
        names.fill("a\na").await?;
        names
            .until("it is not told in Chinese", |_, node| {
                node.description().contains("a 已在第 1 行出现")
            })
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_press_in_vain_says_what_is_missing_and_leads_to_it() -> Outcome {
    story("form-in-vain", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let form = console.open_create().await?;
        for (choice, field, button, words) in [
            ("My own", "Your token", "Dry run", "missing"),
            (
                "One for each cluster",
                "Cluster names",
                "Create tokens",
                "at least one cluster",
            ),
        ] {
            form.find(Role::Radio, choice).click().await?;
            form.find(Role::Button, button).click().await?;
            let node = form.find(Role::Textbox, field);
            let node = node.until("it is not gone to", |_, node| {
                node.is("focused") && node.is("invalid")
            });
            let said = node.await?.description().to_owned();
            assert!(said.contains(words), "{said}");
        }
        form.find(Role::Button, "Cancel").click().await?;

        // Where nothing is wrong and nothing is changed, that is said; and where there is nothing to reveal.
        let id = console.id_of("Usable").await?;
        page.find(Role::Button, &id).click().await?;
        page.find(Role::Button, "Edit").click().await?;
        page.find(Role::Button, "Save").click().await?;
        page.find_containing(Role::Status, "Nothing is changed yet.")
            .node()
            .await?;
        page.find(Role::Button, "Cancel").click().await?;
        page.find(Role::Button, "Close").click().await?;
        let id = console.id_of("Malformed").await?;
        page.find(Role::Button, &id).click().await?;
        page.find(Role::Button, "Reveal the token").click().await?;
        page.find_containing(Role::Status, "Its Secret holds no whole token")
            .node()
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_looked_at_is_there_in_another_language_too() -> Outcome {
    story("validate-language", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page();
        page.find(Role::Button, "Validate").click().await?;
        page.find(Role::Textbox, "Text to look at")
            .fill("karmadactl register 10.0.0.1:5443 --token ABCDEF.0123456789abcdef")
            .await?;
        page.find(Role::Button, "简体中文").click().await?;
        let field = page.find(Role::Textbox, "待检查的文本");
        field
            .until("it is lost", |_, node| {
                node.value().contains("ABCDEF.0123456789abcdef")
            })
            .await?;
        page.find_containing(Role::Button, "大写").node().await?;
        Ok(())
    })
    .await
}
