"""What a change of the documents decides otherwise, who must sign it, and whether it weakens what judges them."""
