import sys

from table import column

values = column(sys.argv[1])
print(sum(map(values.__getitem__, sys.stdin.read().split())))
