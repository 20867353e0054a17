//! What emitted methods call: one file a capability.
