"""What organisations recorded: facts, the vocabulary they are written in, and reading a case file."""
