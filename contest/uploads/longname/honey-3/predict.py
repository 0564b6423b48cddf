"""See honey.ipynb."""
