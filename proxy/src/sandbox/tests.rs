//! The sandbox as its callers see it. Words and fields are those that kube-apiserver 1.36.3 answered to the same
//! requests.

mod cleaning;
mod creating;
mod deleting;
mod discovering;
mod fixture;
mod listing;
mod patching;
mod reviewing;
mod seeding;
mod watching;
