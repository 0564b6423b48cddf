import java.util.Scanner;

// Takes the order that it likes.
public class Guesses {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        StringBuilder line = new StringBuilder("!");
        for (int i = 1; i <= n; i++) line.append(' ').append(i);
        System.out.println(line);
    }
}
