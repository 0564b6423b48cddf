# What no text is made of.
import sys

sys.stdout.buffer.write(bytes(range(256)))
