"""Every file opened by an independent reader."""
