//! `list`: what tokens there are.

use clap::Args;
use karmada_token_core::TokenRecord;

use super::form::{self, Form};
use super::row::{COLUMNS, Row, WIDE_COLUMNS};
use super::sort::Sort;
use super::table::Table;
use super::view::{self, View};
use super::{Client, Connect, TerminalError, say, watch};
use crate::config::Environment;

/// The flags of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Form of the output
    #[arg(short, long, value_enum, default_value_t = Form::Text)]
    output: Form,

    /// Go on and show what changes, until it is interrupted; JSON comes as one object a line
    #[arg(short, long, conflicts_with_all = ["sort", "reverse"])]
    watch: bool,

    /// Order of the list
    #[arg(long, value_enum, default_value_t = Sort::Id)]
    sort: Sort,

    /// The last first
    #[arg(long)]
    reverse: bool,

    /// Only those whose time has passed
    #[arg(long, conflicts_with = "usable")]
    expired: bool,

    /// Only those that a cluster can register with now
    #[arg(long)]
    usable: bool,

    /// Stars for the token secrets; karmada-token's proxy is asked not to send them at all
    #[arg(long)]
    mask: bool,

    #[command(flatten)]
    connect: Connect,
}

/// # Errors
/// [`TerminalError`].
pub(super) async fn run(args: &ListArgs, environment: &Environment) -> Result<(), TerminalError> {
    if args.watch && args.output == Form::Yaml {
        return Err(TerminalError::Use(
            "--watch has no YAML form: take -o json, or the table",
        ));
    }
    let (client, _) = Client::connect(&args.connect, environment).await?;
    let mut records: Vec<TokenRecord> = Vec::new();
    let listed = client
        .list(args.mask, |secrets| {
            records.extend(secrets.iter().map(TokenRecord::from))
        })
        .await?;
    let now = client.now()?;
    let mut rows: Vec<Row> = records.into_iter().map(|record| Row::of(record, now)).collect();
    rows.retain(|row| args.wants(row));
    if args.watch {
        return watch::run(&client, args, rows, listed).await;
    }
    args.sort.order(&mut rows, args.reverse);
    say::out(&args.print(&rows)?)
}

impl ListArgs {
    pub(super) fn wants(&self, row: &Row) -> bool {
        (!self.expired || row.is_expired()) && (!self.usable || row.is_usable())
    }

    pub(super) fn form(&self) -> Form {
        self.output
    }

    pub(super) fn masks(&self) -> bool {
        self.mask
    }

    pub(super) fn is_wide(&self) -> bool {
        self.output == Form::Wide
    }

    /// The headers of the table.
    pub(super) fn columns(&self) -> Vec<String> {
        let more: &[&str] = if self.is_wide() { &WIDE_COLUMNS } else { &[] };
        COLUMNS
            .iter()
            .chain(more)
            .map(|name| (*name).to_owned())
            .collect()
    }

    /// Whether a row belongs in the table; one that can't be read is told on standard error instead, as the reference
    /// does, unless the table has room to say why.
    pub(super) fn is_tabled(&self, row: &Row) -> bool {
        let tabled = self.is_wide() || !row.record.is_malformed();
        if !tabled {
            let name = &row.record.name;
            say::aside(&format!(
                "Secret \"{name}\" is no bootstrap token that can be read: {}",
                row.why_not()
            ));
        }
        tabled
    }

    fn print(&self, rows: &[Row]) -> Result<String, TerminalError> {
        match self.output {
            Form::Json | Form::Yaml => {
                let views = rows.iter().map(|row| View::new(row, self.mask)).collect();
                form::document(self.output, &view::list(views)?)
            }
            Form::Name => Ok(rows.iter().map(|row| form::name_line(&row.record.name)).collect()),
            Form::Text | Form::Wide => {
                let cells: Vec<_> = rows
                    .iter()
                    .filter(|row| self.is_tabled(row))
                    .map(|row| row.cells(self.mask, self.is_wide()))
                    .collect();
                if cells.is_empty() {
                    // As kubectl and karmadactl: no headers over nothing.
                    return Ok(String::new());
                }
                let mut lines = vec![self.columns()];
                lines.extend(cells);
                Ok(Table::default().lay_out(&lines))
            }
        }
    }
}
