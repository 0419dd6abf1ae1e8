//! The options as they are typed; names and defaults are klog's.

use std::path::PathBuf;

use clap::Args;

use super::severity::Threshold;
use super::trace_at::TraceAt;
use super::vmodule::Vmodule;
use crate::switch::Switch;

/// klog's options. Every command has them.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Logging")]
pub struct LogArgs {
    /// Put the file's folder before its name in the header
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "false", value_name = "SWITCH")]
    pub(super) add_dir_header: Switch,

    /// Log to standard error as well as to files (no effect with --logtostderr=true)
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "false", value_name = "SWITCH")]
    pub(super) alsologtostderr: Switch,

    /// Add a stack trace to what is logged at this FILE:LINE
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "FILE:LINE",
        default_value = ":0"
    )]
    pub(super) log_backtrace_at: TraceAt,

    /// Write log files into this folder (no effect with --logtostderr=true) [default: the system's for temporary files]
    #[arg(long, global = true, hide_short_help = true, value_name = "FOLDER")]
    pub(super) log_dir: Option<PathBuf>,

    /// Write all into this file (no effect with --logtostderr=true)
    #[arg(long, global = true, hide_short_help = true, value_name = "FILE")]
    pub(super) log_file: Option<PathBuf>,

    /// How large --log-file may grow before it is begun anew, in megabytes; 0 for no limit (no effect with --logtostderr=true)
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "MB",
        default_value_t = 1800
    )]
    pub(super) log_file_max_size: u64,

    /// Log to standard error instead of to files
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "true", value_name = "SWITCH")]
    pub(super) logtostderr: Switch,

    /// Write each line to the file of its own severity alone, and not to those of the lesser ones too (no effect with --logtostderr=true)
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "false", value_name = "SWITCH")]
    pub(super) one_output: Switch,

    /// No headers before the messages
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "false", value_name = "SWITCH")]
    pub(super) skip_headers: Switch,

    /// No headers at the beginning of log files (no effect with --logtostderr=true)
    #[arg(long, global = true, hide_short_help = true, num_args = 0..=1, require_equals = true,
        default_missing_value = "true", default_value = "false", value_name = "SWITCH")]
    pub(super) skip_log_headers: Switch,

    /// From this severity on, lines go to standard error as well as to files: INFO, WARNING, ERROR, FATAL or 0 to 3 (no effect with --logtostderr=true or --alsologtostderr=true)
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "SEVERITY",
        default_value = "2"
    )]
    pub(super) stderrthreshold: Threshold,

    /// How much is logged: 1 for details, 2 for all there is, 6 for each request to the API server too
    #[arg(
        short,
        long = "v",
        global = true,
        hide_short_help = true,
        value_name = "N",
        default_value_t = 0,
        env = "KARMADA_TOKEN_V"
    )]
    pub(super) v: i32,

    /// The same for single files: a comma list of PATTERN=N, a pattern being a file's name without .rs, with * ? []
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "PATTERN=N,...",
        default_value = "",
        hide_default_value = true
    )]
    pub(super) vmodule: Vmodule,
}
