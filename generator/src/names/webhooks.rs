//! The names of webhooks.

use super::{
    TypeName, VariantName, WebhookNames, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope, names},
};
use crate::ir::Api;

/// Assigns the name of the type of webhooks, with a variant for each. `None` if there are none.
pub(super) fn assign(
    api: &Api,
    scope: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Option<WebhookNames> {
    let first = api.webhooks.first()?;
    let subject = RenamedItem::key("type of webhooks", &first.origin);
    let request = NameRequest::new(Words::one("webhook"), subject)
        .if_taken(Fallback::Word("payload"))
        .if_reserved(Fallback::Word("payload"));
    let name = scope.assign::<TypeName>(request, renamings).name;
    let requests = api.webhooks.iter().map(|webhook| {
        let subject = RenamedItem::key("webhook", &webhook.origin);
        NameRequest::new(Words::of(&webhook.name), subject).if_reserved(Fallback::Word("webhook"))
    });
    let mut variants = NameScope::reserving(reserved::WEBHOOK_VARIANTS.iter().copied());
    Some(WebhookNames {
        name,
        variants: names(variants.assign_all::<VariantName>(requests.collect(), renamings)),
    })
}
