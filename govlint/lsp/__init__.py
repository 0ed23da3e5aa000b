"""What an editor is told while somebody types; knows texts and places in them, the protocol only in three modules."""
