//! `list`: what tokens there are.

mod args;
mod watch;

use super::client::Listed;
use super::form::{self, Form};
use super::row::Row;
use super::table::Table;
use super::view::{self, View};
use super::{Client, TerminalError, Way, advice, say};

pub use args::ListArgs;

/// # Errors
/// [`TerminalError`].
pub(super) async fn run(args: &ListArgs, way: Way<'_>) -> Result<(), TerminalError> {
    if args.watch && args.output == Form::Yaml {
        return Err(TerminalError::Use(
            "--watch has no YAML form: take -o json, or the table",
        ));
    }
    let (client, _) = Client::connect(way).await?;
    let Listed {
        records,
        resource_version,
    } = client.list(args.mask).await?;
    let now = client.now()?;
    let mut rows: Vec<Row> = records.into_iter().map(|record| Row::of(record, now)).collect();
    if args.watch {
        return watch::run(&client, args, rows, resource_version).await;
    }
    rows.retain(|row| args.wants(row));
    if rows.is_empty() && matches!(args.output, Form::Text | Form::Wide) {
        // As kubectl: the other forms are for programs.
        say::aside(args.says_none());
    }
    args.sort.order(&mut rows, args.reverse);
    say::out(&print(args, &rows)?)
}

fn print(args: &ListArgs, rows: &[Row]) -> Result<String, TerminalError> {
    match args.output {
        Form::Json | Form::Yaml => {
            let views = rows.iter().map(|row| View::new(row, args.mask)).collect();
            form::document(args.output, &view::List::new(views))
        }
        Form::Name => Ok(rows.iter().map(|row| form::name_line(&row.record.name)).collect()),
        Form::Text | Form::Wide => {
            let (tabled, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| args.is_tabled(row));
            for row in others {
                advice::unreadable(row);
            }
            let cells: Vec<_> = tabled
                .iter()
                .map(|row| row.cells(args.mask, args.is_wide()))
                .collect();
            if cells.is_empty() {
                // As kubectl and karmadactl: no headers over nothing.
                return Ok(String::new());
            }
            let mut lines = vec![args.columns()];
            lines.extend(cells);
            Ok(Table::default().lay_out(&lines))
        }
    }
}
