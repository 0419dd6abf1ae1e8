//! The console as its users know it: words on the page, turned into steps that stories share.

use std::time::Duration;

use crate::browser::{Browser, Locator, Role, Row};
use crate::failure::{Failure, Outcome};
use crate::fixtures::User;
use crate::wait::{SOON, until};

const TABLE: &str = "Bootstrap tokens";
/// The group of a token that `karmadactl` makes.
pub const KARMADA_GROUP: &str = "system:bootstrappers:karmada:default-cluster-token";

/// What a person asks of a new token.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// A Go duration.
    pub ttl: &'a str,
    /// The extra groups.
    pub groups: &'a [&'a str],
    /// What it is for.
    pub description: &'a str,
}

impl<'a> Wishes<'a> {
    /// Two hours in Karmada's own group: what most stories wish for.
    pub const fn described(description: &'a str) -> Self {
        Self {
            ttl: "2h",
            groups: &[KARMADA_GROUP],
            description,
        }
    }
}

/// What the page handed out, by its copy buttons.
#[derive(Clone)]
pub struct Created {
    /// The whole token.
    pub token: String,
    /// The register command.
    pub register_command: String,
}

impl Created {
    /// The token's public half.
    pub fn id(&self) -> &str {
        self.token.split_once('.').map_or("", |(id, _)| id)
    }
}

impl std::fmt::Debug for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Created")
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

/// The console in a browser.
#[derive(Debug, Clone)]
pub struct Console {
    page: Browser,
}

impl Console {
    /// The console that `page` shows.
    pub fn new(page: Browser) -> Self {
        Self { page }
    }

    /// The page itself.
    pub fn page(&self) -> &Browser {
        &self.page
    }

    /// Signs in with the bearer token of a user, where the page asks for one.
    pub async fn sign_in(&self, user: &User) -> Outcome {
        self.page.find(Role::Heading, "Sign in").node().await?;
        let bearer = user.token().unwrap_or_default();
        self.page.remember_secret(bearer);
        self.page.find(Role::Textbox, "Bearer token").fill(bearer).await?;
        self.page.find(Role::Button, "Sign in").click().await?;
        Ok(())
    }

    /// Opens the form for a new token.
    pub async fn open_create(&self) -> Outcome<Locator> {
        self.page.find(Role::Button, "Create token").click().await?;
        let form = self.page.find(Role::Dialog, "Create token");
        form.node().await?;
        Ok(form)
    }

    /// Fills the form in.
    pub async fn fill(&self, form: &Locator, wishes: &Wishes<'_>) -> Outcome {
        form.find(Role::Radio, "Custom").click().await?;
        form.find(Role::Textbox, "TTL").fill(wishes.ttl).await?;
        form.find(Role::Textbox, "Groups")
            .fill(&wishes.groups.join(","))
            .await?;
        form.find(Role::Textbox, "Description")
            .fill(wishes.description)
            .await?;
        Ok(())
    }

    /// Creates a token from the form to the result, and copies what the result holds.
    pub async fn create(&self, wishes: &Wishes<'_>) -> Outcome<Created> {
        self.submit(wishes).await?;
        self.take_result().await
    }

    /// Creates a token and leaves its result open, which is answered.
    pub async fn submit(&self, wishes: &Wishes<'_>) -> Outcome<Locator> {
        let form = self.open_create().await?;
        self.fill(&form, wishes).await?;
        form.find(Role::Button, "Create token").click().await?;
        let result = self.page.find(Role::Dialog, "Token created");
        result.node().await?;
        Ok(result)
    }

    /// Copies what the result of a creation holds, by its buttons, and closes it.
    pub async fn take_result(&self) -> Outcome<Created> {
        let result = self.page.find(Role::Dialog, "Token created");
        let created = self.copy_from(&result).await?;
        result.find(Role::Button, "Done").click().await?;
        result.gone().await?;
        Ok(created)
    }

    /// Reveals a token that is in the table, and leaves its panel open, which is answered.
    pub async fn open_revealed(&self, id: &str) -> Outcome<Locator> {
        self.page
            .find(Role::Button, &format!("Reveal token {id}"))
            .click()
            .await?;
        Ok(self.page.find(Role::Dialog, &format!("Token {id}")))
    }

    /// Reveals a token that is in the table.
    pub async fn reveal(&self, id: &str) -> Outcome<Created> {
        let dialog = self.open_revealed(id).await?;
        let revealed = self.copy_from(&dialog).await?;
        dialog.find(Role::Button, "Close").click().await?;
        dialog.gone().await?;
        Ok(revealed)
    }

