"""The site on this machine: built again and shown when a file is saved."""
