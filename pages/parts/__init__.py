"""What several pages share: the frame around a page, running work, problems, addresses of media, words."""
