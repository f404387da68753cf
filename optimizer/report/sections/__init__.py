"""One file a section: its numbers. `assets/sections` has a file of the same name that draws them."""
