"""Parts that several pages share: the frame around a page, running work, problems, addresses of media, words."""
