//! What people saw and winced at. Nothing moves under a finger, nothing lies over a button, a command reads as it is typed,
//! the newest come first and that is said.

mod support;

mod cards;
mod commands;
mod header;
mod lines;
mod marked;
mod toast;
mod verdict;
