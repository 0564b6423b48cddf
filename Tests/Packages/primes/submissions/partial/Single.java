import java.math.BigInteger;
import java.util.Scanner;

// Misses the sample: no points at all, whatever else is right.
public class Single {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        long a = input.nextLong(), b = input.nextLong();
        int count = 0;
        for (long n = a; n <= Math.min(b, a + 1000); n++) if (n > 3 && BigInteger.valueOf(n).isProbablePrime(20)) count++;
        System.out.println(count);
    }
}
