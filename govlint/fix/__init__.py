"""What is found becomes edits of text, and edits are proved before they are made."""
