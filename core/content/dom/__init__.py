"""A page's tree: parsed, cleaned, its main part found, and walked into blocks."""
