import java.util.Scanner;

// @EXPECTED_SCORE@: 20
// Group 1: it looks at the first hundred numbers alone.
public class Small {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        int n = Math.min(input.nextInt(), 100), s = input.nextInt(), longest = 0;
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) numbers[i] = input.nextInt();
        for (int start = 0; start < n; start++)
            for (int end = start, sum = 0; end < n && (sum += numbers[end]) <= s; end++)
                longest = Math.max(longest, end - start + 1);
        System.out.println(longest);
    }
}
