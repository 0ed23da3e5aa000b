"""Files become documents become workspaces; knows kinds, not rules."""
