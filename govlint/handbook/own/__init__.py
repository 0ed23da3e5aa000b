"""What an organisation gives its handbook beside the documents: a title, a logo, colours, pages of its own."""
