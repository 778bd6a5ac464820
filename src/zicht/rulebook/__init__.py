"""What was agreed: rules, conditions and terms as data, read and checked from `rulebook/`."""
