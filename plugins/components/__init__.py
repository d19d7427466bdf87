"""Components: Markdown with blocks, facts, drawings and pictures, and the record of what a page contains."""
