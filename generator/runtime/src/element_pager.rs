//! Pagers of XML lists.

use azure_core::{
    Result,
    http::{
        DeserializeWith, Format, Pager,
        pager::{Page, PagerOptions},
    },
};

use super::{
    Connection,
    next::ListCall,
    wire::{Element, check_document},
};

impl Connection {
    /// Lists pages in XML. The counterpart of [`pager`](Self::pager) for JSON.
    ///
    /// # Errors
    ///
    /// See [`pager`](Self::pager).
    pub fn element_pager<P, F>(
        &self,
        call: impl Into<ListCall>,
        options: PagerOptions<'_>,
    ) -> Result<Pager<P, F>>
    where
        P: DeserializeWith<F> + Page + Send + 'static,
        F: Format + Send + 'static,
    {
        self.begin(call.into(), options, find_in_elements::<F>)
    }
}

fn find_in_elements<F: Format>(body: &[u8], path: &[&str]) -> Result<Option<String>> {
    check_document(body)?;
    let page: Element<'static> = F::deserialize(body)?;
    Ok(page.text_at(path).map(str::to_owned))
}
