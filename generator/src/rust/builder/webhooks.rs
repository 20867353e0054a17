//! Builds the type of webhooks.

use super::{
    super::{
        docs::Docs,
        webhook::{WebhookVariant, Webhooks},
    },
    types::TypeContext,
};
use crate::{
    ir::{Webhook, code},
    names::VariantName,
};

/// Builds the type of an API's webhooks, if there are any.
pub(super) fn webhooks(context: &TypeContext<'_>) -> Option<Webhooks> {
    let names = context.context.names.webhooks.as_ref()?;
    let webhooks = context.context.api().webhooks.iter();
    let variants = webhooks.zip(&names.variants);
    let mut docs =
        Docs::one_line("A webhook or callback: a call from the service to a server of yours.");
    docs.paragraph(&format!(
        "Decode the body of a request with [`{name}::decode`].",
        name = names.name
    ));
    Some(Webhooks {
        name: names.name.clone(),
        docs,
        variants: variants
            .map(|(webhook, name)| variant(context, webhook, name))
            .collect(),
    })
}

fn variant(context: &TypeContext<'_>, webhook: &Webhook, name: &VariantName) -> WebhookVariant {
    let mut docs = match webhook.docs.description {
        Some(_) => {
            let mut docs = Docs::of(&webhook.docs, "");
            docs.paragraph(&format!("Its name is {}.", code(&webhook.name)));
            docs
        }
        None => Docs::of(
            &webhook.docs,
            &format!("The webhook {}.", code(&webhook.name)),
        ),
    };
    docs.renaming(name.renamed_from(), &webhook.name);
    let payload = webhook.payload.as_ref();
    WebhookVariant {
        name: name.clone(),
        docs,
        webhook: webhook.name.clone(),
        payload: payload.map(|ty| context.owned(ty)),
    }
}
