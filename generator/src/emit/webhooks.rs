//! Prints the type of webhooks.

use proc_macro2::TokenStream;
use quote::quote;

use super::file_context::FileContext;
use crate::rust::webhook::Webhooks;

/// Returns the type of webhooks, with the function that decodes a payload.
pub(super) fn webhooks(context: &FileContext, webhooks: &Webhooks) -> TokenStream {
    let name = &webhooks.name;
    let docs = context.document(&webhooks.docs);
    let variants = webhooks.variants.iter().map(|it| {
        let docs = context.document(&it.docs);
        let variant = &it.name;
        let payload = it.payload.as_ref().map(|ty| {
            let ty = context.ty(ty);
            quote!((Box<#ty>))
        });
        quote!(#docs #variant #payload,)
    });
    let arms = webhooks.variants.iter().map(|it| {
        let (variant, webhook) = (&it.name, &it.webhook);
        match &it.payload {
            Some(_) => {
                let from_json = context.name("azure_core::json::from_json");
                quote!(#webhook => Ok(#name::#variant(Box::new(#from_json(payload)?))),)
            }
            None => quote!(#webhook => Ok(#name::#variant),),
        }
    });
    let has_payload = webhooks.variants.iter().any(|it| it.payload.is_some());
    let unused = (!has_payload).then(|| quote!(let _ = payload;));
    let result = context.name("azure_core::Result");
    let (error, kind) = (
        context.name("azure_core::Error"),
        context.name("azure_core::error::ErrorKind"),
    );
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
        impl #name {
            #[doc = " Decodes the payload of the webhook with this name in the API description."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Returns an error if there is no such webhook, or if the payload has another form."]
            pub fn decode(webhook: &str, payload: &[u8]) -> #result<Self> {
                #unused
                match webhook {
                    #(#arms)*
                    _ => Err(#error::with_message_fn(#kind::DataConversion, || {
                        format!("there is no webhook `{webhook}`")
                    })),
                }
            }
        }
    }
}
