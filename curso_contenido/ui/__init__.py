"""What people read: core values → template context, codes → translated sentences. No state, no request."""
