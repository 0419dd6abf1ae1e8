//! WAI-ARIA roles, as Chromium's accessibility tree names them.

use std::fmt;

/// The roles that the stories look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are WAI-ARIA's own names")]
pub enum Role {
    Alert,
    AlertDialog,
    Button,
    Cell,
    Checkbox,
    ColumnHeader,
    Dialog,
    Group,
    Heading,
    Note,
    Radio,
    RadioGroup,
    Region,
    Row,
    RowHeader,
    Searchbox,
    Status,
    Table,
    Textbox,
}

impl Role {
    /// The role's name in WAI-ARIA.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::AlertDialog => "alertdialog",
            Self::Button => "button",
            Self::Cell => "cell",
            Self::Checkbox => "checkbox",
            Self::ColumnHeader => "columnheader",
            Self::Dialog => "dialog",
            Self::Group => "group",
            Self::Heading => "heading",
            Self::Note => "note",
            Self::Radio => "radio",
            Self::RadioGroup => "radiogroup",
            Self::Region => "region",
            Self::Row => "row",
            Self::RowHeader => "rowheader",
            Self::Searchbox => "searchbox",
            Self::Status => "status",
            Self::Table => "table",
            Self::Textbox => "textbox",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
