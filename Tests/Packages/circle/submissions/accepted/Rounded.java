import java.util.Locale;
import java.util.Scanner;

// Seven digits after the point are within the tolerance, one way or the other.
public class Rounded {
    public static void main(String[] args) {
        double r = new Scanner(System.in).useLocale(Locale.ROOT).nextDouble();
        System.out.printf(Locale.ROOT, "%.7f %.7f%n", 2 * Math.PI * r, Math.PI * r * r);
    }
}
