//! STUB
#![allow(missing_docs)]
use proc_macro2::TokenStream;
use quote::ToTokens;
macro_rules! newtype { ($($n:ident),*) => {$(
#[derive(Clone, Debug, Eq, PartialEq, Hash)] pub struct $n(pub String);
impl $n { pub fn as_str(&self) -> &str { &self.0 } }
impl std::fmt::Display for $n { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) } }
impl ToTokens for $n { fn to_tokens(&self, t: &mut TokenStream) { proc_macro2::Ident::new(&self.0, proc_macro2::Span::call_site()).to_tokens(t) } }
)*}}
newtype!(TypeName, FieldName, ModuleName, VariantName);
pub struct Names {
    pub modules: Vec<ModuleNames>,
    pub common: Vec<CommonFolderNames>,
}
pub struct ModuleNames {
    pub path: Vec<ModuleName>,
    pub client: ClientNames,
    pub groups: Vec<ClientNames>,
    pub methods: Vec<Vec<MethodNames>>,
    pub types: Vec<TypeNames>,
    pub families: Vec<(Option<String>, ModuleName)>,
}
pub struct ClientNames {
    pub client: TypeName,
    pub options: TypeName,
    pub accessor: FieldName,
    pub file: ModuleName,
    pub parameters: Vec<FieldName>,
}
pub struct MethodNames {
    pub method: FieldName,
    pub resume: Option<FieldName>,
    pub options: TypeName,
    pub parameters: Vec<FieldName>,
    pub body: Option<FieldName>,
}
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TypeModule {
    Family(ModuleName),
    Common { folder: usize, file: usize },
}
pub struct TypeNames {
    pub name: TypeName,
    pub module: TypeModule,
    pub fields: Vec<FieldName>,
    pub additional_properties: FieldName,
    pub variants: Vec<VariantName>,
    pub unknown: VariantName,
    pub accessors: Vec<Vec<FieldName>>,
    pub renamed_from: Option<String>,
}
pub struct CommonFolderNames {
    pub path: Vec<ModuleName>,
    pub files: Vec<ModuleName>,
}
