//! What a person sees and does in Chromium: the console before a real API server or the sandbox, the element in other pages, and
//! `validate.html`. Its stories share one control plane and take turns with others (tests/src/control_plane/kept.rs).

mod accessibility;
mod bad_input;
mod bearer;
mod browser;
mod console_builder;
mod console_bulk;
mod console_clusters;
mod console_create;
mod console_end;
mod console_failures;
mod console_form;
mod console_leak;
mod console_list;
mod console_look;
mod console_many;
mod console_pages;
mod console_words;
mod editing;
mod embedding;
mod live;
mod main_job;
mod pins;
mod resource_names;
mod s14_validator;
mod sandbox;
mod screenshots;
