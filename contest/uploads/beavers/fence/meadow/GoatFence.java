package meadow;

import geometry.Polygon;
import java.util.Locale;
import java.util.Scanner;

public class GoatFence {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in).useLocale(Locale.ROOT);
        int n = input.nextInt();
        double[] x = new double[n], y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = input.nextDouble();
            y[i] = input.nextDouble();
        }
        Polygon meadow = new Polygon(x, y);
        System.out.println(meadow.length());
        System.out.println(meadow.area());
    }
}
