use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use super::named::{self, Named};

/// A file of the runtime, or a folder, that only some crates have.
pub(super) struct Part {
    /// Its path below the runtime's folder, without an ending.
    pub(super) path: &'static str,
    /// What code names that has a use for it: a path by its last two segments, a method with a dot before it.
    pub(super) named: &'static [&'static str],
    /// The parts that it has a use for itself.
    pub(super) needs: &'static [&'static str],
}

const fn part(
    path: &'static str,
    named: &'static [&'static str],
    needs: &'static [&'static str],
) -> Part {
    Part { path, named, needs }
}

/// Every part that a crate may do without. What is in none of them is in every crate.
#[rustfmt::skip]
pub(super) const PARTS: &[Part] = &[
    part("answer", &["runtime::Answer", "runtime::answer"], &[]),
    part("bearer", &["Authentication::bearer"], &[]),
    part("body", &[], &[]),
    part("cloud", &["Authentication::resource_manager", "Endpoint::resource_manager"], &["bearer"]),
    part("cookie_key", &["Authentication::cookie_key"], &["key"]),
    part("deep", &["runtime::Deep"], &[]),
    part("element_pager", &[".element_pager"], &["next", "paging", "wire/xml"]),
    part("endpoint_template", &["Endpoint::template"], &[]),
    part("exists", &[".exists"], &[]),
    part("form", &["runtime::File", "runtime::Form"], &["list", "nesting"]),
    part("header_map", &[".header_map", "runtime::header_map"], &[]),
    part("json_text", &["runtime::json_text", "runtime::json_texts"], &[]),
    part("key", &["Authentication::basic", "Authentication::header_key", "Authentication::query_key", "Authentication::token"], &[]),
    part("link_version", &[], &[]),
    part("list", &[".header_list", ".path_list", ".query_list", "runtime::Separator"], &[]),
    part("long_running", &[".poller", ".resume", ".resume_by_header", "runtime::FinalState", "runtime::Operation"], &["link_version", "wire/date_time"]),
    part("nesting", &["runtime::Nesting"], &[]),
    part("next", &[], &[]),
    part("next_operation", &["runtime::NextOperation"], &["next", "paging"]),
    part("nullable", &["runtime::Nullable"], &[]),
    part("paging", &[".pager", ".pager_from"], &["body", "link_version", "next", "wire/member_text"]),
    part("provider_registration", &["runtime::provider_registration"], &[]),
    part("read_header", &["runtime::read_header", "runtime::read_header_as"], &[]),
    part("read_header_list", &["runtime::read_header_list", "runtime::read_header_list_as"], &["list", "read_header"]),
    // For those who use the crate: no code of its own makes ids.
    part("resource_id", &["Endpoint::resource_manager"], &[]),
    part("send_by_status", &[".send_by_status"], &[]),
    part("send_element", &[".send_optional_element"], &[]),
    part("send_encoded", &[".send_encoded"], &[]),
    part("send_optional", &[".send_optional"], &["body"]),
    part("send_text", &[".send_text"], &[]),
    part("stream", &[".stream"], &[]),
    part("style", &["runtime::Parts", "runtime::Style"], &["list"]),
    part("text_as", &["runtime::text_as", "runtime::texts_as"], &[]),
    part("wire/buffer", &[], &[]),
    part("wire/bytes", &["wire::Base64", "wire::Base64Url"], &["text_as"]),
    part("wire/date_time", &["time::OffsetDateTime"], &[]),
    part("wire/enumeration", &["wire::enumeration"], &[]),
    part("wire/http_date", &[], &[]),
    part("wire/member_text", &[], &[]),
    part("wire/model", &["wire::model"], &[]),
    part("wire/not_null", &["wire::NotNull"], &[]),
    part("wire/page", &["wire::page"], &[]),
    part("wire/request", &["wire::request"], &[]),
    part("wire/rfc7231", &["wire::Rfc7231"], &["text_as", "wire/date_time", "wire/http_date"]),
    part("wire/union", &["wire::UnknownKind", "wire::union"], &["wire/buffer"]),
    part("wire/unix_time", &["wire::UnixTime"], &["text_as"]),
    part("wire/xml", &["wire::Xml"], &["wire/buffer"]),
];

/// The parts by what is named of them.
static BY_NAME: LazyLock<HashMap<Named<'static>, Vec<&'static Part>>> = LazyLock::new(|| {
    let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
    for part in PARTS {
        for named in part.named {
            by_name.entry(Named::of(named)).or_default().push(part);
        }
    }
    by_name
});

/// The parts that code has a use for itself.
pub(super) fn used(code: &str) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    named::each(code, |named| {
        let parts = BY_NAME.get(&named).into_iter().flatten();
        used.extend(parts.map(|part| part.path));
    });
    used
}

/// The paths of the parts that are left out of a crate that has a use for these.
pub(super) fn left_out(used: BTreeSet<&'static str>) -> Vec<&'static str> {
    let mut kept = used;
    let mut open: Vec<_> = kept.iter().copied().collect();
    while let Some(path) = open.pop() {
        let part = PARTS.iter().find(|part| part.path == path);
        for need in part.into_iter().flat_map(|part| part.needs) {
            if kept.insert(need) {
                open.push(need);
            }
        }
    }
    let paths = PARTS.iter().map(|part| part.path);
    paths.filter(|path| !kept.contains(path)).collect()
}
