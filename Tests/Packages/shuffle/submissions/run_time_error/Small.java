import java.util.Scanner;

// Its array is too small.
public class Small {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        int[] row = new int[1000];
        int count = 0;
        for (int i = 2; i <= n; i += 2) row[count++] = i;
        for (int i = 1; i <= n; i += 2) row[count++] = i;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) text.append(row[i]).append(' ');
        System.out.println(n == 2 || n == 3 ? "none" : text);
    }
}
