"""支出进度表 and its charts."""
