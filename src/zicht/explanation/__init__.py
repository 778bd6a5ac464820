"""What a finding says to a reader: a neutral sentence, the facts behind it, what would end it and what is unknown."""
