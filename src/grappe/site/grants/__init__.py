"""What the Region grants its clusters, apart from everything else: no other page speaks of it."""
