import java.util.Locale;
import java.util.Scanner;

// One step of 0.0000000001 after another.
public class Steps {
    public static void main(String[] args) {
        double a = new Scanner(System.in).nextDouble();
        long x = 0;
        while ((x * 1e-10) * (x * 1e-10) * (x * 1e-10) < a) x++;
        System.out.printf(Locale.ROOT, "%.9f%n", x * 1e-10);
    }
}
