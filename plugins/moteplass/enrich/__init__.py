"""Sources → documents: addresses, links, pictures, dates from git, related entries. The site as data."""
