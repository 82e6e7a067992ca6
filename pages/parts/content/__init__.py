"""Parts of the page where content is selected."""
