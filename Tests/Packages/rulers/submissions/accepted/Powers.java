import java.util.Scanner;

public class Powers {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        System.out.print(0);
        for (int mark = 1; mark <= n; mark = 2 * mark + 1) System.out.print(" " + mark);
        System.out.println();
    }
}
