"""What a professional does, as pure decisions: (state, command) -> new facts, or a refusal with its remedy."""
