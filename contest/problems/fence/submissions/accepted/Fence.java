import java.util.Locale;
import java.util.Scanner;

public class Fence {
    public static void main(String[] arguments) {
        Scanner input = new Scanner(System.in).useLocale(Locale.ROOT);
        int n = input.nextInt();
        double[] x = new double[n], y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = input.nextDouble();
            y[i] = input.nextDouble();
        }
        double length = 0, twice = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            length += Math.hypot(x[j] - x[i], y[j] - y[i]);
            twice += (x[i] - x[0]) * (y[j] - y[0]) - (x[j] - x[0]) * (y[i] - y[0]);
        }
        System.out.println(length);
        System.out.println(Math.abs(twice) / 2);
    }
}
