//! WAI-ARIA roles, as Chromium's accessibility tree names them, and its own name for what opens a `<details>`.

use std::fmt;

/// The roles that the stories look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are WAI-ARIA's own names, and one of Chromium's")]
pub enum Role {
    Alert,
    AlertDialog,
    Button,
    Cell,
    Checkbox,
    ColumnHeader,
    Combobox,
    Dialog,
    DisclosureTriangle,
    Group,
    Heading,
    ListItem,
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
    /// The role's name in the tree.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::AlertDialog => "alertdialog",
            Self::Button => "button",
            Self::Cell => "cell",
            Self::Checkbox => "checkbox",
            Self::ColumnHeader => "columnheader",
            Self::Combobox => "combobox",
            Self::Dialog => "dialog",
            Self::DisclosureTriangle => "DisclosureTriangle",
            Self::Group => "group",
            Self::Heading => "heading",
            Self::ListItem => "listitem",
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
