use std::rc::Rc;

use super::Lowering;
use super::facts::{schema_docs, text};
use super::schema::Node;
use super::words::Words;
use crate::dialect::document::Schema;
use crate::ir::{
    Definition, DefinitionId, DefinitionKind, DefinitionName, Docs, Home, Model, Origin, Usage,
};

/// A model whose members are still to be lowered.
pub(crate) struct Job<'s> {
    pub id: DefinitionId,
    pub origin: Origin,
    pub schema: Rc<Schema<'s>>,
}

impl<'s> Lowering<'s, '_> {
    /// The model that is the target of a reference. `whole`: it is used as a type of its own, so that its derived
    /// kinds may stand for it, not only as a parent.
    pub fn model(&mut self, origin: &Origin, schema: &Rc<Schema<'s>>, whole: bool) -> DefinitionId {
        let id = match self.known.get(origin) {
            Some(id) => *id,
            None => {
                let name = self.target_name(origin);
                let name = name.words().name_with(schema.client_name);
                let id = self.define(
                    origin,
                    name,
                    schema_docs(schema),
                    DefinitionKind::Model(Model::default()),
                );
                self.queue.push_back(Job {
                    id,
                    origin: origin.clone(),
                    schema: Rc::clone(schema),
                });
                id
            }
        };
        if whole {
            self.families.open(id);
        }
        id
    }

    /// The model that stands where it is used.
    pub fn inline_model(&mut self, node: Node<'_, 's>) -> DefinitionId {
        if let Some(id) = self.known.get(node.origin) {
            return *id;
        }
        let schema = node.schema;
        let id = self.define(
            node.origin,
            node.words.name(),
            schema_docs(schema),
            DefinitionKind::Model(Model::default()),
        );
        let trail = std::mem::take(&mut self.trail);
        let model = self.members(schema, node.origin, node.words);
        self.trail = trail;
        self.definitions[id].kind = DefinitionKind::Model(model);
        self.families.open(id);
        id
    }

    /// Lowers the members of everything that was reached, and of what that reaches.
    pub fn drain(&mut self) {
        loop {
            while let Some(job) = self.queue.pop_front() {
                let name = self.target_name(&job.origin);
                let model = self.members(&job.schema, &job.origin, name.words());
                self.definitions[job.id].kind = DefinitionKind::Model(model);
            }
            if !self.reach_families() {
                return;
            }
        }
    }

    /// Adds a definition.
    pub fn define(
        &mut self,
        origin: &Origin,
        name: DefinitionName,
        docs: Docs,
        kind: DefinitionKind,
    ) -> DefinitionId {
        let id = self.definitions.push(Definition {
            name,
            origin: origin.clone(),
            docs,
            home: self.home(origin),
            usage: Usage::default(),
            kind,
        });
        self.known.insert(origin.clone(), id);
        id
    }

    /// Where a definition lives: documents below a folder `common-types` are shared by all services.
    pub fn home(&self, origin: &Origin) -> Home {
        let document = self.sources().document(origin.document);
        let mut folders = document
            .name
            .split('/')
            .skip_while(|folder| *folder != "common-types");
        let mut path: Vec<String> = folders.by_ref().skip(1).map(str::to_owned).collect();
        match path.last_mut() {
            None => Home::Service { family: None },
            Some(file) => {
                if let Some((stem, _)) = file.rsplit_once('.') {
                    *file = stem.to_owned();
                }
                Home::Common { path }
            }
        }
    }
}

impl Words<'_> {
    /// The name of a definition that may have another one for code.
    pub fn name_with(&self, client_name: Option<&str>) -> DefinitionName {
        match (self, text(client_name)) {
            (Words::Definition(_), Some(name)) => DefinitionName::Declared(name),
            _ => self.name(),
        }
    }
}
