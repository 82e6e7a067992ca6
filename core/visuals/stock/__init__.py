"""Pictures from services: asked for, ranked, fetched, put into the storyboard."""
