"""What a replay raises, held against what the case files expect."""
