//! The names of constructors, one per authentication alternative.

use super::{
    ConstructorNames, FieldName, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope, names},
};
use crate::ir::{Authentication, Client};

/// Assigns the names of a client's constructors and of their arguments, which must differ from those of the client's
/// parameters.
pub(super) fn assign(
    client: &Client,
    parameters: &[FieldName],
    renamings: &mut Renamings<'_>,
) -> Vec<ConstructorNames> {
    let alternatives = client.auth_alternatives();
    let requests = alternatives.iter().map(|way| {
        let other = Words::one("with").and(&words(way));
        let subject = RenamedItem::nowhere("constructor");
        NameRequest::new(name(way, alternatives), subject).if_taken(Fallback::Other(other))
    });
    let named = names(NameScope::default().assign_all(requests.collect(), renamings));
    let own = named.into_iter().zip(alternatives);
    own.map(|(name, way)| ConstructorNames {
        name,
        arguments: arguments(way, parameters, renamings),
    })
    .collect()
}

fn name(way: &Authentication, alternatives: &[Authentication]) -> Words {
    let in_header = |way: &Authentication| matches!(way, Authentication::HeaderKey { .. });
    Words::of(match way {
        Authentication::Bearer { .. } => "new",
        Authentication::HeaderKey { .. } => "with_key",
        // A key in a header has precedence.
        Authentication::QueryKey { .. } if alternatives.iter().any(in_header) => "with_query_key",
        Authentication::QueryKey { .. } => "with_key",
        Authentication::CookieKey { .. } => "with_cookie",
        Authentication::Token => "with_token",
        Authentication::Credentials { .. } => "with_authorization",
        Authentication::Basic => "with_password",
        Authentication::None => "with_no_credential",
        Authentication::All(all) => return name_of_all(all),
    })
}

fn name_of_all(all: &[Authentication]) -> Words {
    let word = |way: &Authentication| match way {
        Authentication::Bearer { .. } => "credential",
        Authentication::Token => "token",
        Authentication::Credentials { .. } => "authorization",
        Authentication::Basic => "password",
        _ => "key",
    };
    let mut kinds: Vec<_> = all.iter().map(word).collect();
    kinds.dedup();
    match kinds.as_slice() {
        ["key"] => Words::of("with_keys"),
        kinds => Words::of(&format!("with_{}", kinds.join("_and_"))),
    }
}

/// Returns the words of the specification for an authentication, if it has any.
fn words(way: &Authentication) -> Words {
    match way {
        Authentication::HeaderKey { name } => Words::of_header(name),
        Authentication::QueryKey { name } | Authentication::CookieKey { name } => Words::of(name),
        Authentication::All(all) => {
            let mut words = all.iter().map(words);
            let first = words.next().unwrap_or_else(|| Words::one("all"));
            words.fold(first, |all, words| all.and(&words))
        }
        Authentication::Bearer { .. } => Words::one("credential"),
        Authentication::Token => Words::one("token"),
        Authentication::Credentials { scheme } => Words::of(scheme),
        Authentication::Basic => Words::one("password"),
        Authentication::None => Words::of("no_credential"),
    }
}

fn arguments(
    way: &Authentication,
    parameters: &[FieldName],
    renamings: &mut Renamings<'_>,
) -> Vec<FieldName> {
    let words: Vec<Words> = match way {
        Authentication::All(all) => all.iter().flat_map(|way| asked(way, true)).collect(),
        way => asked(way, false),
    };
    let taken = [reserved::ENDPOINT, "options"].into_iter();
    let taken = taken.chain(parameters.iter().map(FieldName::as_str));
    let requests = words
        .into_iter()
        .map(|words| NameRequest::new(words, RenamedItem::nowhere("argument")))
        .collect();
    names(NameScope::reserving(taken).assign_all(requests, renamings))
}

/// Returns the words of the credentials of an authentication. Several keys have names of their own.
fn asked(way: &Authentication, one_of_several: bool) -> Vec<Words> {
    match way {
        Authentication::Basic => vec![Words::of("user_name"), Words::one("password")],
        Authentication::None | Authentication::All(_) => Vec::new(),
        Authentication::HeaderKey { .. }
        | Authentication::QueryKey { .. }
        | Authentication::CookieKey { .. }
            if !one_of_several =>
        {
            vec![Words::one("key")]
        }
        Authentication::Credentials { .. } if !one_of_several => {
            vec![Words::one("authorization")]
        }
        way => vec![words(way)],
    }
}
