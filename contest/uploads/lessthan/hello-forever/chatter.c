#include <stdio.h>

int main(void) {
    for (;;) puts("Hello, i < n && <script>alert(1)</script>!");
}
