import java.util.Scanner;

// Never moves a number.
public class Stays {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        input.nextLine();
        System.out.println(input.nextLine());
    }
}
