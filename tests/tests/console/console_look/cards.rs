//! Where there is little room rows are cards: as high as what they say, and in an order that is said.

use karmada_token_tests::{Outcome, Role, SOON, Serve, story, until};
use serde_json::{Value, json};

use super::support::{LESS_MOTION, ROOT};

/// The newest come first, and that is said; another order is chosen by its words, where there are no headers too, and is in the address.
#[tokio::test]
async fn the_order_is_said_in_words_and_chosen_where_there_are_no_headers() -> Outcome {
    let said = format!("{ROOT} return root.querySelector('select').selectedOptions[0].textContent");
    let headers = format!(
        "{ROOT} return [...root.querySelectorAll('th[aria-sort]:not([aria-sort=none])')].map((th) => `${{th.ariaLabel}} ${{th.ariaSort}}`)"
    );
    story("look-order", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.resize(390, 800, 1).await?;
        console.some_row("a card", SOON, |_| true).await?;
        assert_eq!(page.script(&said).await?, "Newest first");
        page.find(Role::Combobox, "Order").choose(3).await?;
        assert_eq!(page.script(&said).await?, "Token, descending");
        let rows = console.rows().await?;
        let ids: Vec<String> = rows.into_iter().map(|row| row.header).collect();
        let mut expected = ids.clone();
        expected.sort();
        expected.reverse();
        assert_eq!(ids, expected);
        until("the address", SOON, async || {
            page.url().await.ok()?.ends_with("?sort=-token").then_some(())
        })
        .await?;

        // The headers and the words are of one order.
        page.resize(1280, 800, 1).await?;
        assert_eq!(page.script(&headers).await?, json!(["Token descending"]));
        page.find(Role::Button, "Token").click().await?;
        assert_eq!(page.script(&said).await?, "Newest first");
        page.find(Role::Button, "Columns").click().await?;
        page.find(Role::Checkbox, "Created").click().await?;
        until("the header", SOON, async || {
            (page.script(&headers).await.ok()? == json!(["Created descending"])).then_some(())
        })
        .await?;
        Ok(())
    })
    .await
}

/// Of each card: its height, the fields that are cut off in it, and how much of it is empty below the last.
const CARDS: &str = "
    return [...root.querySelectorAll('tr.row')].map((card) => {
      const { bottom, height } = card.getBoundingClientRect();
      const fields = [...card.querySelectorAll('td[data-label]')];
      const isCut = (field) => field.scrollHeight > field.clientHeight + 1;
      const last = fields.at(-1).getBoundingClientRect();
      return [Math.round(height), fields.filter(isCut).map((field) => field.dataset.label), Math.round(bottom - last.bottom)];
    });";
const COLUMNS: [&str; 3] = [
    "token,status,expires,usages,description,groups",
    "token,status,expires,usages,description,groups,created,managers",
    "token,created",
];
/// Below the last field there is the card's own edge.
const EDGE: i64 = 16;

#[tokio::test]
async fn cards_are_as_high_as_what_they_say_with_whichever_columns() -> Outcome {
    story("look-cards", async |stage| {
        let (page, views) = stage.views(&[LESS_MOTION]).await?;
        for width in [320, 390, 640] {
            page.resize(width, 800, 1).await?;
            for columns in COLUMNS {
                views.show("tokens", "en").await?;
                page.script(&format!("location.hash = '#/tokens?columns={columns}'"))
                    .await?;
                let wanted = columns.split(',').count() - 1;
                let count = format!(
                    "{ROOT} return root.querySelector('tr.row').querySelectorAll('td[data-label]').length"
                );
                until("the columns", SOON, async || {
                    (page.script(&count).await.ok()? == wanted).then_some(())
                })
                .await?;
                let cards = page.script(&format!("{ROOT}{CARDS}")).await?;
                let cards: Vec<&Value> = cards.as_array().into_iter().flatten().collect();
                assert!(cards.len() > 5, "{cards:?}");
                for card in &cards {
                    let what = format!("{card} at {width} px with {columns}");
                    assert_eq!(card[0], cards[0][0], "of another height: {what}");
                    assert_eq!(card[1], json!([]), "cut off: {what}");
                    assert!(card[2].as_i64() <= Some(EDGE), "empty at its end: {what}");
                }
            }
        }
        Ok(())
    })
    .await
}
