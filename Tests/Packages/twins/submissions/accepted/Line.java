import java.util.Scanner;

public class Line {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        long a = input.nextLong(), b = input.nextLong();
        while (input.next().equals("f")) System.out.println(a * input.nextLong() + b);
    }
}
