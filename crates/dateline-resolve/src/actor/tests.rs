#[allow(unused)]
use super::actors;
