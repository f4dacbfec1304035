"""Search: what readers type, in either Norwegian or English, finds the page that they mean."""
