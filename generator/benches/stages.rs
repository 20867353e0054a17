//! Benchmarks of each stage for a small, a medium and a large API of the committed specifications:
//! `cargo bench --package armsmith`.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use armsmith::diagnostics::Diagnostics;
use armsmith::emit::{self, CrateKind, Options};
use armsmith::ir::{DocumentId, Module, Package};
use armsmith::output::{self, Tree, WriteOptions};
use armsmith::pipeline::{Job, Silent, analyze, print};
use armsmith::source::Sources;
use armsmith::{lower as lowering, manifest, names, passes, rust};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

criterion_group!(benches, stages);
criterion_main!(benches);

/// One API of the manifest, with the output of every stage.
struct Sample {
    label: String,
    inputs: Vec<PathBuf>,
    bytes: u64,
    package: Package,
    tree: Tree,
}

fn stages(criterion: &mut Criterion) {
    for sample in samples() {
        load(criterion, &sample);
        lower(criterion, &sample);
        refine(criterion, &sample);
        name(criterion, &sample);
        build(criterion, &sample);
        emit(criterion, &sample);
        format(criterion, &sample);
        write(criterion, &sample);
    }
}

/// Returns the smallest, the median and the largest API of the manifest by input size.
fn samples() -> Vec<Sample> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let manifest = manifest::load(&Sources::with_root(&specs), &specs.join("armsmith.yaml"));
    let jobs = Job::of_manifest(&manifest.expect("a sound manifest"), &specs);
    let mut samples: Vec<_> = jobs.iter().map(|job| sample(&specs, job)).collect();
    samples.sort_by_key(|sample| sample.bytes);
    let last = samples.len().saturating_sub(1);
    let chosen = [0, last / 2, last];
    let all = samples.into_iter().enumerate();
    all.filter(|(index, _)| chosen.contains(index))
        .map(|(_, sample)| sample)
        .collect()
}

fn sample(specs: &Path, job: &Job) -> Sample {
    let sources = Sources::with_root(specs);
    let standalone = Job::standalone(job.inputs.clone());
    let analysis = analyze(&sources, std::slice::from_ref(&standalone), &Silent);
    let generated = print(analysis.expect("a sound API"), &options(), &Silent);
    let generated = generated.expect("a sound API");
    let bytes = sources.documents().map(|document| document.text.len());
    Sample {
        label: job.path.join("/"),
        inputs: job.inputs.clone(),
        bytes: bytes.sum::<usize>() as u64,
        package: generated.package,
        tree: generated.tree,
    }
}

fn options() -> Options {
    Options {
        crate_name: "sample".to_owned(),
        command: "armsmith generate".to_owned(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: false,
        package: Default::default(),
        layout: Default::default(),
    }
}

fn loaded(sample: &Sample) -> (Sources, Vec<DocumentId>) {
    let sources = Sources::new();
    let documents = sample.inputs.iter();
    let documents = documents.map(|input| sources.load(input).expect("a sound file"));
    let documents = documents.collect();
    (sources, documents)
}

/// Measures `run` on the output of `prepare`, with `size` as throughput.
fn measure<I, O>(
    criterion: &mut Criterion,
    stage: &str,
    sample: &Sample,
    size: u64,
    prepare: impl Fn() -> I,
    run: impl Fn(I) -> O,
) {
    let mut group = criterion.benchmark_group(stage);
    group.sample_size(20);
    group.throughput(Throughput::Bytes(size));
    group.bench_function(BenchmarkId::from_parameter(&sample.label), |bencher| {
        bencher.iter_batched(
            &prepare,
            |input| black_box(run(input)),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn load(criterion: &mut Criterion, sample: &Sample) {
    measure(
        criterion,
        "load",
        sample,
        sample.bytes,
        || (),
        |()| loaded(sample),
    );
}

fn lower(criterion: &mut Criterion, sample: &Sample) {
    let run = |(sources, documents): (Sources, Vec<DocumentId>)| {
        lowering::lower(&sources, &documents, &mut Diagnostics::default())
    };
    measure(
        criterion,
        "lower",
        sample,
        sample.bytes,
        || loaded(sample),
        run,
    );
}

fn refine(criterion: &mut Criterion, sample: &Sample) {
    let lowered = || {
        let (sources, documents) = loaded(sample);
        let api = lowering::lower(&sources, &documents, &mut Diagnostics::default());
        api.expect("a sound API")
    };
    measure(
        criterion,
        "passes",
        sample,
        sample.bytes,
        lowered,
        |mut api| {
            passes::run(&mut api, &mut Diagnostics::default());
            let module = Module {
                api,
                ..sample.package.modules[0].clone()
            };
            passes::share(vec![module])
        },
    );
}

fn name(criterion: &mut Criterion, sample: &Sample) {
    measure(
        criterion,
        "names",
        sample,
        sample.bytes,
        || (),
        |()| names::assign(&sample.package, &mut Diagnostics::default()),
    );
}

fn build(criterion: &mut Criterion, sample: &Sample) {
    let names = names::assign(&sample.package, &mut Diagnostics::default());
    measure(
        criterion,
        "build",
        sample,
        written(sample),
        || (),
        |()| rust::builder::krate(&sample.package, &names, &options()),
    );
}

fn emit(criterion: &mut Criterion, sample: &Sample) {
    let names = names::assign(&sample.package, &mut Diagnostics::default());
    let krate = rust::builder::krate(&sample.package, &names, &options());
    measure(
        criterion,
        "emit and format",
        sample,
        written(sample),
        || (),
        |()| emit::emit(&krate),
    );
}

/// Measures the formatter alone, on formatted files.
fn format(criterion: &mut Criterion, sample: &Sample) {
    let rust: Vec<_> = sample
        .tree
        .iter()
        .filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"))
        .map(|(_, text)| text)
        .collect();
    let size = rust.iter().map(|text| text.len() as u64).sum();
    measure(
        criterion,
        "format",
        sample,
        size,
        || (),
        |()| {
            let formatted = rust.iter().map(|text| {
                let file = syn::parse_file(text).expect("Rust");
                prettyplease::unparse(&file).len()
            });
            formatted.sum::<usize>()
        },
    );
}

fn write(criterion: &mut Criterion, sample: &Sample) {
    let folder = || tempfile::tempdir().expect("a folder");
    measure(
        criterion,
        "write",
        sample,
        written(sample),
        folder,
        |folder| {
            let report = output::write(
                &sample.tree,
                &folder.path().join("crate"),
                &WriteOptions::default(),
            );
            report.expect("an empty folder takes it");
            folder
        },
    );
}

fn written(sample: &Sample) -> u64 {
    sample.tree.values().map(|text| text.len() as u64).sum()
}
