import java.util.Scanner;

public class Middle {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        for (int a = n / 2; a > 0; a--) {
            String other = String.valueOf(n - a);
            if (String.valueOf(a).chars().noneMatch(c -> other.indexOf(c) >= 0)) {
                System.out.println(a + " " + other);
                return;
            }
        }
        System.out.println("impossible");
    }
}
