"""The slow and obvious PyTorch reference behind the golden files. Nothing here is shipped."""