    /// Asks to delete a token; answers the dialog that wants it confirmed.
    pub async fn ask_to_delete(&self, id: &str) -> Outcome<Locator> {
        self.page
            .find(Role::Button, &format!("Delete token {id}"))
            .click()
            .await?;
        Ok(self.page.find(Role::AlertDialog, &format!("Delete token {id}?")))
    }

    /// Does to the tokens that are selected, of which there are so many, what the button of this name does; answers the dialog,
    /// confirmed, which tells what came of each.
    pub async fn change_selected(&self, change: &str, count: usize) -> Outcome<Locator> {
        self.page.find(Role::Button, change).click().await?;
        let question = self
            .page
            .find(Role::AlertDialog, &format!("{change} tokens: {count}"));
        question.find(Role::Button, change).click().await?;
        Ok(question)
    }

    /// The same, where nothing of it may fail, until the dialog has said so and is closed.
    pub async fn change_all_selected(&self, change: &str, count: usize) -> Outcome {
        let question = self.change_selected(change, count).await?;
        let outcome = format!("Done: {count}. Failed: 0.");
        question.find_containing(Role::Alert, &outcome).node().await?;
        Ok(question.find(Role::Button, "Done").click().await?)
    }

    /// Deletes a token, through the confirmation, until its row is gone.
    pub async fn delete(&self, id: &str) -> Outcome {
        self.ask_to_delete(id)
            .await?
            .find(Role::Button, "Delete token")
            .click()
            .await?;
        self.no_row(id, SOON).await
    }

    /// Waits for the row of a token (its ID, or a malformed one's name) that is as `fits` says.
    pub async fn row(&self, id: &str, patience: Duration, fits: impl Fn(&Row) -> bool) -> Outcome<Row> {
        let what = format!("the row of {id} as it should be");
        self.some_row(&what, patience, |row| row.header == id && fits(row))
            .await
    }

    /// Waits for any row that is as `fits` says.
    pub async fn some_row(
        &self,
        what: &str,
        patience: Duration,
        fits: impl Fn(&Row) -> bool,
    ) -> Outcome<Row> {
        self.rows_until(what, patience, |rows| rows.iter().find(|row| fits(row)).cloned())
            .await
    }

    /// Waits for a token of this status, and answers its ID.
    pub async fn id_of(&self, status: &str) -> Outcome<String> {
        let what = format!("one that is {status}");
        let row = self.some_row(&what, SOON, |row| row.cell("Status") == status);
        Ok(row.await?.header)
    }

    /// Waits until a token has no row.
    pub async fn no_row(&self, id: &str, patience: Duration) -> Outcome {
        let what = format!("the end of the row of {id}");
        self.rows_until(&what, patience, |rows| {
            rows.iter().all(|row| row.header != id).then_some(())
        })
        .await
    }

    /// The rows as they are now.
    pub async fn rows(&self) -> Outcome<Vec<Row>> {
        Ok(self.page.rows(TABLE).await?)
    }

    async fn rows_until<T>(
        &self,
        what: &str,
        patience: Duration,
        mut look: impl FnMut(&[Row]) -> Option<T>,
    ) -> Outcome<T> {
        let mut seen = Vec::new();
        let found = until(what, patience, async || match self.page.rows(TABLE).await {
            Ok(rows) => {
                seen = rows;
                look(&seen).map(Ok)
            }
            Err(error) => Some(Err(error)),
        })
        .await;
        match found {
            Ok(found) => Ok(found?),
            Err(cause) => Err(Failure::told(format!(
                "the table of tokens: {cause}; its rows are {seen:#?}"
            ))),
        }
    }

    async fn copy_from(&self, dialog: &Locator) -> Outcome<Created> {
        let token = self.copy(dialog, "Token", "Copy token").await?;
        let (_, secret) = token.split_once('.').unwrap_or_default();
        self.page.remember_secret(secret);
        Ok(Created {
            token,
            register_command: self
                .copy(dialog, "Register command", "Copy register command")
                .await?,
        })
    }

    async fn copy(&self, dialog: &Locator, field: &str, button: &'static str) -> Outcome<String> {
        let shown = dialog.find(Role::Textbox, field).value().await?;
        dialog.find(Role::Button, button).click().await?;
        let copied = until("the clipboard", SOON, async || {
            self.page.clipboard().await.ok().filter(|copied| *copied == shown)
        });
        match copied.await {
            Ok(copied) => Ok(copied),
            Err(_) => Err(Failure::told(format!(
                "the button {button:?} copied {:?}, and the field beside it shows something else",
                self.page.clipboard().await?
            ))),
        }
    }
}
