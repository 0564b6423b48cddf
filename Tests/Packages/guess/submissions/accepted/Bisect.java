import java.util.Scanner;

public class Bisect {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        int low = 1, high = input.nextInt();
        while (true) {
            int guess = (low + high) / 2;
            System.out.println(guess);
            String reply = input.next();
            if (reply.equals("correct")) return;
            if (reply.equals("higher")) low = guess + 1;
            else high = guess - 1;
        }
    }
}
