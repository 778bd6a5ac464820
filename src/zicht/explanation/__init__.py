"""What a finding says: a neutral sentence, the facts behind it, what would end it and what is unknown."""
