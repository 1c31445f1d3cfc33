"""A graph made anew: beside the old one on the embedded engine, which is then switched; in place elsewhere."""
