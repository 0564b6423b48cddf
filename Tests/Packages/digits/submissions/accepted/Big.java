import java.math.BigInteger;
import java.util.Scanner;

// @EXPECTED_SCORE@: 100
public class Big {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        System.out.println(BigInteger.ONE.shiftLeft(n).toString().chars().map(c -> c - '0').sum());
    }
}
