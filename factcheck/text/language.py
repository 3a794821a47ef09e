"""Which language a text is in, among those that can be read."""
