import java.util.Scanner;

class Hello {
    public static void main(String[] arguments) {
        System.out.printf("Hello, %s!%n", new Scanner(System.in).nextLine());
    }
}
