"""Documents → HTML: what templates may call, the words that dates and hours are said with, styles, and the way to Pelican."""
