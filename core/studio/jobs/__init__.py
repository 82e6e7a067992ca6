"""Work that goes on without the page: asking for it and doing it."""
