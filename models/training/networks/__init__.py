"""Networks by name; each maps float [N,1,48,48] in 0..1 to logits by head."""
