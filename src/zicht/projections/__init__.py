"""What a reader sees at once: findings and facts brought together for one purpose."""
