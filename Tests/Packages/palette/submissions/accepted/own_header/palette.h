#error "gives way to the header of the problem"
