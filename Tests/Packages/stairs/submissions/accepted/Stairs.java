import java.util.Scanner;

// @EXPECTED_RESULTS@: CORRECT
public class Stairs {
    public static void main(String[] args) {
        long[] ways = new long[100001];
        ways[0] = ways[1] = 1;
        ways[2] = 2;
        for (int i = 3; i < ways.length; i++) ways[i] = (ways[i - 1] + ways[i - 2] + ways[i - 3]) % 1_000_000_007;
        Scanner input = new Scanner(System.in);
        for (int t = input.nextInt(); t > 0; t--) System.out.println(ways[input.nextInt()]);
    }
}
