"""Icons for things that are spoken of: which sign pictures which noun, on which card it stands, and its drawing."""
