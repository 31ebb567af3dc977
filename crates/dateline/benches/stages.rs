//! Each stage alone, on the report of the demo: `cargo bench -p dateline`.

use dateline::nlp::engine::{Engine, Worker};
use dateline::time::{Context, Tagger};
use dateline::{Pipeline, Report};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

const TEXT: &str = include_str!("../../dateline-cli/src/demo.txt");

fn main() {
    divan::main();
}

#[divan::bench]
fn analyse(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(TEXT)).bench(|| dateline::nlp::analyse(black_box(TEXT), &[]));
}

#[divan::bench]
fn time(bencher: Bencher) {
    let (tagger, context) = (Tagger::new(), Context::of("2025-10-16".parse().ok()));
    bencher.counter(BytesCount::of_str(TEXT)).bench(|| tagger.tag(black_box(TEXT), &context));
}

#[divan::bench]
fn engine(bencher: Bencher) {
    let mut worker = Worker::new(Engine::embedded());
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| worker.read(black_box(TEXT)));
}

#[divan::bench]
fn engine_without_attribution(bencher: Bencher) {
    let mut worker = Worker::of_syntax(Engine::embedded());
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| worker.read(black_box(TEXT)));
}

#[divan::bench]
fn whole(bencher: Bencher) {
    let (pipeline, report) = (Pipeline::builder().threads(1).build(), Report::of_text("demo", TEXT));
    bencher.counter(BytesCount::of_str(TEXT)).bench(|| pipeline.read(black_box(&report)));
}
